package org.benefits.screener.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.HouseholdReader;
import org.benefits.screener.text.Edition;
import org.junit.jupiter.api.Test;

/** A household that takes too long gets an answer all the same: what was not reached is a fault, never a no. */
class TimeLimitTest {
    private final Edition edition = TestRules.edition();

    private Household household(int people, String relation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("state", "OH");
        for (int i = 0; i < people; i++) {
            ObjectNode person = json.withArray("people").addObject().put("id", "p" + i);
            String own = i == 0 ? "self" : relation;
            if (own != null) {
                person.put("relation", own);
            }
        }
        return new HouseholdReader(edition.books().dictionary()).read(json, LocalDate.of(2026, 11, 22), "");
    }

    @Test
    void whatIsNotReachedInTimeIsAFaultAndNotANo() {
        List<String> told = new ArrayList<>();
        Screening screening = new Screener((program, e) -> told.add(program), Duration.ZERO)
                .screen(edition.books(), household(2, "child"));
        assertEquals(edition.books().all().size(), told.size());
        assertTrue(screening.programs().stream().allMatch(p -> p.fault() && p.outcome() == Outcome.MORE_NEEDED));
    }

    @Test
    void manyPeopleWithoutARelationAreRefusedWithTheMend() {
        household(1 + HouseholdReader.MOST_WITHOUT_RELATION, null);
        try {
            household(2 + HouseholdReader.MOST_WITHOUT_RELATION, null);
        } catch (BadHousehold e) {
            assertEquals("relation", e.problems().get(0).code());
            return;
        }
        throw new AssertionError("it was taken");
    }
}
