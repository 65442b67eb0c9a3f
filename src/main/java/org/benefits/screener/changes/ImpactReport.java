package org.benefits.screener.changes;

import de.siegmar.fastcsv.writer.CsvWriter;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An impact for people: as text, as one HTML page with charts, as CSV. Households of the sample stand for those of the nation. */
public final class ImpactReport {
    private static final double SURE = 1.96;
    private static final int MOST_CHANGES = 40;
    private static final int MOST_STATES = 12;

    private final Impact impact;
    private final Impact.Found found;
    private final Population population;
    private final List<RuleDiff.Change> changes;
    private final List<Impact.Example> scenarios;
    private final int scenariosRun;

    /**
     * @param changes what differs in the rules; empty where only the day does
     * @param scenarios the scenarios that come to something else
     * @param scenariosRun how many were run
     */
    public ImpactReport(
            Impact impact,
            Impact.Found found,
            Population population,
            List<RuleDiff.Change> changes,
            List<Impact.Example> scenarios,
            int scenariosRun) {
        this.impact = impact;
        this.found = found;
        this.population = population;
        this.changes = changes;
        this.scenarios = scenarios;
        this.scenariosRun = scenariosRun;
    }

    /** How many households of the nation one of the sample stands for. */
    private double weight() {
        return population.nation() / found.households();
    }

    /** What was compared with what. */
    public String title() {
        String days = impact.before().day().equals(impact.after().day())
                ? " on " + impact.after().day()
                : " on " + impact.before().day() + " and " + impact.after().day();
        return impact.before().name().equals(impact.after().name())
                ? impact.after().name() + days
                : impact.after().name() + " against " + impact.before().name() + days;
    }

    /** How to read the numbers. */
    public String method() {
        return String.format(
                Locale.ROOT,
                "%,d made-up households, spread over states, sizes, ages, incomes and homes as published national figures say. Each stands for"
                        + " about %,.0f of the nation's %.1f million. In brackets: what chance alone may add or take (95 %%). Nobody gets any"
                        + " program yet, so these are households that could, not households that do.",
                found.households(),
                weight(),
                population.nation() / 1e6);
    }

    /** Where the spreads come from. */
    public List<String> sources() {
        return List.copyOf(population.sources());
    }

    /** The programs that were compared and in which nothing differs for anyone. */
    public List<String> untouched() {
        return impact.programs().stream()
                .filter(p -> !found.programs().containsKey(p))
                .toList();
    }

    /** What was found, the programs first whose own rules changed, then those that ask about them. */
    public List<ProgramImpact> programs() {
        Set<String> changed = changes.stream().map(RuleDiff.Change::program).collect(Collectors.toSet());
        return found.programs().values().stream()
                .sorted(Comparator.comparing(p -> !changed.contains(p.program())))
                .toList();
    }

    public List<RuleDiff.Change> changes() {
        return changes;
    }

    public List<Impact.Example> scenarios() {
        return scenarios;
    }

    public int scenariosRun() {
        return scenariosRun;
    }

    public List<Impact.Example> examples(ProgramImpact program) {
        return impact.examples(population, program);
    }

    /** Households of the nation, with what chance may add or take. */
    public String households(long inSample) {
        return String.format(
                Locale.ROOT, "%,.0f (± %,.0f)", inSample * weight(), SURE * Math.sqrt(inSample) * weight());
    }

    /** What households get more or less in all, by the program's own period. */
    public String money(ProgramImpact program, Tally tally) {
        if (program.per() == null) {
            return "";
        }
        double dollars = tally.cents() / 100.0 * weight();
        String period = program.per().equals("once") ? " once" : " a " + program.per();
        return String.format(Locale.ROOT, "%s$%,.0f%s", dollars < 0 ? "-" : "+", Math.abs(dollars), period)
                + (tally.withoutAmount() == 0
                        ? ""
                        : ", and " + households(tally.withoutAmount()) + " households whose amount is not known");
    }

    /** A kind of turn as a person would say it. */
    public static String word(Tally.Turn turn) {
        return switch (turn) {
            case GAINS -> "gain it";
            case LOSES -> "lose it";
            case MORE -> "get more";
            case LESS -> "get less";
            case OTHERWISE -> "hear something else";
        };
    }

    /** The largest number of households in any of some groups, for the length of bars. */
    public static long most(Map<String, Tally> groups) {
        return groups.values().stream().mapToLong(Tally::touched).max().orElse(0);
    }

