package org.benefits.screener.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.FactPath;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Problem;
import org.benefits.screener.money.Range;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Edition;

/** A batch as CSV. A cell that is empty is an answer not given; a list is parted by semicolons, and "-" is the empty list. */
final class CsvBatch {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_COLUMNS = 2_000;
    private static final int MOST_INDEX = 40;

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

    private long written = 1;
    private boolean unreadable;

    private record Row(Household household, String problem) {}

    long run(InputStream in, OutputStream out) throws IOException {
        long faults = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8));
                CsvWriter writer = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            Iterator<CsvRecord> records = reader.iterator();
            List<String> header = header(records);
            List<String> programs = edition.books().all().stream()
                    .map(b -> b.spec().id())
                    .filter(p ->
                            options.programs().isEmpty() || options.programs().contains(p))
                    .sorted()
                    .toList();
            writeHeader(writer, programs);
            List<Row> together = new ArrayList<>();
            long line = 1;
            for (CsvRecord record = next(records); record != null; record = next(records)) {
                line++;
                together.add(row(header, record));
                if (together.size() == Screener.MOST_TOGETHER) {
                    faults += answer(together, programs, writer);
                    progress.accept(line);
                }
            }
            faults += answer(together, programs, writer);
            progress.accept(line);
            if (unreadable) {
                faults++;
                answer(
                        new ArrayList<>(
                                List.of(
                                        new Row(
                                                null,
                                                "from here on this is not CSV that can be read: a quote is not closed, or a cell is too long"))),
                        programs,
                        writer);
            }
        }
        return faults;
    }

    // What comes before an unreadable place is still answered.
    private CsvRecord next(Iterator<CsvRecord> records) {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            unreadable = true;
            return null;
        }
    }

    private List<String> header(Iterator<CsvRecord> records) {
        CsvRecord first = next(records);
        if (first == null) {
            throw bad(
                    "The first line names the columns: fact paths such as state, people/0/age, people/0/incomes/0/amount.");
        }
        List<String> header = first.getFields();
        if (header.size() > MOST_COLUMNS) {
            throw bad("A file holds at most " + MOST_COLUMNS + " columns.");
        }
        return header.stream().map(c -> c.replace("\uFEFF", "").trim()).toList();
    }

    private static BadHousehold bad(String message) {
        return new BadHousehold(BadHousehold.Kind.MALFORMED, List.of(new Problem("", "unreadable", message)));
    }

    private static void writeHeader(CsvWriter writer, List<String> programs) {
        List<String> columns = new ArrayList<>(List.of("line"));
        programs.forEach(p -> columns.addAll(List.of(p + ".outcome", p + ".low", p + ".high", p + ".missing")));
        columns.add("problem");
        writer.writeRecord(columns);
    }

    private Row row(List<String> header, CsvRecord record) {
        if (record.getFieldCount() != header.size()) {
            return new Row(
                    null, "this row has " + record.getFieldCount() + " cells, the first line has " + header.size());
        }
        try {
            ObjectNode household = JSON.objectNode();
            ObjectNode request = JSON.objectNode();
            for (int i = 0; i < header.size(); i++) {
                String cell = record.getField(i).trim();
                if (header.get(i).equals("asOf")) {
                    request.put("asOf", cell.isEmpty() ? null : cell);
                } else if (!cell.isEmpty()) {
                    put(household, header.get(i).split("/"), 0, cell);
                }
            }
            request.set("household", household);
            return new Row(Request.read(request, edition.books().dictionary(), clock), null);
        } catch (BadHousehold e) {
            return new Row(
                    null,
                    String.join(
                            "; ",
                            e.problems().stream()
                                    .map(p -> p.pointer().replace("/household/", "") + ": " + p.message())
                                    .toList()));
        }
    }

    // people/0/incomes/0/amount: objects and lists are made on the way; the last part is typed by the dictionary.
    private void put(ObjectNode at, String[] path, int depth, String cell) {
        String name = path[depth];
        if (depth == path.length - 1) {
            at.set(name, typed(path, cell));
            return;
        }
        if (!path[depth + 1].matches("[0-9]{1,2}")) {
            put(at.get(name) instanceof ObjectNode o ? o : at.putObject(name), path, depth + 1, cell);
            return;
        }
        ArrayNode list = at.get(name) instanceof ArrayNode l ? l : at.putArray(name);
        int index = Integer.parseInt(path[depth + 1]);
        if (index > MOST_INDEX || depth + 2 > path.length - 1) {
            throw bad("The column " + path[0] + "/… has an index that is too large, or names no fact after it.");
        }
        while (list.size() <= index) {
            list.addObject();
        }
        ObjectNode item = (ObjectNode) list.get(index);
        if (name.equals("people") && !item.has("id")) {
            item.put("id", "p" + index);
        }
        put(item, path, depth + 2, cell);
    }

    private JsonNode typed(String[] path, String cell) {
        Fact fact = fact(path);
        if (fact == null || cell.equals("none") && fact.noneAllowed()) {
            return JSON.textNode(cell);
        }
        return switch (fact.type()) {
            case YES_NO ->
                cell.equals("true") || cell.equals("yes")
                        ? JSON.booleanNode(true)
                        : cell.equals("false") || cell.equals("no") ? JSON.booleanNode(false) : JSON.textNode(cell);
            case WHOLE, NUMBER, MONEY -> number(cell);
            case CHOICES -> list(cell);
            case LIST -> cell.equals("-") ? JSON.arrayNode() : fact.listOfPeople() ? list(cell) : JSON.textNode(cell);
            default -> JSON.textNode(cell);
        };
    }

    private Fact fact(String[] path) {
        Dictionary dictionary = edition.books().dictionary();
        String last = path[path.length - 1];
        if (path.length == 1) {
            return dictionary.household().get(last);
        }
        if (path.length >= 4 && path[path.length - 3].equals("incomes")) {
            return dictionary.income().get(last);
        }
        return dictionary.person().get(last);
    }

    private static JsonNode number(String cell) {
        return cell.length() <= 20 && cell.matches("-?[0-9]+(\\.[0-9]+)?")
                ? JSON.numberNode(new BigDecimal(cell))
                : JSON.textNode(cell);
    }

    private static ArrayNode list(String cell) {
        ArrayNode list = JSON.arrayNode();
        if (!cell.equals("-")) {
            for (String each : cell.split(";")) {
                list.add(each.trim());
            }
        }
        return list;
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
            List<String> cells = new ArrayList<>(List.of(Long.toString(++written)));
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
