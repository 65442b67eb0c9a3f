package org.benefits.screener.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A criterion that reads otherwise in a second screening.
 *
 * @param id the rule
 * @param subject whom it is about, as {@link ScreeningJson} writes it
 * @param outcome what became of it in the second, such as {@code MET}
 * @param before its sentence in the first; null where it was not there
 * @param after its sentence in the second
 */
public record CriterionChange(JsonNode id, JsonNode subject, JsonNode outcome, JsonNode before, JsonNode after) {
    /**
     * What differs between the criteria of one program in two whole answers.
     *
     * @param by the member that must differ: {@code outcome}, or {@code explanation}
     */
    public static List<CriterionChange> between(JsonNode then, JsonNode now, String by) {
        Map<String, JsonNode> earlier = new LinkedHashMap<>();
        then.path("criteria").forEach(c -> earlier.put(key(c), c));
        List<CriterionChange> changes = new ArrayList<>();
        now.path("criteria").forEach(c -> {
            JsonNode before = earlier.get(key(c));
            if (before == null || !before.get(by).equals(c.get(by))) {
                changes.add(new CriterionChange(
                        c.get("id"),
                        c.get("subject"),
                        c.get("outcome"),
                        before == null ? null : before.get("explanation"),
                        c.get("explanation")));
            }
        });
        return changes;
    }

    private static String key(JsonNode criterion) {
        return criterion.get("id").asText() + "|" + criterion.get("subject").asText();
    }
}
