package org.benefits.screener.web.desk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.benefits.screener.money.Money;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Why;
import org.benefits.screener.rules.Citations;
import org.benefits.screener.screening.CriterionResult;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Explainer;
import org.benefits.screener.text.Texts;

/**
 * The ladder of incomes as a picture and as a table.
 *
 * @param total points of earned income and help together, for a polyline
 * @param help points of help alone
 * @param now where the person stands now, across
 * @param ticksAcross incomes written below
 * @param ticksUp amounts written at the side
 * @param strips one for each program that is there at some income
 * @param cliffs where one dollar more costs something, lowest first
 * @param next the number in {@code cliffs} of the next from here, or -1
 * @param rows the same as a table
 */
public record IncomeChart(
        String total,
        String help,
        int now,
        List<Tick> ticksAcross,
        List<Tick> ticksUp,
        List<Strip> strips,
        List<Fall> cliffs,
        int next,
        List<Row> rows) {
    /** Where the picture of money begins and ends, and how large a strip is. */
    public static final int LEFT = 70;

    public static final int RIGHT = 860;
    public static final int TOP = 10;
    public static final int BOTTOM = 250;
    public static final int STRIP = 38;

    private static final int STRIP_HEIGHT = 20;
    private static final int LABEL = 12;
    private static final int TICKS = 6;

    /** A number at an axis. */
    public record Tick(int at, String words) {}

    /** One program over all incomes: areas, higher where it gives more; of full height where it gives no money. */
    public record Strip(String name, boolean money, List<String> areas, int top) {}

    /** A cliff in words. */
    public record Fall(
            String at,
            int across,
            String program,
            String people,
            boolean ends,
            String loses,
            String because,
            List<Citations.Citation> law) {}

    /** One income with everything that it comes to. */
    public record Row(String earned, String help, String total, List<String> programs) {}

    /**
     * @param earnedNow what the person earns now, dollars a month
     */
    static IncomeChart of(Ladder ladder, int earnedNow, Texts texts, String language) {
        List<Ladder.Step> steps = ladder.steps();
        int highest = steps.get(steps.size() - 1).earned();
        List<BigDecimal> helps =
                steps.stream().map(s -> ladder.total(s.screening())).toList();
        BigDecimal most = BigDecimal.ONE;
        for (int i = 0; i < steps.size(); i++) {
            most = most.max(helps.get(i).add(BigDecimal.valueOf(steps.get(i).earned())));
        }
        Explainer explainer = new Explainer(steps.get(0).screening(), texts, language);
        StringBuilder total = new StringBuilder();
        StringBuilder help = new StringBuilder();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            int earned = steps.get(i).earned();
            BigDecimal sum = helps.get(i).add(BigDecimal.valueOf(earned));
            total.append(across(earned, highest))
                    .append(',')
                    .append(up(sum, most))
                    .append(' ');
            help.append(across(earned, highest))
                    .append(',')
                    .append(up(helps.get(i), most))
                    .append(' ');
            rows.add(row(steps.get(i), helps.get(i), sum, explainer));
        }
        List<Fall> falls = new ArrayList<>();
        int next = -1;
        for (Ladder.Cliff cliff : ladder.cliffs()) {
            next = next < 0 && cliff.last() >= earnedNow ? falls.size() : next;
            falls.add(fall(cliff, highest, texts, language));
        }
        List<Tick> ticksAcross = new ArrayList<>();
        List<Tick> ticksUp = new ArrayList<>();
        for (int i = 0; i <= TICKS; i++) {
            int earned = highest * i / TICKS;
            BigDecimal amount = most.multiply(BigDecimal.valueOf(i)).divideToIntegralValue(BigDecimal.valueOf(TICKS));
            ticksAcross.add(new Tick(across(earned, highest), dollars(BigDecimal.valueOf(earned), explainer)));
            ticksUp.add(new Tick(up(amount, most), dollars(amount, explainer)));
        }
        return new IncomeChart(
                total.toString().strip(),
                help.toString().strip(),
                earnedNow > highest ? -1 : across(earnedNow, highest),
                ticksAcross,
                ticksUp,
                strips(steps, highest, explainer),
                falls,
                next,
                rows);
    }

    /** How high the picture is. */
    public int height() {
        return BOTTOM + 40 + strips.size() * STRIP;
    }

    private static int across(int earned, int highest) {
        return LEFT + (int) ((long) (RIGHT - LEFT) * earned / Math.max(1, highest));
    }

    private static int up(BigDecimal amount, BigDecimal most) {
        return BOTTOM
                - amount.multiply(BigDecimal.valueOf(BOTTOM - TOP))
                        .divideToIntegralValue(most)
                        .intValue();
    }

    static String dollars(BigDecimal amount, Explainer explainer) {
        return explainer.dollars(Range.money(Money.dollars(amount), Why.NONE));
    }

    private static Row row(Ladder.Step step, BigDecimal help, BigDecimal sum, Explainer explainer) {
        List<String> programs = new ArrayList<>();
        for (ProgramResult program : step.screening().programs()) {
            BigDecimal value = Ladder.monthly(program);
            if (value.signum() > 0) {
                programs.add(explainer.name(program) + " " + dollars(value, explainer));
            }
        }
        return new Row(
                dollars(BigDecimal.valueOf(step.earned()), explainer),
                dollars(help, explainer),
                dollars(sum, explainer),
                programs);
    }

    private static List<Strip> strips(List<Ladder.Step> steps, int highest, Explainer explainer) {
        List<Strip> strips = new ArrayList<>();
        for (ProgramResult first : steps.get(0).screening().programs()) {
            BigDecimal most = BigDecimal.ZERO;
            boolean ever = false;
            boolean always = true;
            for (Ladder.Step step : steps) {
                ProgramResult program = step.screening().get(first.id());
                boolean open = Ladder.isOpen(program.outcome());
                ever |= open;
                always &= open;
                most = most.max(Ladder.monthly(program));
            }
            // A program without money that is there at every income tells nothing about income.
            if (ever && (most.signum() > 0 || !always)) {
                int top = BOTTOM + 40 + strips.size() * STRIP;
                strips.add(new Strip(
                        explainer.name(first), most.signum() > 0, areas(steps, first.id(), most, highest, top), top));
            }
        }
        return strips;
    }

    private static List<String> areas(List<Ladder.Step> steps, String program, BigDecimal most, int highest, int top) {
        int foot = top + LABEL + STRIP_HEIGHT;
        List<String> areas = new ArrayList<>();
        StringBuilder area = new StringBuilder();
        int last = 0;
        for (Ladder.Step step : steps) {
            ProgramResult result = step.screening().get(program);
            int x = across(step.earned(), highest);
            if (Ladder.isOpen(result.outcome())) {
                int height = most.signum() == 0
                        ? STRIP_HEIGHT
                        : Ladder.monthly(result)
                                .multiply(BigDecimal.valueOf(STRIP_HEIGHT))
                                .divideToIntegralValue(most)
                                .intValue();
                if (area.length() == 0) {
                    area.append(x).append(',').append(foot).append(' ');
                }
                area.append(x).append(',').append(foot - height).append(' ');
                last = x;
            } else if (area.length() > 0) {
                areas.add(area.append(last).append(',').append(foot).toString());
                area.setLength(0);
            }
        }
        if (area.length() > 0) {
            areas.add(area.append(last).append(',').append(foot).toString());
        }
        return areas;
    }

    private static Fall fall(Ladder.Cliff cliff, int highest, Texts texts, String language) {
        Screening past = cliff.past();
        Explainer explainer = new Explainer(past, texts, language);
        ProgramResult program = past.get(cliff.program());
        CriterionResult cause = cause(cliff, program);
        return new Fall(
                dollars(BigDecimal.valueOf(cliff.last()), explainer),
                across(cliff.last(), highest),
                explainer.name(program),
                past.household().people().size() == 1
                        ? ""
                        : String.join(
                                ", ",
                                cliff.people().stream().map(explainer::person).toList()),
                cliff.ends(),
                cliff.loses().signum() > 0 ? dollars(cliff.loses(), explainer) : null,
                cause == null ? null : explainer.explain(program, cause),
                cause == null ? List.of() : program.book().citations(cause.sentence()));
    }

    // Of the criteria that turn with this dollar, of those for whom it ends: one that fails, best one that compares
    // amounts.
    private static CriterionResult cause(Ladder.Cliff cliff, ProgramResult program) {
        Map<String, CriterionResult> before = new LinkedHashMap<>();
        cliff.at().get(cliff.program()).criteria().forEach(c -> before.put(key(c), c));
        return program.criteria().stream()
                .filter(c -> c.person() == null
                        || cliff.people().isEmpty()
                        || cliff.people().contains(c.person()))
                .filter(c -> !before.containsKey(key(c)) || before.get(key(c)).outcome() != c.outcome())
                .min(Comparator.comparing((CriterionResult c) -> c.outcome() != CriterionResult.Result.NOT_MET)
                        .thenComparing(c -> c.truth().comparison() == null))
                .orElse(null);
    }

    private static String key(CriterionResult criterion) {
        return criterion.sentence().name() + "|" + criterion.person();
    }
}
