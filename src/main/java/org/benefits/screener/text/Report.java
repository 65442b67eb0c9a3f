package org.benefits.screener.text;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.benefits.screener.money.Range;
import org.benefits.screener.screening.ActionPlan;
import org.benefits.screener.screening.CriterionResult;
import org.benefits.screener.screening.NextQuestion;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.screening.PersonResult;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.PublicCharge;
import org.benefits.screener.screening.Screening;

/**
 * A screening as plain text. For a family: what to do first, what to bring, then each program with the reasons that decided. For those who own
 * the rules: one program with every criterion.
 */
public final class Report {
    private static final int REASONS = 6;

    private final Screening screening;
    private final Texts texts;
    private final String language;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> said = new LinkedHashSet<>();
    private Explainer explainer;

    public Report(Screening screening, Texts texts, String language) {
        this.screening = screening;
        this.texts = texts;
        this.language = language;
    }

    /** The whole text, as a family reads it. */
    public String write() {
        explainer = new Explainer(screening, texts, language, true);
        if (PublicCharge.concerns(screening)) {
            line(common("report.before"));
            line("  " + common("note.public-charge") + " (" + PublicCharge.CITE + ")");
            line("");
        }
        plan();
        documents();
        for (Outcome outcome : Outcome.values()) {
            List<ProgramResult> programs = screening.programs().stream()
                    .filter(p -> p.outcome() == outcome)
                    .sorted(Comparator.comparing(p -> ActionPlan.firstDay(screening, p.spec())))
                    .toList();
            if (!programs.isEmpty()) {
                line(common("report." + key(outcome)));
                programs.stream().filter(p -> !p.isForNobody()).forEach(this::found);
                List<String> others = programs.stream()
                        .filter(ProgramResult::isForNobody)
                        .map(explainer::name)
                        .toList();
                if (!others.isEmpty()) {
                    line("  " + common("report.for-nobody").replace("{program}", explainer.list(others)));
                }
                line("");
            }
        }
        NextQuestion next = screening.nextQuestion();
        if (next != null) {
            line(common("report.next").replace("{missing}", explainer.missing(List.of(next.fact()))));
        }
        line(common("report.end"));
        return text.toString();
    }

    /** One program alone with every criterion, as scenarios show it. */
    public String write(String program) {
        explainer = new Explainer(screening, texts, language);
        everything(screening.get(program));
        return text.toString();
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    private String common(String key) {
        return explainer.common().get(key);
    }

    private static String key(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void plan() {
        List<Explainer.Task> tasks = explainer.plan(program -> true);
        if (tasks.isEmpty()) {
            return;
        }
        line(common("report.plan"));
        String day = "";
        for (Explainer.Task task : tasks) {
            String date = explainer.figures().date(task.by());
            if (!date.equals(day)) {
                line("  " + Words.capital(date, explainer.figures().locale()));
                day = date;
            }
            line("    * " + task.does() + " " + task.why());
        }
        line("");
    }

    private void documents() {
        List<String> documents = ActionPlan.documents(screening, screening.programs());
        if (!documents.isEmpty()) {
            line(common("report.documents"));
            documents.forEach(d -> line("    * " + explainer.document(d)));
            line("");
        }
    }

    // A program for the family: whom it is for, what decided, what else to know, and how to ask for it.
    private void found(ProgramResult program) {
        String outcome = explainer.ownOutcome(program);
        String amount = explainer.amount(program);
        if (outcome == null && program.outcome() == Outcome.MORE_NEEDED) {
            outcome = explainer.outcome(program);
        }
        line("  " + explainer.name(program) + (outcome == null && amount == null ? "" : ":")
                + (outcome == null ? "" : " " + outcome)
                + (amount == null ? "" : " " + amount));
        boolean open = program.outcome() == Outcome.LIKELY || program.outcome() == Outcome.POSSIBLE;
        people(program, open);
        if (program.outcome() == Outcome.MORE_NEEDED) {
            limit(program);
            return;
        }
        reasons(program);
        program.notes().forEach(n -> once("    ! " + explainer.rule(program, n, "note")));
        program.decidedByOthers().forEach(n -> once("    ! " + explainer.rule(program, n, "others")));
        if (!program.unlockedBy().isEmpty()) {
            List<String> names = program.unlockedBy().stream()
                    .map(id -> explainer.name(screening.get(id)))
                    .toList();
            line("    ! " + common("report.unlocked").replace("{program}", explainer.list(names)));
        }
        String how = screening.isReceived(program) ? common("report.received") : explainer.of(program, "apply");
        if (open && how != null) {
            line("    > " + how);
        }
    }

    private void once(String words) {
        if (said.add(words)) {
            line(words);
        }
    }

    private void people(ProgramResult program, boolean open) {
        for (Outcome outcome : Outcome.values()) {
            List<PersonResult> people = program.people().stream()
                    .filter(p -> p.outcome() == outcome)
                    .filter(p -> outcome != Outcome.UNLIKELY || program.isFor(p))
                    .toList();
            boolean shown = outcome == Outcome.UNLIKELY ? open : program.outcome() != Outcome.UNLIKELY;
            if (people.isEmpty() || !shown || screening.household().people().size() == 1) {
                continue;
            }
            String names = explainer.list(
                    people.stream().map(p -> explainer.person(p.id())).toList());
            String words = common("people." + key(outcome) + (outcome == Outcome.MORE_NEEDED && open ? "-for" : ""));
            line("    " + words.replace("{person}", names).replace("{missing}", explainer.missing(program.missing())));
        }
    }

    // While answers are open, the one sentence that helps is the first line in dollars that the answer will be held
    // against.
    private void limit(ProgramResult program) {
        program.deciding().stream()
                .filter(c -> c.truth().comparison() != null
                        && c.truth().comparison().right().kind() == Range.Kind.MONEY
                        && c.truth().comparison().right().hasHigh())
                .findFirst()
                .ifPresent(c -> line("    " + mark(c) + " " + explainer.explain(program, c)));
    }

    private void reasons(ProgramResult program) {
        Set<String> law = new LinkedHashSet<>();
        Reasons.of(program, explainer).stream().limit(REASONS).forEach(reason -> {
            line("    " + mark(reason.criterion()) + " " + reason.sentence());
            law.addAll(List.of(reason.criterion().sentence().cite().split("; ")));
        });
        if (!law.isEmpty()) {
            line("    (" + String.join("; ", law) + ")");
        }
    }

    private void everything(ProgramResult program) {
        String amount = explainer.amount(program);
        line("  " + explainer.name(program) + ": " + explainer.outcome(program) + (amount == null ? "" : " " + amount));
        for (PersonResult person : program.people()) {
            line("    "
                    + Words.capital(
                            explainer.person(person.id()), explainer.figures().locale()) + ": "
                    + common("short." + key(person.outcome())));
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
