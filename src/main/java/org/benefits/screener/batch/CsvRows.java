package org.benefits.screener.batch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Problem;

/** Rows of CSV as requests. A cell that is empty is an answer not given. */
final class CsvRows {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_COLUMNS = 2_000;

    private final List<CsvColumn> columns;

    private CsvRows(List<CsvColumn> columns) {
        this.columns = columns;
    }

    /**
     * The rows under a first line.
     *
     * @param first the line that names the columns, or null where the file is empty
     * @throws BadHousehold with every column that is not known
     */
    static CsvRows under(Lines.Line first, Dictionary dictionary) {
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
            columns.add(CsvColumn.read(name, i + 1, dictionary, problems));
            if (!seen.add(name)) {
                problems.add(new Problem("", "same-column", "Column " + (i + 1) + " has the name of another."));
            }
        }
        if (!problems.isEmpty()) {
            throw bad(problems);
        }
        return new CsvRows(columns);
    }

    private static Problem unreadable(String message) {
        return new Problem("", "unreadable", message);
    }

    private static BadHousehold bad(List<Problem> problems) {
        return new BadHousehold(BadHousehold.Kind.MALFORMED, problems);
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

    /** The request of a row, or what is wrong with it. */
    RequestRows.Row row(Lines.Line line) {
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
            return new RequestRows.Row(line.number(), request, null);
        } catch (BadLine e) {
            return new RequestRows.Row(line.number(), null, e.getMessage());
        }
    }
}
