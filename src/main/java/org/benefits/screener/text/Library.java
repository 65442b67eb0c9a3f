package org.benefits.screener.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.benefits.screener.rules.BadRules;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.screening.Books;
import org.benefits.screener.tables.BadTable;

/**
 * The rules in force: loaded at start, and changed folder by folder while requests run. A change is one swap of the {@link Edition}; a
 * folder that does not pass its check keeps its last good version.
 */
public final class Library {
    private final Path rules;
    private final Path compiled;
    private final AtomicReference<Edition> current = new AtomicReference<>();
    private final Map<String, String> hashes = new HashMap<>();

    /**
     * @param rules the folder {@code rules/}
     * @param compiled where compiled rules are kept
     */
    public Library(Path rules, Path compiled) {
        this.rules = rules;
        this.compiled = compiled;
        refresh();
    }

    /** What is in force now. */
    public Edition edition() {
        return current.get();
    }

    public Path rules() {
        return rules;
    }

    /**
     * Reads the folders again, and takes those that changed.
     *
     * @return the programs that changed
     */
    public synchronized List<String> refresh() {
        Edition before = current.get();
        String version = RuleFolder.hash(rules);
        if (before != null && before.books().version().equals(version)) {
            return List.of();
        }
        List<String> changed = new ArrayList<>();
        Map<String, String> broken = new TreeMap<>();
        Map<String, RuleBook> books = new TreeMap<>();
        RuleFolder folder = folder(before, broken);
        if (folder == null) {
            current.set(new Edition(before.books(), before.texts(), broken));
            return changed;
        }
        String common = RuleFolder.hash(rules.resolve("shared")) + RuleFolder.hash(rules.resolve("questions"));
        for (String program : folder.programs()) {
            String hash = common + RuleFolder.hash(rules.resolve(program));
            RuleBook last = before == null ? null : before.books().get(program);
            if (last != null && hash.equals(hashes.get(program))) {
                books.put(program, last);
                continue;
            }
            try {
                books.put(program, folder.book(folder.check(program)));
                hashes.put(program, hash);
                changed.add(program);
            } catch (BadRules | IllegalStateException e) {
                broken.put(program, String.valueOf(e.getMessage()));
                if (last != null) {
                    books.put(program, last);
                }
            }
        }
        current.set(new Edition(
                new Books(folder.dictionary(), books, version),
                Texts.read(rules, List.copyOf(books.keySet())),
                broken));
        return changed;
    }

    // Where what all programs share is broken, everything stays as it was; at the start there is nothing to stay with.
    private RuleFolder folder(Edition before, Map<String, String> broken) {
        try {
            return new RuleFolder(rules, compiled);
        } catch (BadTable | IllegalArgumentException e) {
            if (before == null) {
                throw e;
            }
            broken.put("shared", String.valueOf(e.getMessage()));
            return null;
        }
    }
}
