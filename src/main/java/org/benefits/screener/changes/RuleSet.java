package org.benefits.screener.changes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.benefits.screener.money.Truth;
import org.benefits.screener.rules.BadRules;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.screening.Books;
import org.benefits.screener.tables.Table;
import org.benefits.screener.text.Texts;

/** A folder of rules on one side of a comparison, of which only those programs are made ready that are looked at. */
public final class RuleSet {
    private static final Set<String> WORDS = Set.of("text", "README.md");

    private final Path path;
    private final RuleFolder folder;
    private final List<String> programs;

    /**
     * @param rules the folder
     * @param compiled where compiled rules are kept
     */
    public RuleSet(Path rules, Path compiled) {
        this.path = rules;
        this.folder = new RuleFolder(rules, compiled);
        this.programs = folder.programs();
    }

    /** The ids of all programs. */
    public List<String> programs() {
        return programs;
    }

    /** The programs whose results may differ from those of the same program on the other side, with all that wait for them. */
    public Set<String> differing(RuleSet other) {
        Set<String> found = new TreeSet<>();
        boolean common = !common().equals(other.common());
        Set<String> all = new TreeSet<>(programs);
        all.addAll(other.programs);
        for (String program : all) {
            if (common || !print(program).equals(other.print(program))) {
                found.add(program);
            }
        }
        int before;
        do {
            before = found.size();
            for (RuleSet side : List.of(this, other)) {
                side.programs.stream()
                        .filter(p -> side.after(p).stream().anyMatch(found::contains))
                        .forEach(found::add);
            }
        } while (found.size() > before);
        return found;
    }

    /**
     * The states in which alone results of some programs can differ from the other side; empty where they can differ anywhere. Only rows of
     * tables by state keep a change to a state.
     */
    public Set<String> states(RuleSet other, Set<String> differing) {
        Set<String> states = new TreeSet<>();
        if (!common().equals(other.common())) {
            return Set.of();
        }
        for (String program : differing) {
            if (!programs.contains(program)
                    || !other.programs.contains(program)
                    || !rulesAlone(program).equals(other.rulesAlone(program))) {
                return Set.of();
            }
            Map<String, Table> then = folder.check(program).tables().all();
            Map<String, Table> now = other.folder.check(program).tables().all();
            if (!then.keySet().equals(now.keySet())) {
                return Set.of();
            }
            for (Map.Entry<String, Table> table : now.entrySet()) {
                Set<String> found = states(then.get(table.getKey()), table.getValue());
                if (found.contains(Table.EVERYWHERE)) {
                    return Set.of();
                }
                states.addAll(found);
            }
        }
        return states;
    }

    // The states whose rows differ; "US" where rows of all states do.
    private static Set<String> states(Table then, Table now) {
        Set<String> found = new TreeSet<>();
        if (then.path().startsWith("shared/")) {
            return found;
        }
        int at = now.dimensions().stream().map(Table.Dimension::name).toList().indexOf("state");
        Set<String> keys = new TreeSet<>(then.rows().keySet());
        keys.addAll(now.rows().keySet());
        for (String key : keys) {
            if (!values(then, key).equals(values(now, key))) {
                found.add(at < 0 ? Table.EVERYWHERE : key.split("\\|", -1)[at]);
            }
        }
        return found;
    }

    private static List<String> values(Table table, String key) {
        List<String> values = new ArrayList<>();
        table.rows().getOrDefault(key, new TreeMap<>()).keySet().forEach(date -> {
            Object value = table.valueAt(key, date);
            values.add(date + " " + (value instanceof Truth truth ? truth.value() : value));
        });
        return values;
    }

    private String rulesAlone(String program) {
        return print(path.resolve(program), Set.of("text", "README.md", "tables"));
    }

    private List<String> after(String program) {
        try {
            return folder.spec(program).after();
        } catch (BadRules e) {
            return List.of();
        }
    }

    // What decides and counts, without words.
    private String common() {
        return print(path.resolve("questions")) + print(path.resolve("shared"));
    }

    private String print(String program) {
        Path home = path.resolve(program);
        if (!programs.contains(program)) {
            return "";
        }
        StringBuilder print = new StringBuilder(print(home));
        try {
            folder.spec(program)
                    .tablesOf()
                    .forEach(o -> print.append(RuleFolder.hash(path.resolve(o).resolve("tables"))));
        } catch (BadRules e) {
            print.append("unreadable");
        }
        return print.toString();
    }

    private static String print(Path home) {
        return print(home, WORDS);
    }

    private static String print(Path home, Set<String> without) {
        StringBuilder print = new StringBuilder();
        try (Stream<Path> entries = Files.list(home)) {
            entries.filter(e -> !without.contains(e.getFileName().toString()))
                    .sorted()
                    .forEach(e -> print.append(RuleFolder.hash(e.getFileName().toString(), e)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + home.getFileName(), e);
        }
        return print.toString();
    }

    /**
     * The rule books of some programs, and of those that they wait for.
     *
     * @throws BadRules where one of them does not pass its check
     */
    public Books books(Set<String> wanted) {
        Map<String, RuleBook> books = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(wanted);
        while (!open.isEmpty()) {
            String program = open.pop();
            if (programs.contains(program) && !books.containsKey(program)) {
                RuleFolder.Checked checked = folder.check(program);
                books.put(program, folder.book(checked));
                open.addAll(checked.spec().after());
            }
        }
        return new Books(folder.dictionary(), books, RuleFolder.hash(path));
    }

    /** The words of some programs. */
    public Texts texts(Books books) {
        return Texts.read(
                path, books.all().stream().map(b -> b.spec().id()).sorted().toList());
    }
}
