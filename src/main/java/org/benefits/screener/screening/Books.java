package org.benefits.screener.screening;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.rules.RuleBook;

/**
 * The rule books of all programs at one moment, in the order in which they must run. Immutable: a screening holds one, so that it sees one
 * version of everything.
 */
public final class Books {
    private final Dictionary dictionary;
    private final Map<String, RuleBook> inOrder;
    private final String version;

    /**
     * @param version the hash of {@code rules/}, in short
     * @throws IllegalArgumentException where programs wait for each other in a circle, or for one that does not exist
     */
    public Books(Dictionary dictionary, Map<String, RuleBook> books, String version) {
        this.dictionary = dictionary;
        this.version = version;
        this.inOrder = new LinkedHashMap<>();
        Map<String, RuleBook> sorted = new TreeMap<>(books);
        Set<String> open = new LinkedHashSet<>();
        sorted.keySet().forEach(id -> place(id, sorted, open));
    }

    private void place(String id, Map<String, RuleBook> books, Set<String> open) {
        if (inOrder.containsKey(id)) {
            return;
        }
        RuleBook book = books.get(id);
        if (book == null) {
            throw new IllegalArgumentException("after: [" + id + "] names a program that is not here");
        }
        if (!open.add(id)) {
            throw new IllegalArgumentException("programs wait for each other in a circle: " + open);
        }
        book.spec().after().forEach(before -> place(before, books, open));
        open.remove(id);
        inOrder.put(id, book);
    }

    public Dictionary dictionary() {
        return dictionary;
    }

    /** All programs, each after those that it asks about. */
    public List<RuleBook> all() {
        return List.copyOf(inOrder.values());
    }

    public boolean contains(String id) {
        return inOrder.containsKey(id);
    }

    public RuleBook get(String id) {
        return inOrder.get(id);
    }

    public String version() {
        return version;
    }

    /** The same books with one replaced. */
    public Books with(RuleBook book, String newVersion) {
        Map<String, RuleBook> books = new TreeMap<>(inOrder);
        books.put(book.spec().id(), book);
        return new Books(dictionary, books, newVersion);
    }
}
