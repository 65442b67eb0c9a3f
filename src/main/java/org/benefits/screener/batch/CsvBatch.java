package org.benefits.screener.batch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.LongConsumer;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.FactPath;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Problem;
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
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_COLUMNS = 2_000;

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
        List<CsvColumn> columns = header(lines.next());
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
                together.add(row(columns, line));
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

    private List<CsvColumn> header(Lines.Line first) {
        if (first == null || first.isBlank()) {
            throw bad(
                    List.of(
                            unreadable(
                                    "The first line names the columns: fact paths such as state, people/0/age, people/0/incomes/0/amount.")));
        }
        List<String> names;
        try {
            names = cells(first);
        } catch (BadLine e) {
            throw bad(List.of(unreadable("The first line names the columns, but " + e.getMessage() + ".")));
        }
        if (names.size() > MOST_COLUMNS) {
            throw bad(List.of(unreadable("A file holds at most " + MOST_COLUMNS + " columns.")));
        }
        List<Problem> problems = new ArrayList<>();
        List<CsvColumn> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = (i == 0 ? names.get(i).replace("\uFEFF", "") : names.get(i)).trim();
            columns.add(CsvColumn.read(name, i + 1, edition.books().dictionary(), problems));
            if (!seen.add(name)) {
                problems.add(new Problem("", "same-column", "Column " + (i + 1) + " has the name of another."));
            }
        }
        if (!problems.isEmpty()) {
            throw bad(problems);
        }
        return columns;
    }

    private static Problem unreadable(String message) {
        return new Problem("", "unreadable", message);
    }

    private static BadHousehold bad(List<Problem> problems) {
        return new BadHousehold(BadHousehold.Kind.MALFORMED, problems);
    }

    private static void writeHeader(CsvWriter writer, List<String> programs) {
        List<String> columns = new ArrayList<>(List.of("line"));
        programs.forEach(p -> columns.addAll(List.of(p + ".outcome", p + ".low", p + ".high", p + ".missing")));
        columns.add("problem");
        writer.writeRecord(columns);
    }

    /** A line that is not CSV, and why. */
    private static final class BadLine extends Exception {
        private static final long serialVersionUID = 1L;

        BadLine(String why) {
            super(why);
        }
    }

    // A row is one line, so that a quote that is not closed spoils no other row.
    private static List<String> cells(Lines.Line line) throws BadLine {
        if (line.tooLong()) {
            throw new BadLine("this line is too long; a line holds at most " + Batch.LONGEST_LINE + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.bytes()))
                    .toString();
            return CsvReader.builder()
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .ofSingleCsvRecord(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text)
                    .getFields();
        } catch (CharacterCodingException e) {
            throw new BadLine("this line is not text in UTF-8");
        } catch (CsvParseException | IllegalArgumentException | NoSuchElementException e) {
            throw new BadLine("this line is not CSV that can be read; check its quotes");
        }
    }

    private Row row(List<CsvColumn> columns, Lines.Line line) {
        try {
            List<String> cells = cells(line);
            if (cells.size() != columns.size()) {
                throw new BadLine("this row has " + cells.size() + " cells, the first line has " + columns.size());
            }
            ObjectNode request = JSON.objectNode();
            ObjectNode household = JSON.objectNode();
            for (int i = 0; i < cells.size(); i++) {
                String cell = cells.get(i).strip();
                ObjectNode into = columns.get(i).path().get(0).equals(CsvColumn.AS_OF) ? request : household;
                if (!cell.isEmpty() && !columns.get(i).put(into, cell)) {
                    throw new BadLine("the cell of column " + (i + 1) + " says again what another cell says");
                }
            }
            CsvColumn.tidy(household, "");
            request.set("household", household);
            return new Row(line.number(), Request.read(request, edition.books().dictionary(), clock), null);
        } catch (BadLine e) {
            return new Row(line.number(), null, e.getMessage());
        } catch (BadHousehold e) {
            return new Row(
                    line.number(),
                    null,
                    String.join(
                            "; ",
                            e.problems().stream()
                                    .map(p -> p.pointer().replace("/household/", "") + ": " + p.message())
                                    .toList()));
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
