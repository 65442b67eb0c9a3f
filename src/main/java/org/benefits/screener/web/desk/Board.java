package org.benefits.screener.web.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.benefits.screener.rules.Citations;
import org.benefits.screener.screening.ActionPlan;
import org.benefits.screener.screening.CriterionResult;
import org.benefits.screener.screening.NextQuestion;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.screening.PersonResult;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Explainer;
import org.benefits.screener.web.Sums;

/**
 * The outcomes beside the form, dense enough to see at a glance.
 *
 * @param day the day of the screening, in words
 * @param people how many people it counts; everyone who is listed is taken as everyone
 * @param missing what is still missing, the most deciding first
 * @param groups programs by outcome, best first
 * @param monthly what the likely programs come to a month, in words, or null
 * @param yearly the same by the year
 */
public record Board(String day, int people, List<Missing> missing, List<Group> groups, String monthly, String yearly) {
    private static final int MOST_MISSING = 8;
    private static final int MOST_DECIDED = 4;
    private static final int MOST_REASONS = 6;
    private static final int MOST_WAITED_FOR = 4;

    /** A fact that is missing: its label, the id of its field, the first programs that wait for it, and how many others do. */
    public record Missing(String label, String name, String id, List<String> decides, int others) {}

    /** Programs with the same outcome. */
    public record Group(String key, List<Program> programs) {}

    /** One program with the reasons that decided, or while more is needed the first few answers that it waits for. */
    public record Program(
            String id,
            String name,
            String amount,
            List<String> people,
            boolean received,
            String outcome,
            List<String> waitsFor,
            List<Reason> reasons,
            String apply,
            String url,
            String phone) {}

    /** Why, in a sentence with its law. */
    public record Reason(String mark, String sentence, List<Citations.Citation> law) {}

    static Board of(Screening screening, Explainer explainer, JsonNode household) {
        List<Group> groups = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            List<Program> programs = screening.programs().stream()
                    .filter(p -> p.outcome() == outcome)
                    .sorted(Comparator.comparing(p -> ActionPlan.firstDay(screening, p.spec())))
                    .map(p -> program(p, screening, explainer))
                    .toList();
            groups.add(new Group(key(outcome), programs));
        }
        Sums sums = Sums.of(screening);
        return new Board(
                explainer.date(screening.asOf()),
                screening.household().people().size(),
                missing(screening, explainer, household),
                groups,
                sums.monthlyInWords(explainer),
                sums.yearlyInWords(explainer));
    }

    static String key(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How many programs have an outcome, by its key. */
    public int count(String key) {
        return groups.stream()
                .filter(g -> g.key().equals(key))
                .mapToInt(g -> g.programs().size())
                .sum();
    }

    private static List<Missing> missing(Screening screening, Explainer explainer, JsonNode household) {
        List<Missing> missing = new ArrayList<>();
        Set<String> passed = new LinkedHashSet<>();
        NextQuestion next = screening.nextQuestion(passed);
        while (next != null && missing.size() < MOST_MISSING) {
            String name = ClientView.name(next.fact(), household);
            List<String> decides = next.decides().stream()
                    .map(p -> explainer.name(screening.get(p)))
                    .limit(MOST_DECIDED)
                    .toList();
            int others = next.decides().size() - decides.size();
            missing.add(new Missing(explainer.label(next.fact()), name, ClientView.id(name), decides, others));
            passed.add(next.fact().path());
            next = screening.nextQuestion(passed);
        }
        return missing;
    }

    private static List<String> waitsFor(ProgramResult program, Explainer explainer) {
        return program.missing().stream()
                .map(explainer::label)
                .distinct()
                .limit(MOST_WAITED_FOR)
                .toList();
    }

    private static Program program(ProgramResult program, Screening screening, Explainer explainer) {
        List<String> people = program.people().stream()
                .filter(p -> p.outcome() == Outcome.LIKELY || p.outcome() == Outcome.POSSIBLE)
                .map(PersonResult::id)
                .map(explainer::person)
                .toList();
        List<Reason> reasons = new ArrayList<>();
        boolean waits = program.outcome() == Outcome.MORE_NEEDED && !program.fault();
        for (CriterionResult criterion : waits ? List.<CriterionResult>of() : program.deciding()) {
            Reason reason = new Reason(
                    criterion.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    explainer.explain(program, criterion),
                    program.book().citations(criterion.sentence()));
            if (reasons.size() < MOST_REASONS && !reasons.contains(reason)) {
                reasons.add(reason);
            }
        }
        boolean open = program.outcome() != Outcome.UNLIKELY;
        return new Program(
                program.id(),
                explainer.name(program),
                explainer.amount(program),
                people,
                screening.isReceived(program),
                waits ? null : explainer.outcome(program),
                waits ? waitsFor(program, explainer) : List.of(),
                reasons,
                open ? explainer.of(program, "apply") : null,
                open ? program.spec().applyUrl() : null,
                open ? program.spec().applyPhone() : null);
    }
}
