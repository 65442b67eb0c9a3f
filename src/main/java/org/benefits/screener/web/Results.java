package org.benefits.screener.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.benefits.screener.rules.Citations;
import org.benefits.screener.screening.ActionPlan;
import org.benefits.screener.screening.CriterionResult;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.screening.PersonResult;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Explainer;

/**
 * The results as the page shows them.
 *
 * @param plan what to do first, in order
 * @param documents everything to bring, once
 * @param groups programs by outcome, best first
 * @param monthly what the likely programs come to a month, in words, or null
 * @param yearly what the likely programs come to a year, in words; of two that exclude each other the sooner one counts, or null
 */
public record Results(List<Step> plan, List<String> documents, List<Group> groups, String monthly, String yearly) {
    /** One dated step. */
    public record Step(String by, String program, String what, String why) {}

    /** Programs with the same outcome. What nobody can act on yet is folded: on a small screen the rest must be in reach. */
    public record Group(String key, List<Card> cards) {
        public boolean folded() {
            return key.equals("more-needed") || key.equals("unlikely");
        }
    }

    /** One program. */
    public record Card(
            String id,
            String name,
            String gives,
            String outcome,
            String amount,
            List<String> people,
            List<Reason> reasons,
            List<String> notes,
            String apply,
            String url,
            String phone,
            List<String> documents,
            Integer days) {}

    /** Why: met, not met or open, in a sentence with its law. */
    public record Reason(String mark, String sentence, List<Citations.Citation> law) {}

    /** The results of a screening in a language. */
    public static Results of(Screening screening, Explainer explainer, Edition edition, String language) {
        List<Step> plan = explainer.plan(program -> true).stream()
                .map(t -> new Step(explainer.date(t.by()), programNames(t, screening, explainer), t.does(), t.why()))
                .toList();
        List<String> documents = ActionPlan.documents(screening, screening.programs()).stream()
                .map(explainer::document)
                .toList();
        List<ProgramResult> soonestFirst = screening.programs().stream()
                .sorted(Comparator.comparing(p -> ActionPlan.firstDay(screening, p.spec())))
                .toList();
        List<Group> groups = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            List<Card> cards = new ArrayList<>();
            for (ProgramResult program : soonestFirst) {
                if (program.outcome() != outcome) {
                    continue;
                }
                cards.add(card(program, explainer));
            }
            groups.add(new Group(outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'), cards));
        }
        Sums sums = Sums.of(screening);
        return new Results(plan, documents, groups, sums.monthlyInWords(explainer), sums.yearlyInWords(explainer));
    }

    private static String programNames(Explainer.Task task, Screening screening, Explainer explainer) {
        return String.join(
                ", ",
                task.programs().stream()
                        .map(p -> explainer.name(screening.get(p)))
                        .toList());
    }

    private static Card card(ProgramResult program, Explainer explainer) {
        List<String> people = program.people().stream()
                .filter(p -> p.outcome() == Outcome.LIKELY || p.outcome() == Outcome.POSSIBLE)
                .map(PersonResult::id)
                .map(explainer::person)
                .toList();
        List<Reason> reasons = new ArrayList<>();
        for (CriterionResult criterion : program.criteria()) {
            if (criterion.outcome() != CriterionResult.Result.NOT_NEEDED) {
                String mark =
                        criterion.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
                Reason reason = new Reason(
                        mark,
                        explainer.explain(program, criterion),
                        program.book().citations(criterion.sentence()));
                if (reasons.stream().noneMatch(r -> r.sentence().equals(reason.sentence()))) {
                    reasons.add(reason);
                }
            }
        }
        List<String> notes = new ArrayList<>();
        program.notes().forEach(n -> notes.add(explainer.rule(program, n, "note")));
        program.decidedByOthers().forEach(n -> notes.add(explainer.rule(program, n, "others")));
        return new Card(
                program.id(),
                explainer.name(program),
                explainer.of(program, "gives"),
                explainer.outcome(program),
                explainer.amount(program),
                people,
                reasons,
                notes,
                explainer.of(program, "apply"),
                program.spec().applyUrl(),
                program.spec().applyPhone(),
                program.spec().documents().stream().map(explainer::document).toList(),
                program.spec().decisionDays());
    }
}
