package org.benefits.screener.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.screening.TestRules;
import org.benefits.screener.tables.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files that try to run code, to hang or to leave the vocabulary: every one is refused before anything is compiled. */
class HostileRulesTest {
    private static final Path HOSTILE = TestRules.HOME.resolve("src/test/resources/hostile");
    private static final String RAN = "screener.hostile.ran";

    private static final int LEAST_FILES = 60;

    private static final String HONEST = """
            package rules.snap;

            rule "snap"
                @cite( "7 CFR 273.10(e)(2)" )
            when
                $snap : SnapHousehold()
            then
                likelyIf( all( "honest-one", "honest-two" ) );
            end

            rule "honest-one"
                @cite( "7 CFR 273.1(a)" )
            when
                $snap : SnapHousehold()
            then
                require( $snap.always() );
            end

            rule "honest-two"
                @cite( "7 CFR 273.1(a)" )
            when
                $snap : SnapHousehold()
            then
                require( $snap.always() );
            end
            """;

    @AfterEach
    void forget() {
        System.clearProperty(RAN);
    }

    @Test
    void everyHostileFileIsRefusedOrIsHarmlessText() throws IOException {
        RuleFolder folder = new RuleFolder(TestRules.RULES, TestRules.COMPILED);
        RuleFolder.Checked snap = folder.check("snap");
        List<String> accepted = new ArrayList<>();
        int files = 0;
        try (Stream<Path> all = Files.list(HOSTILE)) {
            for (Path file :
                    all.filter(f -> f.toString().endsWith(".drl")).sorted().toList()) {
                files++;
                List<RuleFault> faults = assertTimeoutPreemptively(
                        Duration.ofSeconds(5),
                        () -> refuse(file, snap.spec(), folder.dictionary(), snap.tables(), accepted),
                        file.toString());
                faults.forEach(
                        f -> assertTrue(f.message().length() < 1_000, () -> file + " makes a message without end"));
                assertNull(System.getProperty(RAN), () -> file + " ran");
            }
        }
        assertTrue(files >= LEAST_FILES, "the hostile files are not where they should be");
        assertEquals(List.of(), accepted, "hostile files that were accepted");
    }

    // A file is refused by a fault of its own; one that is accepted must print nothing but the words of the vocabulary.
    private static List<RuleFault> refuse(
            Path file, ProgramSpec spec, Dictionary dictionary, Tables tables, List<String> accepted)
            throws IOException {
        try {
            String text = RuleFolder.text(Files.readAllBytes(file), "snap/" + file.getFileName());
            List<Sentence> sentences = new RuleChecker(spec, dictionary, tables, other -> Set.of())
                    .check(Map.of("snap/a-honest.drl", HONEST, "snap/" + file.getFileName(), text));
            String print = RulePrinter.print("snap", spec.unit(), sentences, tables);
            boolean onlyWords = print.replace("\n", " ").matches("[a-zA-Z0-9 _.,;:()$\"-]*")
                    && !print.contains("hostile.ran")
                    && !print.contains("System");
            if (!onlyWords) {
                accepted.add(file.getFileName().toString());
            } else {
                harmless(file, text, accepted);
            }
            return List.of();
        } catch (BadRules e) {
            boolean own = e.faults().stream()
                    .anyMatch(f -> f.file().endsWith(file.getFileName().toString()));
            assertTrue(own, () -> file + " was refused for something else: " + e.faults());
            return e.faults();
        }
    }

    // What is accepted must hold its payload in comments, citations or nowhere.
    private static void harmless(Path file, String text, List<String> accepted) {
        String code = text.replaceAll("(?m)//[^\n]*", "").replaceAll("@cite\\( *\"[^\"\n]*\" *\\)", "");
        if (code.contains("System") || code.contains("Runtime") || code.contains("ran\"")) {
            accepted.add(file.getFileName().toString());
        }
    }
}
