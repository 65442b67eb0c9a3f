package org.benefits.screener.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Person;
import org.benefits.screener.rules.ProgramSpec;

/** What to do first and by when, from the steps that programs name and the dates that were answered. */
public final class ActionPlan {
    private ActionPlan() {}

    /** The steps of every program that is not unlikely: urgent ones first on each day, then by date. */
    public static List<PlanStep> of(Screening screening) {
        List<PlanStep> steps = new ArrayList<>();
        for (ProgramResult program : screening.programs()) {
            if (program.outcome() == Outcome.LIKELY || program.outcome() == Outcome.POSSIBLE) {
                program.spec().plan().forEach(step -> add(screening.household(), program.spec(), step, steps));
            }
        }
        steps.sort(Comparator.comparing((PlanStep s) -> s.by())
                .thenComparing(s -> !s.urgent())
                .thenComparing(PlanStep::program)
                .thenComparing(PlanStep::step));
        return List.copyOf(steps);
    }

    private static void add(Household household, ProgramSpec spec, ProgramSpec.Step step, List<PlanStep> steps) {
        Set<String> situations = household.choices("situations");
        if (step.situation() != null && (situations == null || !situations.contains(step.situation()))) {
            return;
        }
        LocalDate from = step.from() == null ? household.asOf() : event(household, step.from());
        if (from == null) {
            return;
        }
        LocalDate by = from.plusDays(step.days());
        // A day that has passed is still worth the call; it is named as today.
        steps.add(new PlanStep(
                by.isBefore(household.asOf()) ? household.asOf() : by, spec.id(), step.id(), spec.urgent()));
    }

    /** The latest such date among the people, or the household's own; null where nobody has one. */
    private static LocalDate event(Household household, String fact) {
        if (household.knows(fact)) {
            return household.date(fact);
        }
        LocalDate latest = null;
        for (Person person : household.people()) {
            LocalDate day = person.date(fact);
            latest = day != null && (latest == null || day.isAfter(latest)) ? day : latest;
        }
        return latest;
    }
}
