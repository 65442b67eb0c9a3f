package org.benefits.screener.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.HouseholdReader;
import org.benefits.screener.household.Problem;

/** A household and the day of its screening, from {@code {"asOf": …, "household": {…}}}. */
public final class Request {
    /** Where "today" is, when a request does not say. */
    public static final ZoneId TODAY_IN = ZoneId.of("America/New_York");

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    private static final int DATE_LENGTH = 10;

    private Request() {}

    /**
     * Reads a request.
     *
     * @param clock tells today where the request does not
     * @throws BadHousehold with all faults
     */
    public static Household read(JsonNode json, Dictionary dictionary, Clock clock) {
        return read(json, dictionary, clock, "", null);
    }

    /**
     * Reads a request that stands inside another.
     *
     * @param pointer where it stands
     * @param agesAsOf the day on which ages are meant; null for its own
     */
    public static Household read(
            JsonNode json, Dictionary dictionary, Clock clock, String pointer, LocalDate agesAsOf) {
        if (!json.isObject()) {
            throw bad(List.of(new Problem(
                    pointer, "not-an-object", "Send an object: {\"asOf\": \"2026-11-22\", \"household\": {…}}.")));
        }
        List<Problem> problems = new ArrayList<>();
        json.fieldNames().forEachRemaining(name -> {
            if (!name.equals("asOf") && !name.equals("household")) {
                problems.add(new Problem(
                        pointer + "/" + HouseholdReader.pointerPart(name),
                        "unknown-member",
                        "Only asOf and household stand here."));
            }
        });
        LocalDate asOf = asOf(json.path("asOf"), clock, pointer, problems);
        if (!json.has("household")) {
            problems.add(new Problem(
                    pointer + "/household",
                    "missing",
                    "The household is missing. An empty one, {}, is a valid beginning."));
        }
        LocalDate day = asOf == null ? LocalDate.now(clock.withZone(TODAY_IN)) : asOf;
        try {
            Household household = new HouseholdReader(dictionary)
                    .read(json.get("household"), day, agesAsOf == null ? day : agesAsOf, pointer + "/household");
            if (problems.isEmpty()) {
                return household;
            }
        } catch (BadHousehold e) {
            if (e.kind() == BadHousehold.Kind.CONTRADICTION && problems.isEmpty()) {
                throw e;
            }
            problems.addAll(e.problems());
        }
        throw bad(problems);
    }

    /** The day that a request names, or today; null, with a problem noted, where it is no day. */
    static LocalDate asOf(JsonNode node, Clock clock, String pointer, List<Problem> problems) {
        if (node.isMissingNode() || node.isNull()) {
            return LocalDate.now(clock.withZone(TODAY_IN));
        }
        LocalDate day = node.isTextual() ? day(node.asText()) : null;
        if (day == null) {
            problems.add(new Problem(
                    pointer + "/asOf", "wrong-type", "asOf is a date from 2000 to 2100, such as \"2026-11-22\"."));
        }
        return day;
    }

    /** The day on which a screening may be made, from a text such as 2026-11-22; null where it is none. */
    public static LocalDate day(String text) {
        try {
            LocalDate day = text.length() == DATE_LENGTH ? LocalDate.parse(text) : null;
            return day == null || day.isBefore(FIRST) || day.isAfter(LAST) ? null : day;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static BadHousehold bad(List<Problem> problems) {
        return new BadHousehold(BadHousehold.Kind.MALFORMED, problems);
    }
}
