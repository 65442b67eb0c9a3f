package org.benefits.screener.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.benefits.screener.batch.Scenario;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.HouseholdReader;
import org.benefits.screener.money.Range;
import org.benefits.screener.screening.Books;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.CriterionChange;
import org.benefits.screener.text.ScreeningJson;
import org.benefits.screener.text.Texts;

/**
 * Whom a change of rules, or the passing from one day to another, touches: the same households are screened on both sides, and what differs
 * is counted. Only programs that differ are run, and those that they wait for.
 */
public final class Impact {
    private static final int CENTS = 2;
    private static final int MONTHS = 12;
    private static final int MOST_SENTENCES = 3;

    /** Places looked at together where most households are left out, so that those left are still about as many as run well together. */
    private static final int FEW_OF_MANY = 1000;

    /**
     * One side.
     *
     * @param name such as "HEAD" or "working tree"
     * @param day the day of every screening
     */
    public record Side(String name, Books books, Texts texts, LocalDate day) {
        Household read(ObjectNode household) {
            return new HouseholdReader(books.dictionary()).read(household, day, "");
        }
    }

    /**
     * What was found.
     *
     * @param households how many households were drawn
     * @param programs what differs, by program; those where nothing differs are left out
     */
    public record Found(int households, Map<String, ProgramImpact> programs) {}

    /**
     * A household that shows a change.
     *
     * @param about who lives there
     * @param before outcome and amount
     * @param after outcome and amount
     * @param sentences the sentences that differ: as they were and as they are
     */
    public record Example(Tally.Turn turn, String about, String before, String after, List<String[]> sentences) {}

    private final Side before;
    private final Side after;
    private final Set<String> programs;
    private final Screener screener;

    /**
     * @param programs the programs to compare
     */
    public Impact(Side before, Side after, Set<String> programs) {
        this.before = before;
        this.after = after;
        this.programs = new TreeSet<>(programs);
        this.screener = new Screener((program, e) -> {
            throw new IllegalStateException("the rules of " + program + " failed on a household", e);
        });
    }

    /** The two sides' programs that are compared. */
    public Set<String> programs() {
        return programs;
    }

    public Side before() {
        return before;
    }

    public Side after() {
        return after;
    }

