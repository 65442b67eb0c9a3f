package org.benefits.screener.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.FactPath;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Person;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Texts;
import org.junit.jupiter.api.Test;

/**
 * Families answer one question after the other, as the pages ask them, until nothing is open. What was never asked would have changed nothing:
 * each program comes to the same as with every answer given. Who lives here, the state and what happened are told at the start, and so is an
 * answer that differs from what the dictionary may take for granted, because no page asks for it.
 */
class QuestionsAskedTest {
    private static final int HOUSEHOLDS = Integer.getInteger("questions.households", 25);
    private static final long SEED = 20261125L;
    private static final Set<String> TOLD =
            Set.of("id", "relation", "age", "birthDate", "state", "situations", "people");

    private final Edition edition = TestRules.edition();
    private final Dictionary dictionary = edition.books().dictionary();
    private final Screener screener = new Screener((program, e) -> {
        throw new AssertionError(program, e);
    });

    /** A family on its way through the questions. */
    private static final class Walk {
        private final RandomHouseholds.Sample whole;
        private final RandomHouseholds.Sample told;
        private final Set<String> passed = new LinkedHashSet<>();
        private final int possible;
        private int asked;
        private boolean done;

        Walk(RandomHouseholds.Sample whole, RandomHouseholds.Sample told) {
            this.whole = whole;
            this.told = told;
            this.possible = answers(whole.household()) - answers(told.household());
        }

        private static int answers(ObjectNode household) {
            int count = 0;
            for (var fields = household.fieldNames(); fields.hasNext(); ) {
                count += TOLD.contains(fields.next()) ? 0 : 1;
            }
            for (JsonNode person : household.path("people")) {
                for (var fields = person.fieldNames(); fields.hasNext(); ) {
                    count += TOLD.contains(fields.next()) ? 0 : 1;
                }
            }
            return count;
        }
    }

    @Test
    void whatIsNotAskedWouldHaveChangedNothing() {
        RandomHouseholds households = new RandomHouseholds(dictionary, SEED);
        List<Walk> walks = new ArrayList<>();
        while (walks.size() < HOUSEHOLDS) {
            RandomHouseholds.Sample whole = households.next();
            RandomHouseholds.Sample told = households.forget(whole, 1.0);
            if (told.household().has("people")) {
                tellTheStart(whole, told);
                walks.add(new Walk(whole, told));
            }
        }
        for (List<Walk> open = walks; !open.isEmpty(); ) {
            List<Screening> screenings = screener.screenAll(
                    edition.books(),
                    open.stream().map(w -> w.told.read(dictionary)).toList());
            for (int i = 0; i < open.size(); i++) {
                Walk walk = open.get(i);
                NextQuestion next = screenings.get(i).nextQuestion(walk.passed);
                walk.done = next == null;
                if (next != null) {
                    answer(walk, next.fact());
                }
            }
            open = open.stream().filter(w -> !w.done).toList();
        }
        List<String> differences = new ArrayList<>();
        for (Walk walk : walks) {
            List<Screening> both = screener.screenAll(
                    edition.books(), List.of(walk.told.read(dictionary), walk.whole.read(dictionary)));
            for (ProgramResult program : both.get(0).programs()) {
                Outcome outcome = both.get(1).get(program.id()).outcome();
                if (program.outcome() != outcome) {
                    differences.add(program.id() + " " + program.outcome() + " with all answers " + outcome + " "
                            + program.missing());
                }
            }
        }
        int asked = median(walks.stream().map(w -> w.asked).toList());
        int possible = median(walks.stream().map(w -> w.possible).toList());
        int most = walks.stream().mapToInt(w -> w.asked).max().orElseThrow();
        System.out.printf(
                "questions asked of %d households until all was settled: %d in the median, %d at most; %d could be asked; %d outcomes differ%n",
                walks.size(), asked, most, possible, differences.size());
        assertEquals(List.of(), differences);
        assertTrue(asked < possible, asked + " of " + possible + " were asked");
    }

    private static int median(List<Integer> numbers) {
        return numbers.stream().sorted().toList().get(numbers.size() / 2);
    }

    private void tellTheStart(RandomHouseholds.Sample whole, RandomHouseholds.Sample told) {
        for (String fact : List.of("state", "situations")) {
            told.household().set(fact, whole.household().get(fact));
        }
        Household everyone = whole.read(dictionary);
        for (Person person : everyone.people()) {
            ObjectNode one = (ObjectNode) told.household().get("people").get(person.order());
            JsonNode all = whole.household().get("people").get(person.order());
            one.set("relation", all.get("relation"));
            one.put("age", person.age().lowWhole());
        }
    }

    private void answer(Walk walk, FactPath next) {
        walk.asked++;
        Fact fact = next.fact();
        JsonNode people = walk.told.household().get("people");
        boolean once = next.person() != null
                && fact.type() == Fact.Type.YES_NO
                && people.size() > 1
                && edition.texts().questions(Texts.ENGLISH).find("person." + fact.id() + ".question.all") != null;
        if (next.person() == null) {
            give(walk, next.path(), walk.told.household(), walk.whole.household(), fact.id());
            return;
        }
        for (int i = 0; i < people.size(); i++) {
            String id = people.get(i).get("id").asText();
            if (once || id.equals(next.person())) {
                give(
                        walk,
                        "people/" + id + "/" + fact.id(),
                        (ObjectNode) people.get(i),
                        walk.whole.household().get("people").get(i),
                        fact.id());
            }
        }
    }

    // A question to which the whole household has no answer does not apply to it; it is passed.
    private static void give(Walk walk, String path, ObjectNode told, JsonNode whole, String fact) {
        if (whole.has(fact)) {
            told.set(fact, whole.get(fact));
        } else {
            walk.passed.add(path);
        }
    }
}
