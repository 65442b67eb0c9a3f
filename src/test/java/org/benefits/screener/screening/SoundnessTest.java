package org.benefits.screener.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.money.Range;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.ScreeningJson;
import org.junit.jupiter.api.Test;

/**
 * What is settled stays settled: whatever the forgotten answers turn out to be, a likely program is not unlikely, an unlikely one not
 * likely, and the amount lies inside the estimate.
 */
class SoundnessTest {
    private static final int HOUSEHOLDS = Integer.getInteger("soundness.households", 10_000);
    private static final long SEED = Long.getLong("soundness.seed", 20261122L);
    private static final int TOGETHER = 100;

    private final Edition edition = TestRules.edition();
    private final Dictionary dictionary = edition.books().dictionary();
    private final List<String> failures = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> flips = new TreeMap<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();

    @Test
    void settledOutcomesSurviveEveryCompletion() {
        RandomHouseholds random = new RandomHouseholds(dictionary, SEED);
        Screener screener = new Screener((program, e) -> faults.add(program + " " + e + " " + e.getCause()));
        for (int done = 0; done < HOUSEHOLDS; done += TOGETHER) {
            List<RandomHouseholds.Sample> whole = new ArrayList<>();
            List<RandomHouseholds.Sample> partial = new ArrayList<>();
            for (int i = 0; i < TOGETHER; i++) {
                RandomHouseholds.Sample sample = random.next();
                whole.add(sample);
                partial.add(random.forget(sample, new double[] {0.05, 0.15, 0.35, 0.7}[i % 4]));
            }
            List<Screening> known = screener.screenAll(
                    edition.books(), whole.stream().map(s -> s.read(dictionary)).toList());
            List<Screening> open = screener.screenAll(
                    edition.books(),
                    partial.stream().map(s -> s.read(dictionary)).toList());
            for (int i = 0; i < TOGETHER; i++) {
                compare(open.get(i), known.get(i), partial.get(i), whole.get(i));
            }
        }
        System.out.println("soundness: " + HOUSEHOLDS + " households, outcomes before completion " + outcomes);
        assertEquals(List.of(), faults.stream().distinct().limit(5).toList(), "programs whose rules failed");
        assertTrue(failures.isEmpty(), () -> "flipped " + flips + ", for example:\n" + String.join("\n", failures));
        assertTrue(
                outcomes.keySet().containsAll(Set.of("snap LIKELY", "snap UNLIKELY", "snap MORE_NEEDED")),
                "the households do not reach every outcome");
    }

    private void compare(
            Screening open, Screening known, RandomHouseholds.Sample partial, RandomHouseholds.Sample whole) {
        for (ProgramResult before : open.programs()) {
            ProgramResult after = known.get(before.id());
            outcomes.merge(before.id() + " " + before.outcome(), 1, Integer::sum);
            if (flips(before.outcome(), after.outcome())) {
                fail(before, after, "outcome", partial, whole);
            }
            for (PersonResult person : before.people()) {
                PersonResult later = after.people().stream()
                        .filter(p -> p.id().equals(person.id()))
                        .findFirst()
                        .orElseThrow();
                if (flips(person.outcome(), later.outcome())) {
                    fail(before, after, "outcome of " + person.id(), partial, whole);
                }
            }
            Range estimate = before.estimate();
            Range amount = after.estimate();
            if (estimate != null && amount != null && !amount.isInside(estimate)) {
                fail(before, after, "amount " + amount + " outside " + estimate, partial, whole);
            }
        }
    }

    private static boolean flips(Outcome before, Outcome after) {
        return switch (before) {
            case LIKELY, POSSIBLE -> after != Outcome.LIKELY && after != Outcome.POSSIBLE;
            case UNLIKELY -> after != Outcome.UNLIKELY;
            case MORE_NEEDED -> false;
        };
    }

