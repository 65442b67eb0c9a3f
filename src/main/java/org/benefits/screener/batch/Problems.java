package org.benefits.screener.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Problem;

/** Problem documents after RFC 9457. They name places and mends, and never quote an answer. */
public final class Problems {
    private static final int MOST_SHOWN = 100;

    private Problems() {}

    /** The document for a request that cannot be screened. */
    public static ObjectNode of(BadHousehold bad) {
        return bad.kind() == BadHousehold.Kind.CONTRADICTION
                ? of(
                        "contradiction",
                        422,
                        "Some answers contradict each other",
                        "Each place below says which, and how to mend it.",
                        bad.problems())
                : of(
                        "malformed",
                        400,
                        "The request cannot be read",
                        "Each place below says what is expected there.",
                        bad.problems());
    }

    /** A document of any kind; where no place is at fault, its one error is about the whole request. */
    public static ObjectNode of(String type, int status, String title, String detail, List<Problem> problems) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "urn:screener:problem:" + type);
        node.put("title", title);
        node.put("status", status);
        node.put("detail", detail);
        ArrayNode errors = node.putArray("errors");
        List<Problem> named = problems.isEmpty() ? List.of(new Problem("", type, detail)) : problems;
        named.stream()
                .limit(MOST_SHOWN)
                .forEach(p -> errors.addObject()
                        .put("pointer", p.pointer())
                        .put("code", p.code())
                        .put("message", p.message()));
        return node;
    }
}
