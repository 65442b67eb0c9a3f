package org.benefits.screener.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.benefits.screener.household.HouseholdReader;
import org.benefits.screener.text.Edition;
import org.junit.jupiter.api.Test;

/** In which order a family is asked. */
class NextQuestionTest {
    private static final String FAMILY = """
            {"state": "OH", "situations": ["job-loss"], "people": [
              {"id": "me", "relation": "self", "age": 34}, {"id": "kid", "relation": "child", "age": 7}]}""";

    private static final Set<String> ONCE = Set.of("state", "zip", "county", "relation");

    private final Edition edition = TestRules.edition();

    @Test
    void aQuestionThatMayMakeNoSenseWaitsForTheOneThatTells() throws Exception {
        List<String> asked = allPassed(FAMILY);
        assertTrue(asked.indexOf("livingArrangement") < asked.indexOf("mortgage"), asked::toString);
        assertTrue(
                asked.indexOf("people/me/disability") < asked.indexOf("people/me/disabilityBenefits"), asked::toString);
    }

    @Test
    void whatOneAnswerSettlesForEveryoneIsAskedOnceAndLate() throws Exception {
        List<String> asked = allPassed(FAMILY);
        assertTrue(asked.contains("citizensOnly"), asked::toString);
        assertTrue(asked.indexOf("citizensOnly") < asked.indexOf("people/me/immigration"), asked::toString);
        assertTrue(asked.indexOf("people/me/incomes") < asked.indexOf("citizensOnly"), asked::toString);
        List<String> ofCitizens = allPassed(FAMILY.replace("\"people\"", "\"citizensOnly\": true, \"people\""));
        assertTrue(ofCitizens.stream().noneMatch(p -> p.endsWith("immigration")), ofCitizens::toString);
    }

    @Test
    void whereTheyLiveAndWhoIsWhoIsNotAskedAgain() {
        RandomHouseholds households = new RandomHouseholds(edition.books().dictionary(), 20261125L);
        Screener screener = new Screener((program, e) -> {});
        Set<String> again = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            RandomHouseholds.Sample partial = households.forget(households.next(), 0.3);
            Screening screening = screener.screenAll(
                            edition.books(),
                            List.of(partial.read(edition.books().dictionary())))
                    .get(0);
            for (ProgramResult program : screening.programs()) {
                program.missing().forEach(path -> {
                    ObjectNode subject = path.person() == null
                            ? partial.household()
                            : (ObjectNode) partial.household().get("people").get(path.order());
                    if (ONCE.contains(path.fact().id())
                            && subject.has(path.fact().id())) {
                        again.add(program.id() + " " + path.fact().id());
                    }
                });
            }
        }
        assertEquals(Set.of(), again);
    }

    // Everything is passed over, so that all questions come once.
    private List<String> allPassed(String household) throws Exception {
        Screening screening = new Screener((program, e) -> {})
                .screenAll(
                        edition.books(),
                        List.of(new HouseholdReader(edition.books().dictionary())
                                .read(
                                        (ObjectNode) new ObjectMapper().readTree(household),
                                        LocalDate.of(2026, 11, 22),
                                        "")))
                .get(0);
        List<String> asked = new ArrayList<>();
        Set<String> passed = new HashSet<>();
        for (NextQuestion next = screening.nextQuestion(passed); next != null; next = screening.nextQuestion(passed)) {
            assertTrue(passed.add(next.fact().path()), "asked twice: " + next.fact());
            asked.add(next.fact().path());
        }
        return asked;
    }
}
