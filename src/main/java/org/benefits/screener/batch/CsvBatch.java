package org.benefits.screener.batch;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.FactPath;
import org.benefits.screener.household.Household;
import org.benefits.screener.money.Range;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Edition;

/**
 * A batch as CSV. A row is one line. A cell that is empty is an answer not given; a list is parted by
 * semicolons, and "-" is the empty list.
 */
final class CsvBatch {
    private final Screener screener;
    private final Edition edition;
    private final Clock clock;
    private final Batch.Options options;
    private final LongConsumer progress;

    CsvBatch(Screener screener, Edition edition, Clock clock, Batch.Options options, LongConsumer progress) {
        this.screener = screener;
        this.edition = edition;
        this.clock = clock;
        this.options = options;
        this.progress = progress;
    }

    private record Row(long number, Household household, String problem) {}

    long run(InputStream in, OutputStream out) throws IOException {
        Lines lines = new Lines(in, Batch.LONGEST_LINE);
        CsvRows rows = CsvRows.under(lines.next(), edition.books().dictionary());
        // Only now: nothing may be written before the columns are known to be good.
        CsvWriter writer = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        List<String> programs = edition.books().all().stream()
                .map(b -> b.spec().id())
                .filter(p -> options.programs().isEmpty() || options.programs().contains(p))
                .sorted()
                .toList();
        writeHeader(writer, programs);
        long faults = 0;
        List<Row> together = new ArrayList<>();
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank()) {
                together.add(row(rows, line));
            }
            if (together.size() == Screener.MOST_TOGETHER) {
                faults += answer(together, programs, writer);
                writer.flush();
                progress.accept(line.number());
            }
        }
        faults += answer(together, programs, writer);
        writer.flush();
        return faults;
    }

    private static void writeHeader(CsvWriter writer, List<String> programs) {
        List<String> columns = new ArrayList<>(List.of("line"));
        programs.forEach(p -> columns.addAll(List.of(p + ".outcome", p + ".low", p + ".high", p + ".missing")));
        columns.add("problem");
        writer.writeRecord(columns);
    }

    private Row row(CsvRows rows, Lines.Line line) {
        RequestRows.Row row = rows.row(line);
        if (row.problem() != null) {
            return new Row(row.number(), null, row.problem());
        }
        try {
            return new Row(
                    row.number(), Request.read(row.request(), edition.books().dictionary(), clock), null);
        } catch (BadHousehold e) {
            return new Row(row.number(), null, RequestRows.problem(e));
        }
    }

    private long answer(List<Row> together, List<String> programs, CsvWriter writer) {
        List<Household> households = together.stream()
                .filter(r -> r.household() != null)
                .map(Row::household)
                .toList();
        List<Screening> screenings = screener.screenAll(edition.books(), households);
        long faults = 0;
        int next = 0;
        for (Row row : together) {
            List<String> cells = new ArrayList<>(List.of(Long.toString(row.number())));
            Screening screening = row.household() == null ? null : screenings.get(next++);
            for (String program : programs) {
                cells.addAll(cells(screening == null ? null : screening.get(program)));
            }
            boolean fault = screening == null || screening.programs().stream().anyMatch(ProgramResult::fault);
            faults += fault ? 1 : 0;
            cells.add(row.problem() == null ? "" : row.problem());
            writer.writeRecord(cells);
        }
        together.clear();
        return faults;
    }

    private static List<String> cells(ProgramResult program) {
        if (program == null) {
            return List.of("", "", "", "");
        }
        Range estimate = program.estimate();
        Map<Boolean, String> amounts = estimate == null
                ? Map.of(true, "", false, "")
                : Map.of(
                        true,
                        estimate.lowNumber()
                                .setScale(2, java.math.RoundingMode.FLOOR)
                                .toPlainString(),
                        false,
                        estimate.highNumber()
                                .setScale(2, java.math.RoundingMode.CEILING)
                                .toPlainString());
        String missing = String.join(
                ";", program.missing().stream().map(FactPath::path).sorted().toList());
        return List.of(
                program.fault() ? "FAULT" : program.outcome().name(), amounts.get(true), amounts.get(false), missing);
    }
}
