package org.benefits.screener.web.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** The changes that clients ask about most, each at one button. Any other is made in the form itself. */
final class WhatIf {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, String> BABY_OF = Map.of(
            "self", "child",
            "spouse", "child",
            "partner", "child",
            "child", "grandchild",
            "stepchild", "grandchild",
            "sibling", "niece-or-nephew");

    private WhatIf() {}

    /** A person takes a job that is paid by the hour; other money stays as it is. */
    static ObjectNode job(ObjectNode household, String person, BigDecimal wage, BigDecimal hours) {
        ObjectNode after = household.deepCopy();
        ObjectNode worker = find(after, person);
        if (worker != null) {
            worker.put("employment", "employed");
            worker.put("hoursPerWeek", hours);
            worker.withArray(ClientReader.INCOMES)
                    .addObject()
                    .put("type", "wages")
                    .put("amount", wage)
                    .put("frequency", "hourly")
                    .put("hoursPerWeek", hours);
        }
        return after;
    }

    /** A baby is born on a day: to the first who is pregnant, else to nobody in particular. */
    static ObjectNode birth(ObjectNode household, LocalDate day) {
        ObjectNode after = household.deepCopy();
        ArrayNode people = after.withArray(ClientReader.PEOPLE);
        ObjectNode mother = null;
        for (JsonNode person : people) {
            mother = mother == null && person.path("pregnant").asBoolean() ? (ObjectNode) person : mother;
        }
        int babies = mother == null ? 1 : mother.path("babiesExpected").asInt(1);
        String relation = mother == null
                ? "child"
                : BABY_OF.getOrDefault(mother.path("relation").asText(), "other-relative");
        for (int i = 0; i < babies; i++) {
            ObjectNode baby = JSON.objectNode()
                    .put("id", ClientReader.freeId(people))
                    .put("birthDate", day.toString())
                    .put("relation", relation);
            if (mother != null) {
                baby.putArray("parents").add(mother.path("id").asText());
            }
            people.add(baby);
        }
        if (mother != null) {
            mother.put("pregnant", false).put("pregnancyEndDate", day.toString());
            mother.remove(java.util.List.of("dueDate", "babiesExpected", "firstPregnancy"));
        }
        return after;
    }

    /** The family moves to another state; what was said of the county and the ZIP code no longer holds. */
    static ObjectNode move(ObjectNode household, String state) {
        ObjectNode after = household.deepCopy();
        after.put("state", state);
        after.remove(java.util.List.of("county", "zip"));
        return after;
    }

    static ObjectNode find(ObjectNode household, String person) {
        for (JsonNode each : household.path(ClientReader.PEOPLE)) {
            if (each.path("id").asText().equals(person)) {
                return (ObjectNode) each;
            }
        }
        return null;
    }
}
