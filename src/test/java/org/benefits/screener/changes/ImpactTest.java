package org.benefits.screener.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.benefits.screener.screening.Books;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.TemporaryRules;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example: SNAP's gross income limit in Texas rises to 185 % of the poverty guideline from 2027-01-01. */
class ImpactTest {
    private static final LocalDate DAY = LocalDate.of(2027, 1, 15);
    private static final Set<String> SNAP = Set.of("snap");
    private static final String ROW_OF_TODAY = "2015-10-01,TX,yes,1.65,1.65,5000,no,no,";
    private static final int BY_HAND = 1000;

    @TempDir
    private Path folder;

    private final Population population = new Population(1);
    private RuleSet before;
    private RuleSet after;
    private Path was;
    private Path is;

    @BeforeEach
    void editTexas() {
        was = TemporaryRules.copy(folder.resolve("before"), List.of("snap", "wic"));
        is = TemporaryRules.copy(folder.resolve("after"), List.of("snap", "wic"));
        TemporaryRules.edit(
                is.resolve("snap/tables/broad-based.csv"),
                ROW_OF_TODAY,
                "2027-01-01,TX,yes,1.85,1.85,5000,no,no,made up for this example\n" + ROW_OF_TODAY);
        before = new RuleSet(was, TestRules.COMPILED);
        after = new RuleSet(is, TestRules.COMPILED);
    }

    private Impact impact(LocalDate day) {
        Books then = before.books(SNAP);
        Books now = after.books(SNAP);
        return new Impact(
                new Impact.Side("before", then, before.texts(then), day),
                new Impact.Side("after", now, after.texts(now), day),
                SNAP);
    }

    private int[] citizensOfTexas() {
        return IntStream.iterate(0, i -> i + 1)
                .filter(place -> {
                    JsonNode home = population.household(place, DAY);
                    return home.get("state").asText().equals("TX") && home.has("citizensOnly");
                })
                .limit(BY_HAND)
                .toArray();
    }

    @Test
    void aThousandHouseholdsOfTexasComeToWhatAPersonWorksOutOnPaper() {
        int[] places = citizensOfTexas();
        Map<Tally.Turn, Long> counts = new TreeMap<>();
        Map<Integer, Long> dollarsBySize = new TreeMap<>();
        long dollars = 0;
        for (int place : places) {
            JsonNode home = population.household(place, DAY);
            int then = TexasByHand.monthly(home, 165);
            int now = TexasByHand.monthly(home, 185);
            if (then != now) {
                assertEquals(0, then, "the limit opens a way in, it changes no amount");
                counts.merge(Tally.Turn.GAINS, 1L, Long::sum);
                dollarsBySize.merge(home.get("people").size(), (long) now, Long::sum);
                dollars += now;
            }
        }
        ProgramImpact found =
                impact(DAY).of(population, places, Set.of()).programs().get("snap");
        assertTrue(counts.get(Tally.Turn.GAINS) >= 10, "enough households to say something: " + counts);
        assertEquals(counts.get(Tally.Turn.GAINS), found.all().count(Tally.Turn.GAINS));
        assertEquals(counts.get(Tally.Turn.GAINS), found.all().touched(), "nobody loses, nobody's amount changes");
        assertEquals(dollars * 100, found.all().cents());
        assertEquals(0, found.all().withoutAmount());
        dollarsBySize.forEach((size, sum) -> assertEquals(
                sum * 100,
                found.groups()
                        .get("size")
                        .get(size == 1 ? "1 person" : size + " people")
                        .cents()));
        System.out.printf(
                "Texas at 185 %%: of %d households %d gain SNAP, $%d a month in all; by hand the same%n",
                places.length, found.all().touched(), dollars);
    }