    private void fail(
            ProgramResult before,
            ProgramResult after,
            String what,
            RandomHouseholds.Sample partial,
            RandomHouseholds.Sample whole) {
        // One example of each kind is enough to work on.
        if (flips.merge(
                                before.id() + " " + what.replaceAll("[-0-9.]+|p\\d", "#") + " " + before.outcome()
                                        + " to " + after.outcome(),
                                1,
                                Integer::sum)
                        == 1
                && failures.size() < 20) {
            failures.add(before.id() + " " + what + ": " + before.outcome() + " became " + after.outcome() + " as of "
                    + whole.asOf() + "\n  before " + partial.household() + "\n  after  " + whole.household() + "\n"
                    + describe(before) + "\n" + describe(after));
        }
    }

    private static String describe(ProgramResult program) {
        StringBuilder text = new StringBuilder();
        program.criteria()
                .forEach(c -> text.append("    ")
                        .append(c.sentence().name())
                        .append(' ')
                        .append(c.person())
                        .append(' ')
                        .append(c.truth().value())
                        .append(' ')
                        .append(c.truth().comparison())
                        .append('\n'));
        return text.toString();
    }

    @Test
    void theSameHouseholdGivesTheSameBytesAloneTogetherAndReordered() {
        RandomHouseholds random = new RandomHouseholds(dictionary, SEED + 1);
        Screener screener = new Screener((program, e) -> faults.add(program));
        for (int i = 0; i < 200; i++) {
            RandomHouseholds.Sample sample = random.forget(random.next(), 0.3);
            String once = write(screener.screen(edition.books(), sample.read(dictionary)));
            String again =
                    write(screener.screen(edition.books(), reordered(sample).read(dictionary)));
            assertEquals(once, again);
        }
    }

    // Of many households only what can still change an outcome is run; what is left out must change nothing, neither
    // before nor once it is asked for.
    @Test
    void whatIsLeftOutForManyHouseholdsChangesNothing() {
        RandomHouseholds random = new RandomHouseholds(dictionary, SEED + 2);
        Screener screener = new Screener((program, e) -> faults.add(program));
        for (int i = 0; i < 200; i++) {
            RandomHouseholds.Sample sample = random.forget(random.next(), i % 3 * 0.25);
            Screening whole = screener.screen(edition.books(), sample.read(dictionary));
            Screening some = screener.screenAll(edition.books(), List.of(sample.read(dictionary)))
                    .get(0);
            assertEquals(
                    new ScreeningJson(whole, edition.texts(), "en", false).tree(Set.of()),
                    new ScreeningJson(some, edition.texts(), "en", false).tree(Set.of()));
            assertEquals(details(whole), details(some));
        }
        assertEquals(List.of(), faults);
    }

    // Without what programs open or close of each other, which is asked of one household alone.
    private JsonNode details(Screening screening) {
        JsonNode answer = new ScreeningJson(screening, edition.texts(), "en", true).tree(Set.of());
        // In what order a sentence names what is missing goes by what was asked first; what is missing is compared by
        // itself.
        for (JsonNode program : answer.get("programs")) {
            ((ObjectNode) program).remove(List.of("unlockedBy", "conflictsWith", "explanation"));
            program.get("criteria").forEach(c -> ((ObjectNode) c).remove("explanation"));
        }
        return answer;
    }

    private String write(Screening screening) {
        return new String(
                new ScreeningJson(screening, edition.texts(), "en", true).bytes(Set.of()), StandardCharsets.UTF_8);
    }

    private static RandomHouseholds.Sample reordered(RandomHouseholds.Sample sample) {
        com.fasterxml.jackson.databind.node.ObjectNode turned =
                com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        List<String> names = new ArrayList<>();
        sample.household().fieldNames().forEachRemaining(names::add);
        for (int i = names.size() - 1; i >= 0; i--) {
            turned.set(names.get(i), sample.household().get(names.get(i)));
        }
        return new RandomHouseholds.Sample(sample.asOf(), turned);
    }
}
