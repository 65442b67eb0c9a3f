package org.benefits.screener.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.benefits.screener.rules.Citations;
import org.benefits.screener.screening.ActionPlan;
import org.benefits.screener.screening.NextQuestion;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.screening.PersonResult;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.PublicCharge;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Explainer;
import org.benefits.screener.text.Reasons;

/**
 * The results as the page, the sheet for print and the PDF show them.
 *
 * @param day the day of the screening, in words
 * @param before what to read before asking for anything, or null
 * @param plan what to do first, in order
 * @param documents everything to bring, once
 * @param groups programs by outcome, best first
 * @param monthly what the likely programs come to a month, in words, or null
 * @param yearly what the likely programs come to a year, in words; of two that exclude each other the sooner one counts, or null
 * @param unvalued how many likely programs have no sum by the month or the year
 * @param next the question whose answer would settle most, in a few words, or null
 * @param end what to know where an office says no
 */
public record Results(
        String day,
        Reason before,
        List<Stage> plan,
        List<String> documents,
        List<Group> groups,
        String monthly,
        String yearly,
        int unvalued,
        String next,
        String end) {
    private static final int WEEK_DAYS = 7;
    private static final int SHORT_ADDRESS = 30;
    private static final int FEW = 3;

    /** The steps of today, of this week, or later. */
    public record Stage(String key, List<Step> steps) {}

    /** One dated step. */
    public record Step(String by, String program, String what, String why) {}

    /** Programs with the same outcome, those that are for nobody here last. */
    public record Group(String key, List<Card> cards) {
        /** What nobody can act on yet is folded: on a small screen the rest must be in reach. */
        public boolean folded() {
            return key.equals("more-needed") || key.equals("unlikely");
        }

        /** Whether it is worth asking for these now. */
        public boolean open() {
            return !folded();
        }
    }

    /**
     * One program.
     *
     * @param people for whom it is, where it is not for everyone here, or null
     * @param number for how many people it is
     * @param outcome what there is to say beside what holds for the whole group, or null
     * @param received what to do where the family has it already, or null
     * @param unlocked which program opens this one, or null
     * @param days within how many days the agency must decide, or null
     */
    public record Card(
            String id,
            String name,
            String gives,
            String outcome,
            String amount,
            String people,
            int number,
            List<Reason> reasons,
            List<String> notes,
            String received,
            String unlocked,
            String apply,
            String url,
            String phone,
            List<String> documents,
            Integer days) {
        /** Whether the people are few enough to be named on the sheet. */
        public boolean few() {
            return number <= FEW;
        }

        /** Whether the address stands on the sheet: beside a phone number only a short one does, so that two pages are enough. */
        public boolean worthWriting() {
            return url != null && (phone == null || shortUrl().length() <= SHORT_ADDRESS);
        }

        /** The address without what nobody reads aloud. */
        public String shortUrl() {
            return url.replaceFirst("https?://(www\\.)?", "").replaceFirst("/$", "");
        }
    }

    /** Why: met, not met or open, in a sentence with its law. */
    public record Reason(String mark, String sentence, List<Citations.Citation> law) {}

    /** The results of a screening in the explainer's language. */
    public static Results of(Screening screening, Explainer explainer) {
        List<String> documents = ActionPlan.documents(screening, screening.programs()).stream()
                .map(explainer::document)
                .toList();
        List<ProgramResult> soonestFirst = screening.programs().stream()
                .sorted(Comparator.comparing(p -> ActionPlan.firstDay(screening, p.spec())))
                .toList();
        List<Group> groups = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            groups.add(group(
                    outcome,
                    soonestFirst.stream().filter(p -> p.outcome() == outcome).toList(),
                    screening,
                    explainer));
        }
        Sums sums = Sums.of(screening);
        int unvalued = (int) screening.programs().stream()
                .filter(p -> p.outcome() == Outcome.LIKELY)
                .filter(p -> p.estimate() == null
                        || !List.of("month", "year").contains(p.spec().per()))
                .count();
        NextQuestion next = screening.nextQuestion();
        return new Results(
                explainer.date(screening.asOf()),
                before(screening, explainer),
                plan(screening, explainer),
                documents,
                groups,
                sums.monthlyInWords(explainer),
                sums.yearlyInWords(explainer),
                unvalued,
                next == null ? null : explainer.missing(List.of(next.fact())),
                explainer.common().get("report.end"));
    }

    private static Reason before(Screening screening, Explainer explainer) {
        return PublicCharge.concerns(screening)
                ? new Reason(
                        "unknown",
                        explainer.common().get("note.public-charge"),
                        List.of(new Citations.Citation(PublicCharge.CITE, PublicCharge.ADDRESS)))
                : null;
    }

    private static List<Stage> plan(Screening screening, Explainer explainer) {
        Map<String, Stage> stages = new LinkedHashMap<>();
        LocalDate today = screening.asOf();
        for (Explainer.Task task : explainer.plan(program -> true)) {
            String key = !task.by().isAfter(today)
                    ? "today"
                    : task.by().isAfter(today.plusDays(WEEK_DAYS)) ? "later" : "this-week";
            String programs = explainer.list(task.programs().stream()
                    .map(p -> explainer.name(screening.get(p)))
                    .toList());
            stages.computeIfAbsent(key, k -> new Stage(k, new ArrayList<>()))
                    .steps()
                    .add(new Step(explainer.date(task.by()), programs, task.does(), task.why()));
        }
        return List.copyOf(stages.values());
    }

    private static Group group(
            Outcome outcome, List<ProgramResult> programs, Screening screening, Explainer explainer) {
        List<Card> cards = programs.stream()
                .sorted(Comparator.comparing(ProgramResult::isForNobody))
                .map(p -> card(p, screening, explainer))
                .toList();
        return new Group(outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'), cards);
    }

    private static Card card(ProgramResult program, Screening screening, Explainer explainer) {
        List<String> people = program.people().stream()
                .filter(p -> p.outcome() == Outcome.LIKELY || p.outcome() == Outcome.POSSIBLE)
                .map(PersonResult::id)
                .map(explainer::person)
                .toList();
        List<Reason> reasons = Reasons.of(program, explainer).stream()
                .map(r -> new Reason(
                        r.criterion().outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        r.sentence(),
                        program.book().citations(r.criterion().sentence())))
                .toList();
        List<String> notes = new ArrayList<>();
        program.notes().forEach(n -> notes.add(explainer.rule(program, n, "note")));
        program.decidedByOthers().forEach(n -> notes.add(explainer.rule(program, n, "others")));
        String outcome = explainer.ownOutcome(program);
        return new Card(
                program.id(),
                explainer.name(program),
                explainer.of(program, "gives"),
                outcome == null && program.outcome() == Outcome.MORE_NEEDED ? explainer.outcome(program) : outcome,
                explainer.amount(program),
                people.isEmpty()
                                || people.size()
                                        == screening.household().people().size()
                        ? null
                        : explainer.list(people),
                people.size(),
                reasons,
                notes.stream().distinct().toList(),
                screening.isReceived(program) ? explainer.common().get("report.received") : null,
                unlocked(program, screening, explainer),
                explainer.of(program, "apply"),
                program.spec().applyUrl(),
                program.spec().applyPhone(),
                program.spec().documents().stream().map(explainer::document).toList(),
                program.spec().decisionDays());
    }

    private static String unlocked(ProgramResult program, Screening screening, Explainer explainer) {
        if (program.unlockedBy().isEmpty()) {
            return null;
        }
        List<String> names = program.unlockedBy().stream()
                .map(id -> explainer.name(screening.get(id)))
                .toList();
        return explainer.common().get("report.unlocked").replace("{program}", explainer.list(names));
    }
}