    @Test
    void theAmountsOfAllOthersAreThoseWorkedOutOnPaperToo() {
        Impact.Side side = impact(DAY).before();
        int[] places = citizensOfTexas();
        var screener = new Screener((program, e) -> {
            throw e;
        });
        int likely = 0;
        for (int place : places) {
            JsonNode home = population.household(place, DAY);
            var result = screener.screenAll(side.books(), List.of(side.read(population.household(place, DAY))))
                    .get(0)
                    .get("snap");
            int byHand = TexasByHand.monthly(home, 165);
            int byRules = result.outcome() == Outcome.LIKELY
                    ? result.estimate().lowNumber().intValueExact()
                    : 0;
            assertEquals(byHand, byRules, () -> "household " + place + " " + home);
            likely += byHand > 0 ? 1 : 0;
        }
        assertTrue(likely > 100, "enough households get something: " + likely);
    }

    @Test
    void onlyTexasCanDifferAndLeavingOutTheOthersChangesNothing() {
        assertEquals(SNAP, before.differing(after));
        assertEquals(Set.of("TX"), before.states(after, SNAP));
        int[] places = IntStream.range(0, 3000).toArray();
        Impact.Found all = impact(DAY).of(population, places, Set.of());
        Impact.Found some = impact(DAY).of(population, places, Set.of("TX"));
        assertEquals(
                Set.of("TX"), all.programs().get("snap").groups().get("state").keySet());
        assertEquals(
                all.programs().get("snap").all().cents(),
                some.programs().get("snap").all().cents());
        assertEquals(
                all.programs().get("snap").examples(),
                some.programs().get("snap").examples());
        TemporaryRules.edit(
                is.resolve("snap/tables/parameters.csv"),
                "earned-income-deduction,0.2,",
                "earned-income-deduction,0.25,");
        assertEquals(
                Set.of(),
                before.states(new RuleSet(is, TestRules.COMPILED), SNAP),
                "a number of all states is of everywhere");
    }

    @Test
    void aRowHoldsFromItsDayOnWithoutARelease() {
        int[] places = IntStream.range(0, 3000).toArray();
        assertEquals(
                Map.of(),
                impact(LocalDate.of(2026, 12, 31))
                        .of(population, places, Set.of("TX"))
                        .programs());
        assertTrue(impact(LocalDate.of(2027, 1, 1))
                        .of(population, places, Set.of("TX"))
                        .programs()
                        .get("snap")
                        .all()
                        .count(Tally.Turn.GAINS)
                > 0);
        assertEquals(
                List.of(
                        "2027-01-01 snap/broad-based/gross-limit-elderly-disabled: broad based, gross limit elderly disabled for TX rises"
                                + " from 165 % to 185 %",
                        "2027-01-01 snap/broad-based/gross-limit: broad based, gross limit for TX rises from 165 % to 185 %"),
                new RuleCalendar(is)
                        .changes(LocalDate.of(2026, 12, 31)).stream()
                                .filter(e -> e.what().contains("TX rises"))
                                .map(e -> e.day() + " " + e.what())
                                .toList());
    }

    @Test
    void theReportNamesWhoGainsHowManyWhatItCostsAndTheSentenceThatChanged() {
        Impact impact = impact(DAY);
        Impact.Found found = impact.of(population, IntStream.range(0, 3000).toArray(), Set.of("TX"));
        ImpactReport report = new ImpactReport(impact, found, population, RuleDiff.between(was, is), List.of(), 0);
        String text = report.text();
        assertTrue(
                text.contains(
                        "snap: broad based, gross limit for TX rises from 165 % to 185 % from 2027-01-01 (source made up for this"),
                text);
        assertTrue(text.contains("households gain it"), text);
        assertTrue(text.contains("unlikely -> likely, $"), text);
        assertTrue(text.contains("after:  Your income before taxes,"), text);
        assertTrue(text.contains("3,000 made-up households"), text);
        String html = report.html();
        assertTrue(html.contains("<svg") && html.contains("<caption>snap by state</caption>"), html);
        String[] csv = report.csv().split("\\R");
        assertTrue(csv[0].startsWith("program,by,value,gain_it,lose_it"), csv[0]);
        assertTrue(csv[1].startsWith("snap,all,,"), csv[1]);
    }
}
