package org.benefits.screener.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;

/**
 * Reads the tables of a folder: {@code *.csv} with {@code effective_from} first and {@code source} last, dimensions and values between. A
 * value column ends in its unit; one without a unit that is not a dimension is yes-no.
 *
 * @see Table
 */
public final class TableReader {
    private static final Map<String, Range.Kind> UNITS = Map.of(
            "usd", Range.Kind.MONEY,
            "share", Range.Kind.SHARE,
            "years", Range.Kind.YEARS,
            "months", Range.Kind.MONTHS,
            "days", Range.Kind.DAYS,
            "hours", Range.Kind.HOURS,
            "weeks", Range.Kind.WEEKS,
            "count", Range.Kind.COUNT);
    private static final Set<String> NUMBERS = Set.of("size", "children", "people", "rating_area");

    // very_low_for_3_annual_usd: the value "very low" for the size 3.
    private static final Pattern FOR_SIZE = Pattern.compile("(.+)_for_([0-9]+)(_.+)");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,8})?");
    private static final Set<String> PERIODS = Set.of("monthly", "annual", "weekly", "daily", "hourly");

    private final String program;
    private final Set<String> codeDimensions;
    private final Map<String, MonthDay> updates = new HashMap<>();
    private final List<BadTable.Fault> faults = new ArrayList<>();
    private final Map<String, Table> found = new TreeMap<>();

    private TableReader(String program, Set<String> codeDimensions) {
        this.program = program;
        this.codeDimensions = codeDimensions;
    }

    /**
     * The tables of {@code folder/tables}.
     *
     * @param program the folder's name, for messages
     * @param codeDimensions the columns of codes that units and facts can answer for
     * @throws BadTable with all faults
     */
    public static Tables read(Path folder, String program, Set<String> codeDimensions) {
        TableReader reader = new TableReader(program, codeDimensions);
        Path tables = folder.resolve("tables");
        if (Files.isDirectory(tables)) {
            reader.readAll(tables);
        }
        if (!reader.faults.isEmpty()) {
            throw new BadTable(reader.faults);
        }
        reader.found.values().forEach(Table::seal);
        return new Tables(reader.found);
    }

    private void readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            Path yearly = folder.resolve("updates.yaml");
            if (Files.exists(yearly)) {
                updates(yearly);
            }
            files.filter(f -> f.toString().endsWith(".csv")).sorted().forEach(this::file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void updates(Path file) throws IOException {
        JsonNode node = YAMLMapper.builder().build().readTree(Files.readString(file));
        node.properties().forEach(e -> {
            try {
                updates.put(e.getKey(), MonthDay.parse("--" + e.getValue().asText()));
            } catch (DateTimeException bad) {
                faults.add(new BadTable.Fault(name(file), 1, 0, e.getKey() + " needs month and day, such as 10-01"));
            }
        });
    }

    private String name(Path file) {
        return program + "/tables/" + file.getFileName();
    }

    private void file(Path file) {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file)) {
            List<CsvRecord> rows = csv.stream().toList();
            if (rows.isEmpty()) {
                faults.add(
                        new BadTable.Fault(name(file), 1, 0, "the table is empty; its first line names the columns"));
                return;
            }
            String stem = file.getFileName().toString().replace(".csv", "");
            if (rows.get(0).getFields().contains("parameter")) {
                new Parameters(name(file), rows).read();
            } else if (rows.get(0).getFields().stream()
                    .anyMatch(c -> FOR_SIZE.matcher(c).matches())) {
                new ByCounty(name(file), stem, rows).read();
            } else {
                new Sheet(name(file), stem, rows).read();
            }
        } catch (CsvParseException e) {
            faults.add(new BadTable.Fault(name(file), 1, 0, "this is not readable as CSV: " + e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MonthDay update(String table, String file) {
        MonthDay own = updates.get(table);
        return own != null ? own : updates.get(file);
    }

    /** A file with one row a parameter: each parameter is a table of its own. */
    private final class Parameters {
        private final String file;
        private final List<CsvRecord> rows;

        Parameters(String file, List<CsvRecord> rows) {
            this.file = file;
            this.rows = rows;
        }

        void read() {
            List<String> header = rows.get(0).getFields();
            boolean states = header.contains("state");
            List<String> expected = states
                    ? List.of("effective_from", "state", "parameter", "value", "unit", "source")
                    : List.of("effective_from", "parameter", "value", "unit", "source");
            if (!header.equals(expected)) {
                faults.add(new BadTable.Fault(
                        file, 1, 0, "the columns of a parameters file are " + String.join(",", expected)));
                return;
            }
            for (CsvRecord row : rows.subList(1, rows.size())) {
                row(row, header, states);
            }
        }

        private void row(CsvRecord row, List<String> header, boolean states) {
            Cells cells = new Cells(file, row, header);
            if (!cells.isWhole()) {
                return;
            }
            String parameter = cells.get("parameter");
            String unit = cells.get("unit");
            if (!UNITS.containsKey(unit) && !unit.equals("yes-no")) {
                cells.fault(
                        "unit",
                        "unknown unit \"" + unit + "\"; known are " + new java.util.TreeSet<>(UNITS.keySet())
                                + " and yes-no");
                return;
            }
            Range.Kind kind = UNITS.get(unit);
            List<Table.Dimension> dimensions =
                    states ? List.of(new Table.Dimension("state", Table.Form.CODE)) : List.of();
            Table table = found.computeIfAbsent(
                    parameter, p -> new Table(program + "/" + p, p, kind, dimensions, update(p, "parameters")));
            if (table.kind() != kind || !table.dimensions().equals(dimensions)) {
                cells.fault("unit", "\"" + parameter + "\" has another unit or another file above");
                return;
            }
            LocalDate from = cells.date();
            Table.Cell cell = cells.cell("value", kind, table);
            if (from != null
                    && cell != null
                    && !table.add(states ? List.of(cells.get("state")) : List.of(), from, cell)) {
                cells.fault("effective_from", "a row for \"" + parameter + "\" on this date stands above; keep one");
            }
        }
    }

    /** An ordinary table: dimensions, then values. */
    private final class Sheet {
        private final String file;
        private final String stem;
        private final List<CsvRecord> rows;
        private final List<Table.Dimension> dimensions = new ArrayList<>();
        private final Map<String, Table> values = new LinkedHashMap<>();

        Sheet(String file, String stem, List<CsvRecord> rows) {
            this.file = file;
            this.stem = stem;
            this.rows = rows;
        }

        void read() {
            List<String> header = rows.get(0).getFields();
            if (!header.get(0).equals("effective_from")
                    || !header.get(header.size() - 1).equals("source")) {
                faults.add(new BadTable.Fault(file, 1, 0, "the first column is effective_from and the last is source"));
                return;
            }
            Map<String, Range.Kind> columns = new LinkedHashMap<>();
            for (String column : header.subList(1, header.size() - 1)) {
                if (column.endsWith("_from")) {
                    dimensions.add(new Table.Dimension(column.substring(0, column.length() - 5), Table.Form.SPAN));
                } else if (NUMBERS.contains(column)) {
                    dimensions.add(new Table.Dimension(column, Table.Form.NUMBER));
                } else if (codeDimensions.contains(column)) {
                    dimensions.add(new Table.Dimension(column, Table.Form.CODE));
                } else if (!column.endsWith("_under")) {
                    columns.put(column, unit(column));
                }
            }
            if (columns.isEmpty()) {
                faults.add(new BadTable.Fault(
                        file,
                        1,
                        0,
                        "no value column; a value column ends in its unit, such as monthly_usd, share or years"));
                return;
            }
            columns.forEach((column, kind) -> {
                String table = columns.size() == 1 ? stem : stem + "/" + plain(column);
                values.put(column, new Table(program + "/" + table, table, kind, dimensions, update(table, stem)));
            });
            for (CsvRecord row : rows.subList(1, rows.size())) {
                row(row, header);
            }
            values.values().forEach(t -> found.put(t.name(), t));
        }

        private static Range.Kind unit(String column) {
            return UNITS.get(column.substring(column.lastIndexOf('_') + 1));
        }

        // gross_limit_share is named gross-limit, monthly_usd alone by its file.
        private static String plain(String column) {
            List<String> words = new ArrayList<>(List.of(column.split("_")));
            if (UNITS.containsKey(words.get(words.size() - 1))) {
                words.remove(words.size() - 1);
                if (words.size() > 1 && PERIODS.contains(words.get(words.size() - 1))) {
                    words.remove(words.size() - 1);
                }
            }
            return String.join("-", words);
        }

        private void row(CsvRecord row, List<String> header) {
            Cells cells = new Cells(file, row, header);
            if (!cells.isWhole()) {
                return;
            }
            LocalDate from = cells.date();
            List<String> key = new ArrayList<>();
            for (Table.Dimension dimension : dimensions) {
                key.add(part(dimension, cells));
            }
            if (from == null || key.contains(null)) {
                return;
            }
            values.forEach((column, table) -> {
                Table.Cell cell = cells.cell(column, table.kind(), table);
                if (cell != null && !table.add(key, from, cell)) {
                    cells.fault("effective_from", "a row with the same dimensions and date stands above; keep one");
                }
            });
        }

        private String part(Table.Dimension dimension, Cells cells) {
            String name = dimension.name();
            return switch (dimension.form()) {
                case CODE -> {
                    if (cells.get(name).isBlank()) {
                        cells.fault(
                                name, "is empty; name a code" + (name.equals("state") ? ", or US for all states" : ""));
                        yield null;
                    }
                    yield cells.get(name);
                }
                case NUMBER -> {
                    String cell = cells.get(name);
                    if (cell.endsWith("+") && cells.isWholeNumber(name, cell.replace("+", ""))) {
                        values.values().forEach(t -> t.setOpenEnded(Long.parseLong(cell.replace("+", ""))));
                        yield cell;
                    }
                    yield cell.equals(Table.EACH_ADDITIONAL)
                                    || cell.equals(Table.ANY)
                                    || cells.isWholeNumber(name, cell)
                            ? cell
                            : null;
                }
                case SPAN -> {
                    String from = cells.get(name + "_from");
                    String under = cells.get(name + "_under");
                    boolean good = (from.isEmpty() || cells.isWholeNumber(name + "_from", from))
                            && (under.isEmpty() || cells.isWholeNumber(name + "_under", under));
                    yield good ? from + ".." + under : null;
                }
            };
        }
    }

    /**
     * A table by county with a column for each size: {@code effective_from,state,county,very_low_for_1_annual_usd,…,source}. A county cell
     * may name several counties, with "; " between. There are thousands of rows, so those of a state become cells only when asked for.
     */
    private final class ByCounty {
        private static final List<Table.Dimension> DIMENSIONS = List.of(
                new Table.Dimension("state", Table.Form.CODE),
                new Table.Dimension("county", Table.Form.CODE),
                new Table.Dimension("size", Table.Form.NUMBER));
        private static final int STATE = 1;
        private static final int COUNTY = 2;
        private static final int MOST_DIGITS = 9;

        private final String file;
        private final String stem;
        private final List<CsvRecord> rows;
        private final List<String> header;

        ByCounty(String file, String stem, List<CsvRecord> rows) {
            this.file = file;
            this.stem = stem;
            this.rows = rows;
            this.header = rows.get(0).getFields();
        }

        void read() {
            if (!header.subList(0, 3).equals(List.of("effective_from", "state", "county"))
                    || !header.get(header.size() - 1).equals("source")) {
                faults.add(new BadTable.Fault(
                        file, 1, 0, "a table by county begins with effective_from,state,county and ends with source"));
                return;
            }
            Map<String, List<CsvRecord>> byState = new TreeMap<>();
            Map<String, Set<String>> dates = new TreeMap<>();
            for (CsvRecord row : rows.subList(1, rows.size())) {
                if (new Cells(file, row, header).isWhole() && hasNumbers(row)) {
                    String state = row.getField(STATE);
                    byState.computeIfAbsent(state, k -> new ArrayList<>()).add(row);
                    if (dates.computeIfAbsent(state, k -> new TreeSet<>()).add(row.getField(0))) {
                        new Cells(file, row, header).date();
                    }
                }
            }
            Map<String, Map<Long, String>> columns = columns();
            columns.forEach((value, ofSizes) -> {
                String column = ofSizes.values().iterator().next();
                Range.Kind kind = Sheet.unit(column);
                Table table = new Table(
                        program + "/" + stem + "/" + value, stem + "/" + value, kind, DIMENSIONS, update("", stem));
                table.sizes(new TreeSet<>(ofSizes.keySet()));
                byState.forEach(
                        (state, own) -> table.later(state, days(dates.get(state)), () -> add(table, own, ofSizes)));
                found.put(table.name(), table);
            });
        }

        // The columns of each value, by size.
        private Map<String, Map<Long, String>> columns() {
            Map<String, Map<Long, String>> columns = new LinkedHashMap<>();
            for (String column : header.subList(3, header.size() - 1)) {
                Matcher matcher = FOR_SIZE.matcher(column);
                if (matcher.matches() && Sheet.unit(column) != null) {
                    columns.computeIfAbsent(matcher.group(1).replace('_', '-'), k -> new TreeMap<>())
                            .put(Long.parseLong(matcher.group(2)), column);
                } else {
                    faults.add(new BadTable.Fault(
                            file,
                            1,
                            header.indexOf(column) + 1,
                            column + " is not a value for a size, such as very_low_for_1_annual_usd"));
                }
            }
            return columns;
        }

        // What is read later must be known to be good now.
        private boolean hasNumbers(CsvRecord row) {
            for (int i = COUNTY + 1; i < header.size() - 1; i++) {
                String cell = row.getField(i);
                if (cell.isEmpty()
                        || cell.length() > MOST_DIGITS
                        || !cell.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    new Cells(file, row, header).fault(header.get(i), "is not a whole number of dollars such as 50200");
                    return false;
                }
            }
            return true;
        }

        private static Set<LocalDate> days(Set<String> written) {
            Set<LocalDate> days = new TreeSet<>();
            for (String each : written) {
                try {
                    days.add(LocalDate.parse(each));
                } catch (DateTimeException e) {
                    // Named as a fault where the row was read.
                    continue;
                }
            }
            return days;
        }

        private void add(Table table, List<CsvRecord> own, Map<Long, String> ofSizes) {
            Map<LocalDate, Map<Long, List<Table.Cell>>> onDate = new TreeMap<>();
            for (CsvRecord row : own) {
                Cells cells = new Cells(file, row, header);
                LocalDate from = cells.date();
                String[] counties = row.getField(COUNTY).split("; ");
                Map<Long, List<Table.Cell>> bySize = onDate.computeIfAbsent(from, k -> new TreeMap<>());
                ofSizes.forEach((size, column) -> {
                    Table.Cell cell = cells.cell(column, table.kind(), table);
                    for (String county : counties) {
                        table.add(List.of(row.getField(STATE), county, size.toString()), from, cell);
                    }
                    bySize.computeIfAbsent(size, k -> new ArrayList<>()).add(cell);
                });
            }
            String state = own.get(0).getField(STATE);
            onDate.forEach((from, bySize) ->
                    bySize.forEach((size, found) -> table.addBounds(state, size.toString(), from, found)));
        }
    }

    /** The cells of one row, with faults that name the column. */
    private final class Cells {
        private final String file;
        private final CsvRecord row;
        private final List<String> header;

        Cells(String file, CsvRecord row, List<String> header) {
            this.file = file;
            this.row = row;
            this.header = header;
        }

        boolean isWhole() {
            if (row.getFieldCount() != header.size()) {
                faults.add(new BadTable.Fault(
                        file,
                        row.getStartingLineNumber(),
                        0,
                        "has " + row.getFieldCount() + " cells, the header has " + header.size()
                                + "; a comma inside a cell needs quotes"));
                return false;
            }
            if (get("source").isBlank()) {
                fault("source", "is empty; every number needs its source");
                return false;
            }
            return true;
        }

        String get(String column) {
            int at = header.indexOf(column);
            return at < 0 ? "" : row.getField(at).trim();
        }

        void fault(String column, String message) {
            faults.add(new BadTable.Fault(
                    file, row.getStartingLineNumber(), header.indexOf(column) + 1, column + " " + message));
        }

        LocalDate date() {
            try {
                return LocalDate.parse(get("effective_from"));
            } catch (DateTimeException e) {
                fault("effective_from", "is not a date such as 2026-10-01");
                return null;
            }
        }

        boolean isWholeNumber(String column, String text) {
            if (text.matches("-?[0-9]{1,9}")) {
                return true;
            }
            fault(column, "is not a whole number");
            return false;
        }

        Table.Cell cell(String column, Range.Kind kind, Table table) {
            String text = get(column);
            LocalDate from = date();
            if (from == null) {
                return null;
            }
            RowRef ref = new RowRef(table, row.getStartingLineNumber(), from, get("source"));
            Why why = Why.of(ref);
            if (kind == null) {
                return switch (text) {
                    case "yes" -> new Table.Cell(null, Truth.yes(why), ref);
                    case "no" -> new Table.Cell(null, Truth.no(why), ref);
                    case "unknown" -> new Table.Cell(null, null, ref);
                    default -> {
                        fault(
                                column,
                                "is neither yes nor no; a number needs a column that ends in its unit, such as monthly_usd");
                        yield null;
                    }
                };
            }
            return switch (text) {
                case "none" -> new Table.Cell(Range.noLimit(kind, why), null, ref);
                case "not-offered" -> new Table.Cell(Range.notOffered(kind, why), null, ref);
                case "unknown" -> new Table.Cell(null, null, ref);
                default -> {
                    if (!PLAIN_NUMBER.matcher(text).matches()) {
                        fault(
                                column,
                                "is not a plain number such as 2960 or 0.30; or write none, not-offered or unknown");
                        yield null;
                    }
                    yield new Table.Cell(Range.of(kind, new BigDecimal(text), why), null, ref);
                }
            };
        }
    }
}
