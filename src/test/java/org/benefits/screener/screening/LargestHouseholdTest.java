package org.benefits.screener.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.HouseholdReader;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.ScreeningJson;
import org.junit.jupiter.api.Test;

/** The largest household that is let in, of whom nothing is known, is answered in bounded time: work must not grow with the cube of its people. */
class LargestHouseholdTest {
    private static final long MOST_SECONDS = Long.getLong("largest.seconds", 10);

    private final Edition edition = TestRules.edition();

    private Household crowd(String relation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode people = json.putArray("people");
        people.addObject().put("id", "p0").put("relation", "self");
        for (int i = 1; i < HouseholdReader.MOST_PEOPLE; i++) {
            ObjectNode person = people.addObject().put("id", "p" + i);
            if (relation != null) {
                person.put("relation", relation);
            }
        }
        return new HouseholdReader(edition.books().dictionary()).read(json, LocalDate.of(2026, 11, 22), "");
    }

    @Test
    void thirtyStrangersAreScreenedWithinTheLimit() {
        List<String> failed = new ArrayList<>();
        Screener screener = new Screener((program, e) -> failed.add(program + " " + e));
        for (String relation : new String[] {null, "not-related", "other-relative", "child"}) {
            long start = cpu();
            Screening screening = screener.screen(edition.books(), crowd(relation));
            long screened = cpu();
            int length = new ScreeningJson(screening, edition.texts(), "en", true)
                    .write(Set.of())
                    .toString()
                    .length();
            long written = cpu();
            System.out.printf(
                    "thirty people (%s): screened in %d ms of CPU, written in %d ms, %d KiB%n",
                    relation, (screened - start) / 1_000_000, (written - screened) / 1_000_000, length / 1024);
            assertTrue((written - start) / 1_000_000_000 < MOST_SECONDS, "more than " + MOST_SECONDS + " seconds");
        }
        assertEquals(List.of(), failed);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
