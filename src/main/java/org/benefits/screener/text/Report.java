package org.benefits.screener.text;

import java.util.List;
import org.benefits.screener.screening.ActionPlan;
import org.benefits.screener.screening.CriterionResult;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.screening.PersonResult;
import org.benefits.screener.screening.PlanStep;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screening;

/** A screening as plain text: what to do first, then each program with its reasons. */
public final class Report {
    private final Screening screening;
    private final Explainer explainer;
    private final StringBuilder text = new StringBuilder();

    public Report(Screening screening, Texts texts, String language) {
        this.screening = screening;
        this.explainer = new Explainer(screening, texts, language);
    }

    /** The whole text. */
    public String write() {
        List<PlanStep> plan = ActionPlan.of(screening);
        if (!plan.isEmpty()) {
            line(explainer.common().get("report.plan"));
            plan.forEach(s ->
                    line("  " + explainer.figures().date(s.by()) + ": " + explainer.step(s.program(), s.step(), "do")
                            + " " + explainer.step(s.program(), s.step(), "why")));
            line("");
        }
        for (Outcome outcome : Outcome.values()) {
            List<ProgramResult> programs = screening.programs().stream()
                    .filter(p -> p.outcome() == outcome)
                    .toList();
            if (!programs.isEmpty()) {
                line(explainer
                        .common()
                        .get("report."
                                + outcome.name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', '-')));
                programs.forEach(this::program);
                line("");
            }
        }
        line(explainer.common().get("report.end"));
        return text.toString();
    }

    /** One program alone, as scenarios show it. */
    public String write(String program) {
        program(screening.get(program));
        return text.toString();
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    private void program(ProgramResult program) {
        String amount = explainer.amount(program);
        line("  " + explainer.name(program) + ": " + explainer.outcome(program) + (amount == null ? "" : " " + amount));
        for (PersonResult person : program.people()) {
            line("    "
                    + Words.capital(
                            explainer.person(person.id()), explainer.figures().locale()) + ": "
                    + explainer
                            .common()
                            .get("short."
                                    + person.outcome()
                                            .name()
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', '-')));
        }
        for (CriterionResult criterion : program.criteria()) {
            line("    " + mark(criterion) + " " + explainer.explain(program, criterion) + " ("
                    + criterion.sentence().cite() + ")");
        }
        program.notes().forEach(n -> line("    ! " + explainer.rule(program, n, "note")));
        program.decidedByOthers().forEach(n -> line("    ! " + explainer.rule(program, n, "others")));
    }

    private static String mark(CriterionResult criterion) {
        return switch (criterion.outcome()) {
            case MET -> "+";
            case NOT_MET -> "-";
            case UNKNOWN -> "?";
            case NOT_NEEDED -> "·";
        };
    }
}
