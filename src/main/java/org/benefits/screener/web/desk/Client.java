package org.benefits.screener.web.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.benefits.screener.batch.Json;
import org.benefits.screener.batch.Request;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.HouseholdReader;

/**
 * The household on the desk, as a form carries it.
 *
 * @param household the facts, as the API takes them
 * @param day the day of the screening, or null for today
 * @param base what a "what if" is compared with: a request with its day and household; null without one
 */
record Client(ObjectNode household, LocalDate day, ObjectNode base) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DAY = "asOf";
    private static final String HOUSEHOLD = "household";
    private static final String BASE = "base";

    static Client empty() {
        return new Client(JSON.objectNode(), null, null);
    }

    /**
     * Reads what {@link #json} wrote, a file that residents saved, a request of the API, or a bare household.
     *
     * @throws BadHousehold where it is none of these
     */
    static Client read(byte[] bytes) {
        JsonNode json = Json.read(bytes);
        boolean wrapped = json.has(HOUSEHOLD);
        JsonNode household = wrapped ? json.get(HOUSEHOLD) : json;
        if (!household.isObject()) {
            throw new BadHousehold(BadHousehold.Kind.MALFORMED, java.util.List.of());
        }
        JsonNode base = wrapped ? json.path(BASE) : JSON.nullNode();
        return new Client(
                (ObjectNode) household,
                wrapped ? Request.day(json.path(DAY).asText()) : null,
                base.isObject() ? (ObjectNode) base : null);
    }

    /** Everything, for a hidden field. */
    String json() {
        ObjectNode all = request();
        if (base != null) {
            all.set(BASE, base);
        }
        return new String(Json.write(all), StandardCharsets.UTF_8);
    }

    /** The household with its day, if it names one: what a file holds and the API takes. */
    ObjectNode request() {
        ObjectNode request = JSON.objectNode();
        if (day != null) {
            request.put(DAY, day.toString());
        }
        request.set(HOUSEHOLD, household);
        return request;
    }

    Client with(ObjectNode newHousehold) {
        return new Client(newHousehold, day, base);
    }

    Client on(LocalDate newDay) {
        return new Client(household, newDay, base);
    }

    /** The same, to be compared with what it is now; a comparison that has begun keeps its beginning. */
    Client compared(LocalDate today) {
        if (base != null) {
            return this;
        }
        ObjectNode now = JSON.objectNode();
        now.put(DAY, (day == null ? today : day).toString());
        now.set(HOUSEHOLD, household.deepCopy());
        return new Client(household, day, now);
    }

    /** Without a comparison. */
    Client alone() {
        return new Client(household, day, null);
    }

    /** As it was when the comparison began. */
    Client before() {
        return base == null
                ? this
                : new Client(
                        (ObjectNode) base.path(HOUSEHOLD),
                        Request.day(base.path(DAY).asText()),
                        null);
    }

    /**
     * The household to screen. Ages are meant as of the day on which the comparison began.
     *
     * @throws BadHousehold with all faults
     */
    Household household(Dictionary dictionary, LocalDate today) {
        LocalDate on = day == null ? today : day;
        LocalDate began = base == null ? null : Request.day(base.path(DAY).asText());
        return new HouseholdReader(dictionary).read(household, on, began == null ? on : began, "");
    }
}