    /**
     * Screens households of a population on both sides, on all processors.
     *
     * @param places their places in the population
     * @param states the states in which alone results can differ: households elsewhere are counted but not screened; empty for all
     * @throws IllegalStateException where a program's rules fail
     */
    public Found of(Population population, int[] places, Set<String> states) {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Map<String, ProgramImpact>>> parts = new ArrayList<>();
            int together = states.isEmpty() ? Screener.MOST_TOGETHER : FEW_OF_MANY;
            for (int from = 0; from < places.length; from += together) {
                int[] some = Arrays.copyOfRange(places, from, Math.min(places.length, from + together));
                parts.add(threads.submit(() -> part(population, some, states)));
            }
            Map<String, ProgramImpact> all = new TreeMap<>();
            for (Future<Map<String, ProgramImpact>> part : parts) {
                part.get()
                        .forEach((program, found) -> all.computeIfAbsent(
                                        program, p -> new ProgramImpact(p, found.per()))
                                .add(found));
            }
            return new Found(places.length, all);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Map<String, ProgramImpact> part(Population population, int[] places, Set<String> states) {
        List<Integer> at = new ArrayList<>();
        List<ObjectNode> drawn = new ArrayList<>();
        List<Household> then = new ArrayList<>();
        List<Household> now = new ArrayList<>();
        for (int place : places) {
            ObjectNode household = population.household(place, before.day());
            if (!states.isEmpty() && !states.contains(household.get("state").asText())) {
                continue;
            }
            at.add(place);
            drawn.add(household);
            then.add(before.read(household));
            now.add(after.read(
                    after.day().equals(before.day()) ? household : population.household(place, after.day())));
        }
        List<Screening> earlier = screener.screenAll(before.books(), then);
        List<Screening> later = screener.screenAll(after.books(), now);
        Map<String, ProgramImpact> found = new TreeMap<>();
        for (int i = 0; i < drawn.size(); i++) {
            for (String program : programs) {
                ProgramResult one = result(before, earlier.get(i), program);
                ProgramResult other = result(after, later.get(i), program);
                Tally.Turn turn = turn(one, other);
                if (turn != null) {
                    ProgramResult shown = other == null ? one : other;
                    found.computeIfAbsent(
                                    program,
                                    p -> new ProgramImpact(p, shown.spec().per()))
                            .add(
                                    at.get(i),
                                    drawn.get(i).get("state").asText(),
                                    drawn.get(i).get("people").size(),
                                    monthly(drawn.get(i)) * MONTHS,
                                    turn,
                                    more(one, other));
                }
            }
        }
        return found;
    }

    private static ProgramResult result(Side side, Screening screening, String program) {
        return side.books().contains(program) ? screening.get(program) : null;
    }

    /** What differs between two results of a program; null where nothing does. A program that is not there gives nothing. */
    static Tally.Turn turn(ProgramResult before, ProgramResult after) {
        boolean got = gets(before);
        boolean gets = gets(after);
        if (got != gets) {
            return gets ? Tally.Turn.GAINS : Tally.Turn.LOSES;
        }
        Long more = got ? more(before, after) : null;
        if (more != null && more != 0) {
            return more > 0 ? Tally.Turn.MORE : Tally.Turn.LESS;
        }
        boolean same = before == null || after == null
                ? Objects.equals(outcome(before), outcome(after))
                : before.outcome() == after.outcome() && (!got || sameAmount(before, after));
        return same ? null : Tally.Turn.OTHERWISE;
    }

    private static boolean sameAmount(ProgramResult before, ProgramResult after) {
        return Objects.equals(amount(before), amount(after));
    }

    private static String amount(ProgramResult result) {
        Range estimate = result.estimate();
        return estimate == null
                ? null
                : (estimate.hasLow() ? estimate.lowNumber() : "") + ".."
                        + (estimate.hasHigh() ? estimate.highNumber() : "");
    }

    private static Outcome outcome(ProgramResult result) {
        return result == null ? Outcome.UNLIKELY : result.outcome();
    }

    private static boolean gets(ProgramResult result) {
        return outcome(result).compareTo(Outcome.POSSIBLE) <= 0;
    }

    private static Long more(ProgramResult before, ProgramResult after) {
        Long then = cents(before);
        Long now = cents(after);
        return then == null || now == null ? null : Long.valueOf(now - then);
    }

    // Who does not get it gets nothing; else the amount, where it is known.
    private static Long cents(ProgramResult result) {
        if (!gets(result)) {
            return 0L;
        }
        Range estimate = result.estimate();
        return estimate == null || estimate.kind() != Range.Kind.MONEY || !estimate.isKnown()
                ? null
                : Long.valueOf(estimate.lowNumber()
                        .movePointRight(CENTS)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue());
    }

    private static long monthly(ObjectNode household) {
        long sum = 0;
        for (JsonNode person : household.get("people")) {
            for (JsonNode income : person.get("incomes")) {
                sum += income.get("amount").asLong();
            }
        }
        return sum;
    }

    /** Households of the sample that show what a change means, with the sentences that differ. */
    public List<Example> examples(Population population, ProgramImpact impact) {
        List<Example> shown = new ArrayList<>();
        impact.examples()
                .forEach((turn, places) -> places.forEach(place -> {
                    ObjectNode then = population.household(place, before.day());
                    ObjectNode now = population.household(place, after.day());
                    shown.add(example(turn, about(place, then), impact.program(), before.read(then), after.read(now)));
                }));
        shown.sort(Comparator.comparing(Example::turn));
        return shown;
    }

    private static String about(int place, ObjectNode household) {
        List<String> ages = new ArrayList<>();
        household.get("people").forEach(p -> ages.add(p.get("age").asText()));
        return "household " + place + " in " + household.get("state").asText() + ", aged " + String.join(", ", ages)
                + ", with $" + String.format(Locale.ROOT, "%,d", monthly(household)) + " a month";
    }

    private Example example(Tally.Turn turn, String about, String program, Household then, Household now) {
        JsonNode one = written(before, then, program);
        JsonNode other = written(after, now, program);
        List<CriterionChange> changes = CriterionChange.between(one, other, "outcome");
        if (changes.isEmpty()) {
            changes = CriterionChange.between(one, other, "explanation");
        }
        // What is no longer needed says little; it comes last.
        List<String[]> sentences = changes.stream()
                .sorted(Comparator.comparing(c -> c.outcome().asText().equals("NOT_NEEDED")))
                .map(c -> List.of(
                        c.before() == null ? "" : c.before().asText(), c.after().asText()))
                // Several people may hear the same.
                .distinct()
                .limit(MOST_SENTENCES)
                .map(both -> both.toArray(new String[0]))
                .toList();
        return new Example(turn, about, head(one), head(other), sentences);
    }

    private JsonNode written(Side side, Household household, String program) {
        if (!side.books().contains(program)) {
            return MissingNode.getInstance();
        }
        Screening screening =
                screener.screenAll(side.books(), List.of(household)).get(0);
        return new ScreeningJson(screening, side.texts(), Texts.ENGLISH, true)
                .tree(Set.of(program))
                .get("programs")
                .get(0);
    }

    private static String head(JsonNode program) {
        if (program.isMissingNode()) {
            return "not there";
        }
        String outcome =
                program.get("outcome").asText().toLowerCase(Locale.ROOT).replace('_', ' ');
        JsonNode estimate = program.path("estimate");
        if (!estimate.isObject()) {
            return outcome;
        }
        String low = estimate.get("low").asText();
        String high = estimate.get("high").asText();
        return outcome + ", $" + (low.equals(high) ? low : low + " to $" + high) + " a "
                + estimate.get("per").asText();
    }

    /** A scenario on both sides, or null where nothing differs in the programs that are compared. */
    public List<Example> of(Scenario scenario) {
        List<Example> shown = new ArrayList<>();
        Screening earlier;
        Screening later;
        try {
            earlier = screener.screenAll(
                            before.books(),
                            List.of(scenario.household(before.books().dictionary())))
                    .get(0);
            later = screener.screenAll(
                            after.books(),
                            List.of(scenario.household(after.books().dictionary())))
                    .get(0);
        } catch (BadHousehold e) {
            // It answers a question that one of the sides does not have.
            return shown;
        }
        for (String program : programs) {
            Tally.Turn turn = turn(result(before, earlier, program), result(after, later, program));
            if (turn != null) {
                String about =
                        (scenario.program() == null ? "" : scenario.program() + "/") + scenario.name() + ": " + program;
                shown.add(example(turn, about, program, earlier.household(), later.household()));
            }
        }
        return shown;
    }
}
