package org.benefits.screener.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.Test;

/** The scenarios reach the rules, and reading a rule word by word comes to what the compiled rule comes to. */
class CoverageTest {
    // Every rule but for those sides that neither people nor the search have found a household for yet.
    private static final double LEAST_OF_RULES = 98;
    private static final double LEAST_OF_ROUTES = 95;

    private final Programs programs =
            new Programs(TestRules.RULES, TestRules.COMPILED, TestRules.HOME.resolve("test-scenarios"));

    @Test
    void scenariosReachEveryRuleAndNearlyEveryRoute() {
        Map<String, List<String>> unreached = new TreeMap<>();
        List<String> differing = new ArrayList<>();
        Coverage.Share rules = new Coverage.Share(0, 0);
        Coverage.Share routes = rules;
        Coverage.Share rows = rules;
        Coverage.Share sentences = rules;
        for (String id : programs.folder().programs()) {
            Program program = programs.get(id);
            Coverage coverage = Coverage.of(program);
            rules = rules.plus(coverage.ofRules());
            routes = routes.plus(coverage.ofRoutes());
            rows = rows.plus(coverage.ofRows());
            sentences = sentences.plus(coverage.ofSentences());
            coverage.rules().forEach((rule, sides) -> {
                if (!sides.isEmpty()) {
                    unreached.computeIfAbsent(id, p -> new ArrayList<>()).add(rule + " " + sides);
                }
            });
            interpretedDiffers(program, differing);
        }
        System.out.println("scenarios reach: rules " + rules + ", routes " + routes + ", rows " + rows + ", sentences "
                + sentences);
        assertEquals(List.of(), differing, "interpreted otherwise than compiled");
        assertTrue(
                rules.percent() >= LEAST_OF_RULES,
                "rules reached: " + rules + "; rules suggest may find a household for " + unreached);
        assertTrue(routes.percent() >= LEAST_OF_ROUTES, "routes reached: " + routes);
    }

    // Mutants are interpreted, so an interpreter that errs would make every finding about them worthless.
    private static void interpretedDiffers(Program program, List<String> differing) {
        RuleBook interpreted = program.book().interpreted();
        for (Case each : program.cases()) {
            Screening screening = program.screen(each);
            if (!program.says(screening, interpreted).equals(program.says(screening))) {
                differing.add(program.id() + "/" + each.scenario().name());
            }
        }
    }

    @Test
    void aRuleThatNoScenarioShowsIsMissed(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) {
        Program wic = programs.get("wic");
        Program without =
                new Program(wic.id(), wic.books(), wic.texts(), wic.cases().subList(0, 1), List.of(), folder);
        Coverage coverage = Coverage.of(without);
        assertTrue(
                coverage.ofRules().reached() < coverage.ofRules().all(),
                coverage.rules().toString());
        assertEquals(List.of("yes"), coverage.rules().get("adjunctive-snap"));
        assertTrue(coverage.routes().containsValue(false));
        assertTrue(coverage.ofRows().reached() < Coverage.of(wic).ofRows().reached());
        assertEquals(Set.of(true, false), Set.copyOf(coverage.sentences().values()));
    }
}