    /** The whole as text. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(title());
        lines.add(method());
        if (!changes.isEmpty()) {
            lines.add("");
            lines.add("What changed in the rules");
            changes.stream().limit(MOST_CHANGES).forEach(c -> lines.add("  " + c));
            if (changes.size() > MOST_CHANGES) {
                lines.add("  and " + (changes.size() - MOST_CHANGES) + " more; ./screener rules diff shows all");
            }
        }
        for (ProgramImpact program : programs()) {
            lines.add("");
            lines.add(program.program());
            for (Tally.Turn turn : Tally.Turn.values()) {
                if (program.all().count(turn) > 0) {
                    lines.add("  " + households(program.all().count(turn)) + " households " + word(turn));
                }
            }
            if (program.per() != null) {
                lines.add("  " + money(program, program.all()));
            }
            program.groups().forEach((name, groups) -> group(lines, program, name, groups));
            examples(program).forEach(e -> example(lines, e));
        }
        if (!untouched().isEmpty()) {
            lines.add("");
            lines.add("Nothing differs for anyone in: " + String.join(", ", untouched()));
        }
        if (scenariosRun > 0) {
            lines.add("");
            lines.add(scenarios.size() + " differences in " + scenariosRun + " scenarios, each on its own day");
            scenarios.forEach(e -> example(lines, e));
        }
        return String.join("\n", lines) + "\n";
    }

    private void group(List<String> lines, ProgramImpact program, String name, Map<String, Tally> groups) {
        lines.add("  by " + name);
        groups.entrySet().stream()
                .sorted(
                        name.equals("state")
                                ? (a, b) -> Long.compare(
                                        b.getValue().touched(), a.getValue().touched())
                                : (a, b) -> 0)
                .limit(MOST_STATES)
                .forEach(e -> lines.add("    " + e.getKey() + ": " + turns(e.getValue())
                        + (program.per() == null ? "" : ", " + money(program, e.getValue()))));
        if (groups.size() > MOST_STATES) {
            lines.add("    and " + (groups.size() - MOST_STATES) + " more; --csv has all");
        }
    }

    private String turns(Tally tally) {
        List<String> parts = new ArrayList<>();
        for (Tally.Turn turn : Tally.Turn.values()) {
            if (tally.count(turn) > 0) {
                parts.add(households(tally.count(turn)) + " " + word(turn));
            }
        }
        return String.join(", ", parts);
    }

    private static void example(List<String> lines, Impact.Example example) {
        lines.add("  * " + example.about() + ": " + example.before() + " -> " + example.after());
        for (String[] sentence : example.sentences()) {
            if (!sentence[0].isEmpty()) {
                lines.add("      before: " + sentence[0]);
            }
            lines.add("      after:  " + sentence[1]);
        }
    }

    /** One row for each program, group and value; counts are of the sample. */
    public String csv() {
        StringWriter out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(
                    "program",
                    "by",
                    "value",
                    "gain_it",
                    "lose_it",
                    "get_more",
                    "get_less",
                    "hear_something_else",
                    "more_usd",
                    "per",
                    "amount_not_known",
                    "households_in_sample",
                    "one_stands_for");
            for (ProgramImpact program : programs()) {
                row(csv, program, "all", "", program.all());
                program.groups().forEach((name, groups) -> groups.forEach((k, t) -> row(csv, program, name, k, t)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private void row(CsvWriter csv, ProgramImpact program, String by, String value, Tally tally) {
        csv.writeRecord(
                program.program(),
                by,
                value,
                Long.toString(tally.count(Tally.Turn.GAINS)),
                Long.toString(tally.count(Tally.Turn.LOSES)),
                Long.toString(tally.count(Tally.Turn.MORE)),
                Long.toString(tally.count(Tally.Turn.LESS)),
                Long.toString(tally.count(Tally.Turn.OTHERWISE)),
                BigDecimal.valueOf(tally.cents(), 2).toPlainString(),
                program.per() == null ? "" : program.per(),
                Long.toString(tally.withoutAmount()),
                Integer.toString(found.households()),
                String.format(Locale.ROOT, "%.1f", weight()));
    }

    /** The whole as one page that needs nothing else. */
    public String html() {
        StringOutput out = new StringOutput();
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.benefits.screener.pages")
                .render("changes/impact.jte", this, out);
        return out.toString();
    }
}
