package org.benefits.screener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.NamerWrapper;
import org.approvaltests.reporters.QuietReporter;
import org.benefits.screener.batch.Scenario;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.screening.TestRules;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Report;
import org.benefits.screener.text.ScreeningJson;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every household of {@code test-scenarios/} comes to the sentences that somebody approved. */
class ScenarioTest {
    private static final Path SCENARIOS = TestRules.HOME.resolve("test-scenarios");
    private static final int LEAST_FOR_EACH_PROGRAM = 8;

    private final Edition edition = TestRules.edition();

    /** All households, or with {@code -Dscenarios=tanf} those of one folder only, for who works on one program. */
    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(SCENARIOS.resolve(System.getProperty("scenarios", "")))) {
            return all.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> comesToWhatWasApproved() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(SCENARIOS.relativize(file).toString(), () -> verify(file)));
    }

    private void verify(Path file) {
        Scenario scenario = Scenario.read(file);
        Screener screener = new Screener((program, e) -> {
            throw new AssertionError("the rules of " + program + " failed", e);
        });
        Screening screening = screener.screen(
                edition.books(), scenario.household(edition.books().dictionary()));
        Report report = new Report(screening, edition.texts(), "en");
        String sentences = scenario.program() == null ? report.write() : report.write(scenario.program());
        Path folder = file.toAbsolutePath().getParent();
        NamerWrapper beside = new NamerWrapper(scenario::name, () -> folder + "/");
        Approvals.verify(sentences, new Options(new QuietReporter()).forFile().withNamer(beside));
    }

    @Test
    void planAndPapersNameNothingTwiceAndNoDayThatHasPassed() throws IOException {
        Screener screener = new Screener((program, e) -> {});
        List<String> wrong = new ArrayList<>();
        for (Path file : files()) {
            Screening screening = screener.screen(
                    edition.books(),
                    Scenario.read(file).household(edition.books().dictionary()));
            JsonNode answer = new ScreeningJson(screening, edition.texts(), "en", true).tree(Set.of());
            String before = screening.asOf().toString();
            Set<String> said = new HashSet<>();
            for (JsonNode step : answer.get("actionPlan")) {
                String by = step.get("by").asText();
                if (by.compareTo(before) < 0 || !said.add(step.get("do").asText())) {
                    wrong.add(file.getFileName() + ": " + by + " "
                            + step.get("do").asText());
                }
                before = by;
            }
            for (JsonNode document : answer.get("documents")) {
                if (!said.add(document.asText())) {
                    wrong.add(file.getFileName() + ": " + document.asText());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyProgramHasScenarios() throws IOException {
        Map<String, Integer> count = new TreeMap<>();
        edition.books().all().forEach(b -> count.put(b.spec().id(), 0));
        files().stream()
                .map(Scenario::read)
                .filter(s -> s.program() != null)
                .forEach(s -> count.merge(s.program(), 1, Integer::sum));
        count.values().removeIf(n -> n >= LEAST_FOR_EACH_PROGRAM);
        assertEquals(Map.of(), count, "programs with fewer than " + LEAST_FOR_EACH_PROGRAM + " scenarios");
    }
}
