package org.benefits.screener.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Problem;

/** JSON from strangers: bounded depth and lengths, no key twice, nothing after the end, numbers exact. */
public final class Json {
    private static final int DEEPEST = 24;
    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_TEXT = 10_000;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(200)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(com.fasterxml.jackson.databind.cfg.JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /**
     * Reads one value.
     *
     * @throws BadHousehold that says at which line and column it stops being JSON, and quotes nothing
     */
    public static JsonNode read(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (node == null || node.isMissingNode()) {
                throw bad("The body is empty. Send a JSON object with a household.");
            }
            return node;
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw bad("This is not JSON that can be read" + place
                    + ". Check brackets, quotes, commas, keys given twice and how deep it is nested.");
        } catch (NumberFormatException e) {
            throw bad("This is not JSON that can be read: one of its numbers is far too large or too small.");
        } catch (IOException e) {
            throw bad("The body is not JSON in UTF-8 that can be read to its end.");
        }
    }

    private static BadHousehold bad(String message) {
        return new BadHousehold(BadHousehold.Kind.MALFORMED, List.of(new Problem("", "unreadable", message)));
    }

    /** A value as compact bytes. */
    public static byte[] write(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of ours cannot be written", e);
        }
    }

    /** What writes one value. */
    interface Writer {
        void write(JsonGenerator json) throws IOException;
    }

    /** What a writer writes, as compact bytes. */
    static byte[] write(Writer value) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator json = MAPPER.createGenerator(bytes)) {
            value.write(json);
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be written", e);
        }
    }
}
