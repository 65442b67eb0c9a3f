package org.benefits.screener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every household of {@code test-scenarios/} comes to the sentences that somebody approved. */
class ScenarioTest {
    private static final Path SCENARIOS = TestRules.HOME.resolve("test-scenarios");
    private static final int LEAST_FOR_EACH_PROGRAM = 8;

    private final Edition edition = TestRules.edition();

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(SCENARIOS)) {
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
