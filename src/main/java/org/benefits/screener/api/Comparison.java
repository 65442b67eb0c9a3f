package org.benefits.screener.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.benefits.screener.batch.Request;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Problem;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.text.CriterionChange;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.ScreeningJson;

/** Two households, or one at two dates: the programs that change, and the criteria that changed them. */
final class Comparison {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Edition edition;
    private final Screener screener;
    private final Clock clock;

    Comparison(Edition edition, Screener screener, Clock clock) {
        this.edition = edition;
        this.screener = screener;
        this.clock = clock;
    }

    /**
     * Compares {@code {"before": {…}, "after": {…}}}.
     *
     * @throws BadHousehold with the faults of both
     */
    ObjectNode of(JsonNode body, Asked asked) {
        List<Problem> problems = new ArrayList<>();
        if (!body.isObject() || !body.has("before") || !body.has("after") || body.size() != 2) {
            problems.add(new Problem(
                    "",
                    "before-and-after",
                    "Send {\"before\": {\"asOf\": …, \"household\": {…}}, \"after\": {…}} and nothing else."));
            throw new BadHousehold(BadHousehold.Kind.MALFORMED, problems);
        }
        List<BadHousehold> bad = new ArrayList<>();
        Household before = read(body, "before", null, bad);
        Household after = read(body, "after", before == null ? null : before.asOf(), bad);
        if (!bad.isEmpty()) {
            throw BadHousehold.of(bad);
        }
        ObjectNode left = write(before, asked);
        ObjectNode right = write(after, asked);
        ObjectNode answer = JSON.objectNode();
        answer.set("before", head(left));
        answer.set("after", head(right));
        ArrayNode changes = answer.putArray("programs");
        Map<String, JsonNode> earlier = byId(left);
        byId(right).forEach((id, now) -> {
            JsonNode then = earlier.get(id);
            if (!then.get("outcome").equals(now.get("outcome"))
                    || !then.get("estimate").equals(now.get("estimate"))) {
                changes.add(change(id, then, now, asked.full()));
            }
        });
        return answer;
    }

    private Household read(JsonNode body, String side, LocalDate agesAsOf, List<BadHousehold> bad) {
        try {
            return Request.read(body.get(side), edition.books().dictionary(), clock, "/" + side, agesAsOf);
        } catch (BadHousehold e) {
            bad.add(e);
            return null;
        }
    }

    private ObjectNode write(Household household, Asked asked) {
        return new ScreeningJson(screener.screen(edition.books(), household), edition.texts(), asked.language(), true)
                .tree(asked.programs());
    }

    private static ObjectNode head(ObjectNode screening) {
        ObjectNode head = JSON.objectNode();
        head.set("asOf", screening.get("asOf"));
        head.set("rules", screening.get("rules"));
        return head;
    }

    private static Map<String, JsonNode> byId(ObjectNode screening) {
        Map<String, JsonNode> programs = new LinkedHashMap<>();
        screening.get("programs").forEach(p -> programs.put(p.get("program").asText(), p));
        return programs;
    }

    private static ObjectNode change(String id, JsonNode then, JsonNode now, boolean full) {
        ObjectNode change = JSON.objectNode();
        change.put("program", id);
        change.set("name", now.get("name"));
        change.set("before", side(then));
        change.set("after", side(now));
        if (!full) {
            return change;
        }
        ArrayNode why = change.putArray("why");
        for (CriterionChange each : CriterionChange.between(then, now, "outcome")) {
            ObjectNode one = why.addObject();
            one.set("id", each.id());
            one.set("subject", each.subject());
            one.set("before", each.before() == null ? JSON.nullNode() : each.before());
            one.set("after", each.after());
        }
        return change;
    }

    private static ObjectNode side(JsonNode program) {
        ObjectNode side = JSON.objectNode();
        side.set("outcome", program.get("outcome"));
        side.set("estimate", program.get("estimate"));
        return side;
    }
}
