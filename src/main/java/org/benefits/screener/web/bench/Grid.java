package org.benefits.screener.web.bench;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table as a grid: rows are found by what stands in them, and changed without touching the others. A row of the law that was in force stays;
 * a change of the law is a copy of it with a later date.
 */
public final class Grid {
    /** As many cells as a page can hold. */
    private static final int MOST_CELLS = 720;

    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();
    // As they stand in the file, so that what is not changed stays to the letter.
    private final List<String> lines = new ArrayList<>();

    /**
     * A row on the page.
     *
     * @param line its place among the rows, from 0
     */
    public record Row(int line, List<String> cells) {}

    private Grid(List<String> columns) {
        this.columns = columns;
    }

    /**
     * Reads a table.
     *
     * @throws Draft.Refused where it is not readable as rows and columns
     */
    static Grid read(String text) {
        try {
            List<CsvRecord> records = CsvReader.builder()
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(text)
                    .stream()
                    .toList();
            if (records.isEmpty()) {
                throw new Draft.Refused("the table is empty; its first line names the columns");
            }
            Grid grid = new Grid(List.copyOf(records.get(0).getFields()));
            records.stream().skip(1).forEach(r -> grid.rows.add(List.copyOf(r.getFields())));
            List<String> lines = text.lines().skip(1).toList();
            boolean oneLineEach = lines.size() == grid.rows.size();
            for (int i = 0; i < grid.rows.size(); i++) {
                grid.lines.add(oneLineEach ? lines.get(i) : line(grid.rows.get(i)));
            }
            return grid;
        } catch (CsvParseException e) {
            throw new Draft.Refused("this is not readable as a table: " + e.getMessage());
        }
    }

    List<String> columns() {
        return columns;
    }

    int size() {
        return rows.size();
    }

    /** The most rows on one page. */
    int page() {
        return Math.max(1, MOST_CELLS / columns.size());
    }

    /** The rows that hold every word of a search, as many as a page can hold; all rows where nothing is searched. */
    List<Row> find(String search) {
        List<String> words = List.of(search.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        List<Row> found = new ArrayList<>();
        for (int i = 0; i < rows.size() && found.size() < page(); i++) {
            String row = String.join(" ", rows.get(i)).toLowerCase(Locale.ROOT);
            if (words.stream().allMatch(row::contains)) {
                found.add(new Row(i, rows.get(i)));
            }
        }
        return found;
    }

    /** How many rows hold every word of a search. */
    long count(String search) {
        List<String> words = List.of(search.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        return rows.stream()
                .map(r -> String.join(" ", r).toLowerCase(Locale.ROOT))
                .filter(r -> words.stream().allMatch(r::contains))
                .count();
    }

    /**
     * The table with cells changed and rows added, as text.
     *
     * @param cells for each place of a row its new cells
     * @param below for each place of a row another row below it; place -1 for the end of the table
     */
    String with(Map<Integer, List<String>> cells, Map<Integer, List<String>> below) {
        StringBuilder text = new StringBuilder(line(columns)).append('\n');
        for (int i = 0; i < rows.size(); i++) {
            List<String> changed = cells.get(i);
            boolean same = changed == null || changed.equals(rows.get(i));
            text.append(same ? lines.get(i) : line(changed)).append('\n');
            if (below.containsKey(i)) {
                text.append(line(below.get(i))).append('\n');
            }
        }
        if (below.containsKey(-1)) {
            text.append(line(below.get(-1))).append('\n');
        }
        return text.toString();
    }

    private static String line(List<String> cells) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().stripTrailing();
    }
}
