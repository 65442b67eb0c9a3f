package org.benefits.screener.text;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.benefits.screener.rules.BadRules;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.rules.RuleFault;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.screening.Books;
import org.benefits.screener.tables.BadTable;

/**
 * The rules in force: loaded at start, and changed folder by folder while requests run. A change is one swap of the {@link Edition}; a
 * folder that does not pass its check keeps its last good version.
 */
public final class Library {
    private static final int MOST_READINGS = 5;

    private final Path rules;
    private final Path compiled;
    private final AtomicReference<Edition> current = new AtomicReference<>();
    // What each program in force was made from, and what the whole folder held when it was last read.
    private final Map<String, String> hashes = new HashMap<>();
    private String seen;

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
        for (int i = 0; i < MOST_READINGS; i++) {
            String hash = RuleFolder.hash(rules);
            if (hash.equals(seen)) {
                return List.of();
            }
            Reading reading = read(current.get());
            // A folder that is being written while it is read could be half old and half new: it is read again.
            if (RuleFolder.hash(rules).equals(hash)) {
                seen = hash;
                hashes.clear();
                hashes.putAll(reading.hashes());
                current.set(reading.edition());
                return reading.changed();
            }
        }
        if (current.get() == null) {
            throw new IllegalStateException("the rules keep changing while they are read");
        }
        return List.of();
    }

    /** A whole reading of the folders, not yet in force. */
    private record Reading(Edition edition, Map<String, String> hashes, List<String> changed) {}

    private Reading read(Edition before) {
        Map<String, String> broken = new TreeMap<>();
        try {
            RuleFolder folder = new RuleFolder(rules, compiled);
            return read(folder, before, broken);
        } catch (BadTable | IllegalArgumentException | UncheckedIOException e) {
            // Where what all programs share is broken, everything stays; at the start there is nothing to stay with.
            if (before == null) {
                throw e;
            }
            broken.put("shared", String.valueOf(e.getMessage()));
            return new Reading(new Edition(before.books(), before.texts(), broken), Map.copyOf(hashes), List.of());
        }
    }

    private Reading read(RuleFolder folder, Edition before, Map<String, String> broken) {
        List<String> changed = new ArrayList<>();
        Map<String, RuleBook> books = new TreeMap<>();
        Map<String, String> inForce = new TreeMap<>();
        Set<String> kept = new TreeSet<>();
        for (String program : folder.programs()) {
            String hash = folder.hashOf(program);
            RuleBook last = before == null ? null : before.books().get(program);
            if (last != null && hash.equals(hashes.get(program))) {
                books.put(program, last);
                inForce.put(program, hash);
                continue;
            }
            try {
                RuleFolder.Checked checked = folder.check(program);
                checkWords(checked, last);
                books.put(program, folder.book(checked));
                inForce.put(program, hash);
                changed.add(program);
            } catch (BadRules | IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
                broken.put(program, String.valueOf(e.getMessage()));
                if (last != null) {
                    books.put(program, last);
                    inForce.put(program, hashes.get(program));
                    kept.add(program);
                }
            }
        }
        Texts texts = Texts.read(rules, List.copyOf(books.keySet()), kept, before == null ? null : before.texts());
        String version = RuleFolder.hash(inForce.toString(), rules.resolve("text"));
        return new Reading(
                new Edition(new Books(folder.dictionary(), books, version), texts, broken), inForce, changed);
    }

    // A change whose words are missing or unreadable stays out. At the start there is nothing better to stay with, and
    // the check of the rules reports them.
    private void checkWords(RuleFolder.Checked checked, RuleBook last) {
        if (last != null) {
            List<RuleFault> faults = TextCheck.of(
                    checked, Texts.read(rules, List.of(checked.spec().id())));
            if (!faults.isEmpty()) {
                throw new BadRules(faults);
            }
        }
    }
}
