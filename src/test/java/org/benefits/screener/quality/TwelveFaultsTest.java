package org.benefits.screener.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.benefits.screener.screening.TemporaryRules;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twelve faults as people make them, each planted in a copy of the rules and each found, with its place and its mend. */
class TwelveFaultsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Path SCENARIOS = TestRules.HOME.resolve("test-scenarios");
    private static final String LIMIT = "2026-10-01,contiguous,3,2960,";

    @TempDir
    private Path folder;

    private Path rules;

    @BeforeEach
    void copy() {
        rules = TemporaryRules.copy(folder, List.of("snap", "wic"));
    }

    private Programs programs() {
        return new Programs(rules, TestRules.COMPILED, SCENARIOS);
    }

    private void edit(String file, String old, String now) {
        TemporaryRules.edit(rules.resolve(file), old, now);
    }

    private static void found(List<Finding> findings, String... parts) {
        assertTrue(
                findings.stream()
                        .map(Finding::toString)
                        .anyMatch(f -> List.of(parts).stream().allMatch(f::contains)),
                () -> List.of(parts) + " is not among\n"
                        + String.join(
                                "\n", findings.stream().map(Finding::toString).toList()));
    }

    private List<Finding> check(String program) {
        return new Check(programs(), TODAY).of(program);
    }

    @Test
    void withoutAFaultThereIsNothingToMend() {
        for (String program : List.of("snap", "wic")) {
            assertEquals(
                    List.of(), check(program).stream().filter(Finding::fault).toList());
        }
    }

    @Test
    void aLimitADollarLow() {
        edit("snap/tables/gross-income-limit.csv", LIMIT, "2026-10-01,contiguous,3,2959,");
        found(check("snap"), "test-scenarios/snap/", "was approved: ", "$2,960", "now it says: ", "$2,959");
    }

    @Test
    void allForAny() {
        edit("wic/eligibility.drl", "any( \"adjunctive-snap\"", "all( \"adjunctive-snap\"");
        found(
                check("wic"),
                "test-scenarios/wic/",
                "was approved: \"WIC: You likely get this",
                "now it says: \"WIC: You likely do not");
    }

    @Test
    void aSwappedTable() {
        edit(
                "wic/eligibility.drl",
                "\"pregnancyEndDate\", $person.limit( \"postpartum\" )",
                "\"pregnancyEndDate\", $person.limit( \"infant-under\" )");
        List<Finding> findings = check("wic");
        assertTrue(findings.stream().anyMatch(Finding::fault), findings.toString());
    }

    @Test
    void aSpanishSentenceWithTheWrongNumber() {
        edit("wic/text/es.properties", "en los 20 días", "en los 30 días");
        found(check("wic"), "wic/text/es.properties:32", "plan.call-clinic.why", "[10, 30]", "English says [10, 20]");
    }

    @Test
    void anUnreachableRoute() throws IOException {
        edit(
                "wic/eligibility.drl",
                "\"adjunctive-medicaid\", \"income\" )",
                "\"adjunctive-medicaid\", \"income\", \"both\" )");
        Path file = rules.resolve("wic/eligibility.drl");
        Files.writeString(file, Files.readString(file) + """

                rule "both"
                    @cite( "42 USC 1786(d)(2)(A)" )
                when
                    $person : FamilyMember()
                then
                    require( $person.meets( "category" ).and( $person.always().not() ) );
                end
                """);
        found(
                Analysis.of(programs().get("wic")),
                "wic/eligibility.drl",
                "nothing that anyone could answer, in any state, can bring it about that route",
                "any/\"both\"");
    }

    @Test
    void aRowAMonthLate() {
        edit("snap/tables/gross-income-limit.csv", LIMIT, "2026-11-01,contiguous,3,2960,");
        found(
                check("snap"),
                "snap/tables/gross-income-limit.csv:37",
                "holds from 2026-11-01",
                "changes each year on 10-01");
    }

    @Test
    void aDoubledRow() {
        edit("snap/tables/gross-income-limit.csv", LIMIT, LIMIT + "x\n" + LIMIT);
        found(
                check("snap"),
                "snap/tables/gross-income-limit.csv:38:1",
                "a row with the same dimensions and date stands above");
    }

    @Test
    void aMissingSize() throws IOException {
        Path file = rules.resolve("snap/tables/gross-income-limit.csv");
        List<String> kept = new ArrayList<>(Files.readAllLines(file));
        kept.removeIf(line -> line.contains(",contiguous,4,"));
        Files.write(file, kept);
        found(check("snap"), "snap/tables/gross-income-limit.csv", "has no row for the size 4 of contiguous");
    }

    @Test
    void aStaleTable() {
        List<Finding> findings = new Check(programs(), LocalDate.of(2027, 10, 1)).of("snap");
        found(findings, "gross-income-limit was due for its yearly update on 2027-10-01");
        assertTrue(
                check("snap").stream().noneMatch(f -> f.toString().contains("gross-income-limit was due")),
                "it is not overdue before");
    }

    @Test
    void aQuestionThatNobodyNeeds() {
        edit(
                "questions/facts.yaml",
                "  onTribalLand: {type: yes-no",
                "  hasPiano: {type: yes-no, rank: later}\n  onTribalLand: {type: yes-no");
        List<Finding> findings = Analysis.ofQuestions(programs());
        found(findings, "questions/facts.yaml", "no rule of any program needs the answer to hasPiano");
        assertTrue(
                findings.stream().noneMatch(f -> f.toString().contains("answer to breastfeeding")),
                "WIC needs the answer to breastfeeding");
    }

    @Test
    void aRuleWithNoScenario() throws IOException {
        Path file = rules.resolve("wic/eligibility.drl");
        Files.writeString(file, Files.readString(file) + """

                rule "on-tribal-land"
                    @cite( "7 CFR 246.2" )
                when
                    $person : FamilyMember()
                then
                    note( $person.yes( "onTribalLand" ).and( $person.yes( "breastfeeding" ) ) );
                end
                """);
        for (String language : List.of("en", "es")) {
            Path words = rules.resolve("wic/text/" + language + ".properties");
            Files.writeString(words, Files.readString(words) + "\non-tribal-land.note=WIC.\n");
        }
        found(check("wic"), "wic/eligibility.drl", "no scenario shows that rule on-tribal-land is yes");
        found(Analysis.of(programs().get("wic")), "wic/eligibility.drl", "rule on-tribal-land is yes");
    }

    @Test
    void aCitationThatDoesNotExist() {
        edit("wic/eligibility.drl", "42 USC 1786(b); 7 CFR 246.2", "42 USC 1786(b); 7 CRF 246.2");
        found(check("wic"), "wic/eligibility.drl:14", "names the code CRF, which is not known; did you mean CFR?");
        edit("wic/eligibility.drl", "7 CRF 246.2", "70 CFR 246.2");
        found(check("wic"), "names title 70; the CFR has titles 1 to 50");
    }
}
