package org.benefits.screener.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Person;
import org.benefits.screener.rules.ProgramSpec;

/** What to do first and by when, from the steps that programs name and the dates that were answered. */
public final class ActionPlan {
    private ActionPlan() {}

    /**
     * The steps of every program that is likely or possible and not there yet, by date, urgent ones first on each day. Of an urgent program for which more is
     * needed, what to do today: whoever has no money for food asks at once, and answers later.
     */
    public static List<PlanStep> of(Screening screening) {
        List<PlanStep> steps = new ArrayList<>();
        for (ProgramResult program : screening.programs()) {
            if (isIn(screening, program)) {
                program.spec().plan().stream()
                        .filter(step -> isOpen(program) || step.days() == 0)
                        .forEach(step -> add(screening, program.spec(), step, steps));
            }
        }
        steps.sort(Comparator.comparing((PlanStep s) -> s.by())
                .thenComparing(s -> !s.urgent())
                .thenComparing(PlanStep::program)
                .thenComparing(PlanStep::step));
        return List.copyOf(steps);
    }

    /** Keys of the documents that these programs ask for, each once, what is needed first standing first. */
    public static List<String> documents(Screening screening, Collection<ProgramResult> programs) {
        Set<String> keys = new LinkedHashSet<>();
        programs.stream()
                .filter(p -> isOpen(p) && !screening.isReceived(p))
                .sorted(Comparator.comparing(p -> firstDay(screening, p.spec())))
                .forEach(p -> keys.addAll(p.spec().documents()));
        return List.copyOf(keys);
    }

    /** In how many days a program's first step is due for this household: what to do sooner stands first. */
    public static int firstDay(Screening screening, ProgramSpec spec) {
        return spec.urgent()
                ? -1
                : spec.plan().stream()
                        .filter(step -> isFor(screening, step))
                        .mapToInt(ProgramSpec.Step::days)
                        .min()
                        .orElse(Integer.MAX_VALUE);
    }

    private static boolean isFor(Screening screening, ProgramSpec.Step step) {
        Set<String> situations = screening.household().choices("situations");
        return step.situation() == null || situations != null && situations.contains(step.situation());
    }

    private static boolean isOpen(ProgramResult program) {
        return program.outcome() == Outcome.LIKELY || program.outcome() == Outcome.POSSIBLE;
    }

    private static boolean isIn(Screening screening, ProgramResult program) {
        return isOpen(program)
                ? !screening.isReceived(program)
                : program.outcome() == Outcome.MORE_NEEDED && isUrgent(screening, program);
    }

    private static boolean isUrgent(Screening screening, ProgramResult program) {
        Set<String> situations = screening.household().choices("situations");
        return program.spec().urgent()
                && situations != null
                && !Collections.disjoint(situations, program.spec().moments());
    }

    private static void add(Screening screening, ProgramSpec spec, ProgramSpec.Step step, List<PlanStep> steps) {
        Household household = screening.household();
        if (!isFor(screening, step)) {
            return;
        }
        if (step.unless() != null
                && screening.books().contains(step.unless())
                && isIn(screening, screening.get(step.unless()))) {
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

    /**
     * The latest such date among the people, or the household's own. Where nobody gave one, today if someone may still have one, so that no
     * step is lost to a question that was skipped; null where nobody has one.
     */
    private static LocalDate event(Household household, String fact) {
        if (household.knows(fact)) {
            return household.date(fact) == null && household.isOpen(fact) ? household.asOf() : household.date(fact);
        }
        LocalDate latest = null;
        boolean open = false;
        for (Person person : household.people()) {
            LocalDate day = person.date(fact);
            open |= person.isOpen(fact);
            latest = day != null && (latest == null || day.isAfter(latest)) ? day : latest;
        }
        return latest == null && open ? household.asOf() : latest;
    }
}
