package org.benefits.screener.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.screening.TemporaryRules;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed since a git revision, in words, and what falls due. */
class RuleDiffTest {
    @TempDir
    private Path home;

    private Path rules;

    @BeforeEach
    void commit() throws Exception {
        rules = TemporaryRules.copy(home, List.of("snap", "wic"));
        try (Git git = Git.init().setDirectory(home.toFile()).call()) {
            git.add().addFilepattern("rules").call();
            git.commit()
                    .setSign(false)
                    .setAuthor("A", "a@example.org")
                    .setCommitter("A", "a@example.org")
                    .setMessage("as it was")
                    .call();
        }
    }

    private List<String> changes() {
        Path before = Revision.layOut(rules, "HEAD", home.resolve("then"));
        return RuleDiff.between(before, rules).stream()
                .map(RuleDiff.Change::toString)
                .toList();
    }

    @Test
    void aRevisionIsLaidOutToTheByteAndWhatIsNotThereIsNamed() {
        Path before = Revision.layOut(rules, "HEAD", home.resolve("then"));
        assertEquals(RuleFolder.hash(rules), RuleFolder.hash(before));
        assertEquals(List.of(), RuleDiff.between(before, rules));
        assertEquals(
                "there is no revision nowhere; name a branch, a tag or a commit, such as HEAD~1",
                assertThrows(IllegalArgumentException.class, () -> Revision.layOut(rules, "nowhere", home.resolve("x")))
                        .getMessage());
    }

    @Test
    void aNumberARuleAWordAndAQuestionAreToldInWords() {
        TemporaryRules.edit(
                rules.resolve("snap/tables/gross-income-limit.csv"),
                "2026-10-01,contiguous,3,2960,",
                "2027-10-01,contiguous,3,3011,https://example.org/2028\n2026-10-01,contiguous,3,2961,");
        TemporaryRules.edit(
                rules.resolve("snap/income.drl"),
                "require( $net.atMost( $snap.limit( \"net-income-limit\" ) ) );",
                "require( $net.lessThan( $snap.limit( \"net-income-limit\" ) ) );");
        TemporaryRules.edit(rules.resolve("snap/program.yaml"), "decisionDays: 30", "decisionDays: 20");
        TemporaryRules.edit(rules.resolve("wic/text/es.properties"), "\nname=", "\nname=Nuevo ");
        TemporaryRules.edit(
                rules.resolve("questions/facts.yaml"),
                "  bedrooms: {type: whole, rank: later}",
                "  bedrooms: {type: whole, rank: core}");
        List<String> changes = changes();
        assertEquals(6, changes.size(), String.join("\n", changes));
        assertEquals(
                "questions: the question household.bedrooms was {\"type\":\"whole\",\"rank\":\"later\"} and is"
                        + " {\"type\":\"whole\",\"rank\":\"core\"}",
                changes.get(0));
        assertEquals("snap: decisionDays was 30 and is 20", changes.get(1));
        assertTrue(
                changes.get(2)
                        .startsWith(
                                "snap: gross income limit for contiguous, 3 people from 2026-10-01 is corrected from $2,960 to $2,961 (source https"),
                changes.get(2));
        assertEquals(
                "snap: gross income limit for contiguous, 3 people rises from $2,961 to $3,011 from 2027-10-01 (source"
                        + " https://example.org/2028)",
                changes.get(3));
        assertTrue(
                changes.get(4).startsWith("snap: the rule net-income (\"")
                        && changes.get(4).contains("(7 CFR 273.9(a)(2)) was: when")
                        && changes.get(4).contains("It is: when")
                        && changes.get(4).endsWith("require( $net.lessThan( $snap.limit( \"net-income-limit\" ) ) );"),
                changes.get(4));
        assertTrue(changes.get(5).startsWith("wic: es name was \""), changes.get(5));
    }

    @Test
    void aYearlyUpdateIsDueOnItsDayAndNotBefore() throws Exception {
        RuleCalendar calendar = new RuleCalendar(rules);
        List<String> until = calendar.due(LocalDate.of(2027, 9, 30)).stream()
                .map(RuleCalendar.Entry::what)
                .filter(w -> w.startsWith("snap/gross-income-limit"))
                .toList();
        assertEquals(List.of(), until);
        assertEquals(
                List.of(new RuleCalendar.Entry(
                        LocalDate.of(2027, 10, 1), "snap/gross-income-limit: its newest row is of 2026-10-01")),
                calendar.due(LocalDate.of(2027, 10, 1)).stream()
                        .filter(e -> e.what().startsWith("snap/gross-income-limit"))
                        .toList());
        assertTrue(Files.exists(rules.resolve("snap/tables/updates.yaml")));
    }
}
