package org.benefits.screener.web.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Income;
import org.benefits.screener.money.Range;
import org.benefits.screener.screening.ActionPlan;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.screening.PersonResult;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Edition;

/**
 * One household at many earned incomes of one person: what each program gives, and the dollar at which something ends. All steps are screened in
 * one batch; what ends between two steps is then narrowed down to the dollar, all of them together in each round.
 */
final class Ladder {
    /** Steps from nothing to the highest income. */
    static final int STEPS = 60;

    private static final int MOST_CLIFFS = 30;
    private static final Set<String> EARNED = Set.of("wages", "self-employment", "gig", "tips", "military-pay");
    private static final Map<String, BigDecimal> MONTHS = Map.of(
            "week", BigDecimal.valueOf(12).divide(BigDecimal.valueOf(52), 10, RoundingMode.HALF_UP),
            "month", BigDecimal.ONE,
            "year", BigDecimal.valueOf(12));

    /** Dollars a month earned, and what was found there. */
    record Step(int earned, Screening screening) {}

    /** What may end: a program for a person, or for the household where the person is null; or, where only the amount drops, {@code drop}. */
    private record What(String program, String person, boolean drop) {}

    /**
     * An income at which one dollar more costs something.
     *
     * @param last the last whole dollar a month at which it is still there
     * @param people for whom it ends; empty for the household
     * @param ends whether it ends; else only its amount drops by more than the dollar earned
     * @param loses dollars a month that this program gives less
     * @param at the screening at the last dollar
     * @param past the screening a dollar past it
     */
    record Cliff(
            int last,
            String program,
            List<String> people,
            boolean ends,
            BigDecimal loses,
            Screening at,
            Screening past) {}

