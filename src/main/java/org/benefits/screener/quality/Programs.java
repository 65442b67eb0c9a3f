package org.benefits.screener.quality;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.screening.Books;
import org.benefits.screener.text.Texts;

/** The programs of a rule folder with the scenarios that show them, each loaded when it is asked for. Used by one thread. */
public final class Programs {
    private final RuleFolder folder;
    private final Path scenarios;
    private final Texts texts;
    private final List<Case> stories;
    private final Map<String, RuleBook> books = new HashMap<>();

    /**
     * @param rules the folder {@code rules/}
     * @param compiled where compiled rules are kept
     * @param scenarios the folder {@code test-scenarios/}
     */
    public Programs(Path rules, Path compiled, Path scenarios) {
        this.folder = new RuleFolder(rules, compiled);
        this.scenarios = scenarios;
        this.texts = Texts.read(rules, folder.programs());
        this.stories = Case.under(scenarios.resolve("stories"));
    }

    public RuleFolder folder() {
        return folder;
    }

    public Texts texts() {
        return texts;
    }

    /** The families' stories, which show every program. */
    List<Case> stories() {
        return stories;
    }

    /**
     * A program with those that it asks about.
     *
     * @throws org.benefits.screener.rules.BadRules where its folder, or one that it asks about, does not pass its check
     */
    public Program get(String id) {
        Map<String, RuleBook> needed = new LinkedHashMap<>();
        List<String> open = new ArrayList<>(List.of(id));
        while (!open.isEmpty()) {
            RuleBook book = book(open.remove(0));
            if (needed.put(book.spec().id(), book) == null) {
                open.addAll(book.spec().after());
            }
        }
        return new Program(
                id,
                new Books(folder.dictionary(), needed, "of " + id),
                texts,
                Case.under(scenarios.resolve(id)),
                stories,
                scenarios.resolve(id));
    }

    private RuleBook book(String id) {
        RuleBook known = books.get(id);
        if (known == null) {
            known = folder.book(folder.check(id));
            books.put(id, known);
        }
        return known;
    }
}
