package org.benefits.screener.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Dictionary;

/** The requests in a file of many households, CSV or NDJSON, one a row, read while they are asked for. */
public final class RequestRows {
    private final Lines lines;
    private final CsvRows csv;

    /**
     * One row.
     *
     * @param number its line in the file
     * @param request the request, or null where the row cannot be read
     * @param problem why it cannot; names places and mends, and quotes nothing
     */
    public record Row(long number, ObjectNode request, String problem) {}

    private RequestRows(Lines lines, CsvRows csv) {
        this.lines = lines;
        this.csv = csv;
    }

    /**
     * A CSV file.
     *
     * @throws BadHousehold where its first line does not name columns that are known
     */
    public static RequestRows csv(InputStream in, Dictionary dictionary) throws IOException {
        Lines lines = new Lines(in, Batch.LONGEST_LINE);
        return new RequestRows(lines, CsvRows.under(lines.next(), dictionary));
    }

    /** A file with a JSON object on each line. */
    public static RequestRows ndjson(InputStream in) {
        return new RequestRows(new Lines(in, Batch.LONGEST_LINE), null);
    }

    /** The next row that is not blank, or null at the end. */
    public Row next() throws IOException {
        Lines.Line line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        return line == null ? null : csv == null ? json(line) : csv.row(line);
    }

    private static Row json(Lines.Line line) {
        if (line.tooLong()) {
            return new Row(line.number(), null, "A line holds at most " + Batch.LONGEST_LINE + " bytes.");
        }
        try {
            JsonNode request = request(Json.read(line.bytes()));
            return request instanceof ObjectNode object
                    ? new Row(line.number(), object, null)
                    : new Row(line.number(), null, "A line is a JSON object.");
        } catch (BadHousehold e) {
            return new Row(line.number(), null, problem(e));
        }
    }

    /** A bare household may stand for {"household": …}. */
    static JsonNode request(JsonNode json) {
        return json.isObject() && !json.has("household") && !json.has("asOf")
                ? JsonNodeFactory.instance.objectNode().set("household", json)
                : json;
    }

    /** All faults of a household in one line. */
    public static String problem(BadHousehold bad) {
        return String.join(
                "; ",
                bad.problems().stream()
                        .map(p -> (p.pointer().isEmpty() ? "" : p.pointer().replaceFirst("^/household/", "") + ": ")
                                + p.message())
                        .toList());
    }
}