    private final Edition edition;
    private final Screener screener;
    private final IntFunction<Household> households;
    private final Map<String, Set<String>> conflicts = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    /**
     * @param highest the highest income, dollars a month
     * @param households the household at an income in whole dollars a month
     */
    Ladder(Edition edition, Screener screener, int highest, IntFunction<Household> households) {
        this.edition = edition;
        this.screener = screener;
        this.households = households;
        int step = Math.max(1, highest / STEPS);
        List<Integer> incomes = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            incomes.add(i * step);
        }
        screenAll(incomes).forEach((earned, screening) -> steps.add(new Step(earned, screening)));
        for (int at : List.of(0, STEPS / 2, STEPS)) {
            learnConflicts(
                    screener.screen(edition.books(), steps.get(at).screening().household()));
        }
    }

    // Which programs exclude each other is only worked out for one household at a time, and does not hang on a dollar.
    private void learnConflicts(Screening screening) {
        for (ProgramResult program : screening.programs()) {
            for (String other : program.conflictsWith()) {
                conflicts
                        .computeIfAbsent(program.id(), p -> new LinkedHashSet<>())
                        .add(other);
                conflicts.computeIfAbsent(other, p -> new LinkedHashSet<>()).add(program.id());
            }
        }
    }

    private Map<Integer, Screening> screenAll(List<Integer> incomes) {
        List<Screening> screenings = screener.screenAll(
                edition.books(), incomes.stream().map(households::apply).toList());
        Map<Integer, Screening> found = new TreeMap<>();
        for (int i = 0; i < incomes.size(); i++) {
            found.put(incomes.get(i), screenings.get(i));
        }
        return found;
    }

    List<Step> steps() {
        return steps;
    }

    /** A household with one person's earned income replaced by a monthly wage; none at zero. Other money stays. */
    static ObjectNode earning(ObjectNode household, String person, int dollars) {
        ObjectNode with = household.deepCopy();
        ObjectNode worker = WhatIf.find(with, person);
        ArrayNode incomes = JsonNodeFactory.instance.arrayNode();
        for (JsonNode income : worker.path(ClientReader.INCOMES)) {
            if (!EARNED.contains(income.path("type").asText())) {
                incomes.add(income);
            }
        }
        if (dollars > 0) {
            incomes.addObject().put("type", "wages").put("amount", dollars);
            if (Set.of("not-working", "retired")
                    .contains(worker.path("employment").asText())) {
                worker.put("employment", "employed");
            }
        }
        worker.set(ClientReader.INCOMES, incomes);
        return with;
    }

    /** What a person earns now, whole dollars a month, as far as it is known. */
    static int earnedNow(Household household, String person) {
        List<Income> incomes = household.find(person).orElseThrow().incomes();
        if (incomes == null) {
            return 0;
        }
        BigDecimal sum = incomes.stream()
                .filter(i -> i.type().isKnown() && EARNED.contains(i.type().get()))
                .map(i -> i.monthly())
                .filter(Range::hasLow)
                .map(Range::lowNumber)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Math.max(0, sum.setScale(0, RoundingMode.HALF_UP).intValue());
    }

    /** What a likely or possible program gives a month, at least; nothing where it gives no money, or it comes once. */
    static BigDecimal monthly(ProgramResult program) {
        Range estimate = isOpen(program.outcome()) ? program.estimate() : null;
        BigDecimal months = MONTHS.get(String.valueOf(program.spec().per()));
        return estimate == null || months == null
                ? BigDecimal.ZERO
                : estimate.lowNumber().divide(months, 2, RoundingMode.HALF_UP);
    }

    /** What all of them give a month; of two that exclude each other the sooner one counts. */
    BigDecimal total(Screening screening) {
        BigDecimal total = BigDecimal.ZERO;
        Set<String> excluded = new LinkedHashSet<>();
        List<ProgramResult> soonestFirst = screening.programs().stream()
                .sorted(Comparator.comparing(p -> ActionPlan.firstDay(screening, p.spec())))
                .toList();
        for (ProgramResult program : soonestFirst) {
            BigDecimal value = monthly(program);
            if (value.signum() > 0 && !excluded.contains(program.id())) {
                total = total.add(value);
                excluded.addAll(conflicts.getOrDefault(program.id(), Set.of()));
            }
        }
        return total;
    }

    static boolean isOpen(Outcome outcome) {
        return outcome == Outcome.LIKELY || outcome == Outcome.POSSIBLE;
    }

    private static Outcome outcome(Screening screening, What what) {
        ProgramResult program = screening.get(what.program());
        return what.person() == null || program.fault()
                ? program.outcome()
                : program.people().stream()
                        .filter(p -> p.id().equals(what.person()))
                        .findFirst()
                        .orElseThrow()
                        .outcome();
    }

    // ---- cliffs

    /** An open place: it ends, or drops, somewhere after {@code from} and not after {@code to}. */
    private record Between(What what, Step from, Step to) {
        int middle() {
            return (from.earned() + to.earned()) / 2;
        }

        boolean isExact() {
            return to.earned() - from.earned() <= 1;
        }

        boolean holdsIn(Step first, Step second) {
            return what.drop()
                    ? drop(first, second, what.program())
                                    .compareTo(BigDecimal.valueOf(second.earned() - (long) first.earned()))
                            > 0
                    : outcome(first.screening(), what) != Outcome.UNLIKELY
                            && outcome(second.screening(), what) == Outcome.UNLIKELY;
        }
    }

    private static BigDecimal drop(Step from, Step to, String program) {
        return monthly(from.screening().get(program))
                .subtract(monthly(to.screening().get(program)));
    }

    /** Every cliff, lowest income first. */
    List<Cliff> cliffs() {
        List<Between> open = new ArrayList<>();
        for (int i = 1; i < steps.size(); i++) {
            open.addAll(between(steps.get(i - 1), steps.get(i)));
        }
        open = new ArrayList<>(open.subList(0, Math.min(open.size(), MOST_CLIFFS)));
        while (open.stream().anyMatch(b -> !b.isExact())) {
            Map<Integer, Screening> middles = screenAll(open.stream()
                    .filter(b -> !b.isExact())
                    .map(Between::middle)
                    .distinct()
                    .toList());
            open.replaceAll(b -> b.isExact() ? b : narrowed(b, middles.get(b.middle())));
        }
        return together(open);
    }

    private List<Between> between(Step from, Step to) {
        List<Between> found = new ArrayList<>();
        for (ProgramResult program : from.screening().programs()) {
            List<What> parts = new ArrayList<>();
            if (program.spec().perPerson()) {
                program.people().stream()
                        .map(PersonResult::id)
                        .forEach(p -> parts.add(new What(program.id(), p, false)));
            } else {
                parts.add(new What(program.id(), null, false));
            }
            boolean stays = isOpen(to.screening().get(program.id()).outcome());
            if (stays) {
                parts.add(new What(program.id(), null, true));
            }
            // What was never likely or possible, only not ruled out, is no loss when it is.
            parts.removeIf(w -> steps.stream().noneMatch(s -> isOpen(outcome(s.screening(), w))));
            parts.stream()
                    .map(w -> new Between(w, from, to))
                    .filter(b -> b.holdsIn(from, to))
                    .forEach(found::add);
        }
        return found;
    }

    // If something ends between two incomes, it ends in the lower or in the upper half.
    private static Between narrowed(Between open, Screening screening) {
        Step middle = new Step(open.middle(), screening);
        return open.holdsIn(open.from(), middle)
                ? new Between(open.what(), open.from(), middle)
                : new Between(open.what(), middle, open.to());
    }

    // What ends for several people at the same dollar is one cliff; a drop where something ends for someone is that
    // same one.
    private static List<Cliff> together(List<Between> exact) {
        Map<String, List<Between>> same = new LinkedHashMap<>();
        exact.stream()
                .sorted(Comparator.comparing((Between b) -> b.from().earned())
                        .thenComparing(b -> b.what().drop()))
                .forEach(b -> same.computeIfAbsent(
                                b.from().earned() + "|" + b.what().program(), k -> new ArrayList<>())
                        .add(b));
        List<Cliff> cliffs = new ArrayList<>();
        for (List<Between> each : same.values()) {
            Between first = each.get(0);
            cliffs.add(new Cliff(
                    first.from().earned(),
                    first.what().program(),
                    each.stream()
                            .map(b -> b.what().person())
                            .filter(p -> p != null)
                            .toList(),
                    !first.what().drop(),
                    drop(first.from(), first.to(), first.what().program()),
                    first.from().screening(),
                    first.to().screening()));
        }
        return cliffs;
    }
}
