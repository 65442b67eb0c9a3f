package org.benefits.screener.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.benefits.screener.household.HouseholdReader;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.Test;

/** The made-up households are spread as the nation's are, as far as it is published, and every one is a valid request. */
class PopulationTest {
    private static final LocalDate DAY = LocalDate.of(2027, 1, 15);
    private static final int SIZE = 20_000;

    private final Population population = new Population(1);

    private double share(Predicate<ObjectNode> which) {
        return (double) IntStream.range(0, SIZE)
                        .filter(i -> which.test(population.household(i, DAY)))
                        .count()
                / SIZE;
    }

    private static long yearly(ObjectNode home) {
        long sum = 0;
        for (JsonNode person : home.get("people")) {
            for (JsonNode income : person.get("incomes")) {
                sum += 12 * income.get("amount").asLong();
            }
        }
        return sum;
    }

    /** Published: CPS ASEC 2025 HH-1, CPS 2023 (average 2.51), ACS 2022 DP03 and DP04, 2020 Census. */
    @Test
    void theSpreadsAreThoseOfTheNation() {
        assertEquals(0.29, share(h -> h.get("people").size() == 1), 0.015, "people who live alone");
        double average = IntStream.range(0, SIZE)
                .map(i -> population.household(i, DAY).get("people").size())
                .average()
                .orElseThrow();
        assertEquals(2.51, average, 0.1, "people in a home");
        assertEquals(
                0.47,
                share(h -> h.get("people").path(1).path("relation").asText().equals("spouse")),
                0.03,
                "couples");
        assertEquals(0.0879, share(h -> h.get("state").asText().equals("TX")), 0.008, "Texas");
        assertEquals(0.65, share(h -> h.get("livingArrangement").asText().equals("own")), 0.03, "own their home");
        assertEquals(0.16, share(h -> yearly(h) < 25_000), 0.05, "under $25,000 a year");
        assertEquals(0.34, share(h -> yearly(h) < 50_000), 0.05, "under $50,000 a year");
        assertEquals(
                0.26, share(h -> h.get("people").get(0).get("age").asInt() >= 65), 0.03, "householder of 65 or over");
    }

    @Test
    void theSameSeedAndPlaceGiveTheSameHouseholdAndEveryOneCanBeRead() {
        HouseholdReader reader = new HouseholdReader(TestRules.edition().books().dictionary());
        for (int i = 0; i < 2000; i++) {
            ObjectNode home = population.household(i, DAY);
            assertEquals(home, new Population(1).household(i, DAY));
            reader.read(home, DAY, "");
        }
        assertFalse(population.household(0, DAY).equals(new Population(2).household(0, DAY))
                && population.household(1, DAY).equals(new Population(2).household(1, DAY)));
    }
}
