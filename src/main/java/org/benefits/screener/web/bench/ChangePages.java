package org.benefits.screener.web.bench;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.benefits.screener.batch.Request;
import org.benefits.screener.batch.Scenario;
import org.benefits.screener.changes.Impact;
import org.benefits.screener.changes.ImpactReport;
import org.benefits.screener.changes.Population;
import org.benefits.screener.changes.Revision;
import org.benefits.screener.changes.RuleDiff;
import org.benefits.screener.changes.RuleSet;
import org.benefits.screener.screening.Books;

/** What the draft and {@code rules/} say otherwise than a git revision: in words, and whom it touches. */
final class ChangePages {
    private static final List<Integer> SIZES = List.of(10_000, 100_000);
    private static final long SEED = 1;

    /** Puts a page before whoever asked. */
    interface Show {
        void page(Context context, String template, Map<String, Object> values);
    }

    private final Path rules;
    private final Path compiled;
    private final Path scenarios;
    private final Draft draft;
    private final Clock clock;
    private final Show show;
    // An impact takes both processors for a while; a second one waits for nobody and is told so.
    private final ReentrantLock counting = new ReentrantLock();

    ChangePages(Path rules, Path compiled, Path scenarios, Draft draft, Clock clock, Show show) {
        this.rules = rules;
        this.compiled = compiled;
        this.scenarios = scenarios;
        this.draft = draft;
        this.clock = clock;
        this.show = show;
    }

    /** What changed, in words. */
    void changes(Context context) throws IOException {
        String revision = revision(context.queryParam("since"));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("since", revision);
        values.put("changes", against(revision, (before, now) -> RuleDiff.between(before, now)));
        values.put("sizes", SIZES);
        values.put("day", LocalDate.now(clock.withZone(Request.TODAY_IN)).toString());
        show.page(context, "bench/changes.jte", values);
    }

    /** Whom it touches. */
    void impact(Context context) throws IOException {
        String revision = revision(context.formParam("since"));
        int size = SIZES.stream()
                .filter(s -> s.toString().equals(context.formParam("households")))
                .findFirst()
                .orElse(SIZES.get(0));
        LocalDate day = day(context.formParam("day"));
        if (!counting.tryLock()) {
            throw new Draft.Refused("Another count is running. Wait until its page is there, then ask again.");
        }
        try {
            ImpactReport report = against(revision, (before, now) -> report(before, now, revision, size, day));
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("since", revision);
            values.put("report", report);
            show.page(context, "bench/impact.jte", values);
        } finally {
            counting.unlock();
        }
    }

    private static String revision(String asked) {
        return asked == null || asked.isBlank() ? "HEAD" : asked.strip();
    }

    private static LocalDate day(String asked) {
        try {
            return LocalDate.parse(String.valueOf(asked));
        } catch (DateTimeException e) {
            throw new Draft.Refused("The day is written as in 2027-01-01.");
        }
    }

    private interface Comparison<T> {
        T of(Path before, Path now) throws IOException;
    }

    private <T> T against(String revision, Comparison<T> comparison) throws IOException {
        Path then = Files.createTempDirectory("rules-then");
        try (Copy now = new Copy(rules, draft)) {
            return comparison.of(Revision.layOut(rules, revision, then), now.folder());
        } catch (IllegalArgumentException e) {
            throw new Draft.Refused(String.valueOf(e.getMessage()));
        } finally {
            Copy.remove(then);
        }
    }

    // Null where no program differs.
    private ImpactReport report(Path before, Path after, String revision, int size, LocalDate day) throws IOException {
        RuleSet then = new RuleSet(before, compiled);
        RuleSet now = new RuleSet(after, compiled);
        Set<String> programs = then.differing(now);
        if (programs.isEmpty()) {
            return null;
        }
        Books were = then.books(programs);
        Books are = now.books(programs);
        Impact impact = new Impact(
                new Impact.Side(revision, were, then.texts(were), day),
                new Impact.Side(draft.isEmpty() ? "rules/" : "the draft", are, now.texts(are), day),
                programs);
        Population population = new Population(SEED);
        Impact.Found found = impact.of(population, IntStream.range(0, size).toArray(), then.states(now, programs));
        List<Impact.Example> shown = new ArrayList<>();
        List<Path> files = files();
        files.forEach(f -> shown.addAll(impact.of(Scenario.read(f))));
        return new ImpactReport(impact, found, population, RuleDiff.between(before, after), shown, files.size());
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(scenarios)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(scenarios)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }
}
