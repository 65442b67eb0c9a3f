package org.benefits.screener.web.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.benefits.screener.batch.Scenario;
import org.benefits.screener.rules.BadRules;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.screening.Books;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.tables.BadTable;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Report;
import org.benefits.screener.text.TextCheck;
import org.benefits.screener.text.Texts;

/** A draft on trial: is it well-formed, and what do the families of {@code test-scenarios} get under it? Runs on a copy of the rules. */
final class Trial implements AutoCloseable {
    private static final Set<String> SHARED = Set.of("shared", "questions", "text", "pages");
    private static final String APPROVED = ".approved.txt";

    /** A family whose sentences are not those that somebody approved; {@code approved} is empty where nobody has approved any. */
    record Family(String file, String program, String why, String approved, String now) {}

    /** How many families were tried, and those that come to something else. */
    record Families(int tried, List<Family> others) {}

    private final Path compiled;
    private final Path scenarios;
    private final Copy copy;
    private final List<String> changed;
    private final Map<String, RuleFolder.Checked> checked = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> others;
    private RuleFolder folder;

    /** Checks the programs that a draft touches. */
    Trial(Path rules, Path compiled, Path scenarios, Draft draft) {
        this(rules, compiled, scenarios, draft, List.of());
    }

    /**
     * Checks the programs that a draft touches, and others.
     *
     * @param compiled where compiled rules are kept
     * @param scenarios {@code test-scenarios/}
     * @param others programs that are tried too; where there is one, its families alone
     */
    Trial(Path rules, Path compiled, Path scenarios, Draft draft, List<String> others) {
        this.others = others;
        this.compiled = compiled;
        this.scenarios = scenarios;
        this.changed = draft.files();
        this.copy = new Copy(rules, draft);
        try {
            check();
        } catch (BadTable | BadRules | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            faults.addAll(String.valueOf(e.getMessage()).lines().toList());
        }
    }

    private void check() {
        folder = new RuleFolder(copy.folder(), compiled);
        Texts texts = Texts.read(copy.folder(), folder.programs());
        for (String program : touched()) {
            try {
                RuleFolder.Checked found = folder.check(program);
                TextCheck.of(found, texts).forEach(f -> faults.add(f.toString()));
                checked.put(program, found);
            } catch (BadRules e) {
                e.faults().forEach(f -> faults.add(f.toString()));
            }
        }
    }

    // A program's own change touches those that read its tables or ask about it; a change of what all share touches
    // all.
    private Set<String> touched() {
        Set<String> folders = new LinkedHashSet<>();
        changed.forEach(f -> folders.add(f.substring(0, f.indexOf('/'))));
        List<String> programs = folder.programs();
        if (folders.stream().anyMatch(SHARED::contains)) {
            return new LinkedHashSet<>(programs);
        }
        if (!programs.containsAll(others)) {
            throw new Draft.Refused("there is no program " + String.join(", ", others));
        }
        Set<String> touched = new LinkedHashSet<>(folders);
        touched.addAll(others);
        for (String program : programs) {
            if (!touched.contains(program) && reads(program, folders)) {
                touched.add(program);
            }
        }
        return touched;
    }

    private boolean reads(String program, Set<String> folders) {
        try {
            RuleFolder.Checked found = folder.check(program);
            return found.spec().tablesOf().stream().anyMatch(folders::contains)
                    || found.spec().after().stream().anyMatch(folders::contains);
        } catch (BadRules e) {
            return true;
        }
    }

    /** Everything that is wrong, each with its place and its mend; empty where the draft may be saved. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /**
     * What families come to under the draft.
     *
     * @param inForce the rules and words of all programs that the draft does not touch
     * @throws IllegalStateException where the draft has faults
     */
    Families families(Edition inForce) {
        if (!faults.isEmpty()) {
            throw new IllegalStateException("the draft does not pass its check");
        }
        Map<String, RuleBook> books = new TreeMap<>();
        inForce.books().all().forEach(b -> books.put(b.spec().id(), b));
        checked.forEach((program, found) -> books.put(program, folder.book(found)));
        Books all = new Books(folder.dictionary(), books, "draft");
        Edition edition = new Edition(all, Texts.read(copy.folder(), List.copyOf(books.keySet())), Map.of());
        List<Family> changes = new ArrayList<>();
        List<Path> files = files();
        files.forEach(file -> {
            Family family = family(file, edition);
            if (!same(family.approved(), family.now())) {
                changes.add(family);
            }
        });
        return new Families(files.size(), changes);
    }

    private List<Path> files() {
        if (!Files.isDirectory(scenarios)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(scenarios)) {
            return files.filter(f -> f.toString().endsWith(".yaml"))
                    .filter(f -> {
                        Scenario scenario = Scenario.read(f);
                        return others.size() == 1
                                ? others.contains(scenario.program())
                                : scenario.program() == null || checked.containsKey(scenario.program());
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the scenarios", e);
        }
    }

    private Family family(Path file, Edition edition) {
        Scenario scenario = Scenario.read(file);
        Screener screener = new Screener((program, e) -> {});
        Report report = new Report(
                screener.screen(
                        edition.books(), scenario.household(edition.books().dictionary())),
                edition.texts(),
                Texts.ENGLISH);
        String now = scenario.program() == null ? report.write() : report.write(scenario.program());
        String name = scenarios.relativize(file).toString().replace('\\', '/').replace(".yaml", "");
        return new Family(name, scenario.program(), scenario.why(), approved(scenarios, name), now);
    }

    /** What somebody approved for a family; empty where nobody did. */
    static String approved(Path scenarios, String name) {
        Path file = scenarios.resolve(name + APPROVED);
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what was approved for " + name, e);
        }
    }

    /** Keeps a family's sentences as approved. */
    static void approve(Path scenarios, String name, String sentences) {
        try {
            Files.writeString(scenarios.resolve(name + APPROVED), sentences);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write what was approved for " + name, e);
        }
    }

    private static boolean same(String approved, String now) {
        return approved.replace("\r\n", "\n")
                .strip()
                .equals(now.replace("\r\n", "\n").strip());
    }

    @Override
    public void close() {
        copy.close();
    }
}
