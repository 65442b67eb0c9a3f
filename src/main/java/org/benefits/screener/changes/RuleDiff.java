package org.benefits.screener.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.benefits.screener.rules.BadRules;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.rules.Sentence;
import org.benefits.screener.tables.Table;
import org.benefits.screener.tables.Tables;
import org.benefits.screener.text.Texts;

/** What differs between two folders of rules, in words: numbers, rules, programs, questions, and the words of each language. */
public final class RuleDiff {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final Path NOWHERE = Path.of("nowhere");

    /** What kind of thing changed. */
    public enum Kind {
        PROGRAM,
        NUMBER,
        RULE,
        QUESTION,
        WORDS
    }

    /**
     * One difference.
     *
     * @param program the program's id, or {@code shared}, {@code questions}, {@code text}
     * @param words what differs, as a person would say it
     */
    public record Change(String program, Kind kind, String words) {
        @Override
        public String toString() {
            return program + ": " + words;
        }
    }

    private final Path before;
    private final Path after;
    private final RuleFolder then;
    private final RuleFolder now;
    private final TableDiff tables;
    private final List<Change> found = new ArrayList<>();

    private RuleDiff(Path before, Path after) {
        this.before = before;
        this.after = after;
        this.then = new RuleFolder(before, NOWHERE);
        this.now = new RuleFolder(after, NOWHERE);
        this.tables = new TableDiff(Texts.read(after, List.of()).common(Texts.ENGLISH));
    }

    /**
     * All differences, program by program.
     *
     * @param before the folder {@code rules/} as it was
     * @param after as it is
     */
    public static List<Change> between(Path before, Path after) {
        RuleDiff diff = new RuleDiff(before, after);
        diff.questions();
        diff.tables("shared", diff.then.sharedTables(), diff.now.sharedTables());
        for (String folder : List.of("shared", "text", "pages", "questions")) {
            diff.words(folder);
        }
        Set<String> programs = new TreeSet<>(diff.then.programs());
        programs.addAll(diff.now.programs());
        programs.forEach(diff::program);
        return diff.found;
    }

    private void add(String program, Kind kind, String words) {
        found.add(new Change(program, kind, words));
    }

    private void program(String id) {
        boolean was = then.programs().contains(id);
        boolean is = now.programs().contains(id);
        if (was != is) {
            add(id, Kind.PROGRAM, is ? "is a new program" : "is no longer a program");
            return;
        }
        // A rule file of shared/ that a program includes is a rule of it too.
        String with = was ? RuleFolder.hash(before.resolve("shared")) : "";
        String without = RuleFolder.hash(after.resolve("shared"));
        if (RuleFolder.hash(with, before.resolve(id)).equals(RuleFolder.hash(without, after.resolve(id)))) {
            return;
        }
        yaml(
                id,
                Kind.PROGRAM,
                read(before.resolve(id).resolve("program.yaml")),
                read(after.resolve(id).resolve("program.yaml")));
        words(id);
        try {
            RuleFolder.Checked old = then.check(id);
            RuleFolder.Checked current = now.check(id);
            tables(id, old.tables(), current.tables());
            rules(id, old, current);
        } catch (BadRules e) {
            add(
                    id,
                    Kind.RULE,
                    "does not pass its check on one side, so its tables and rules are not compared: "
                            + e.faults().get(0));
        }
    }

    private void tables(String owner, Tables old, Tables current) {
        Set<String> names = new TreeSet<>(old.names());
        names.addAll(current.names());
        for (String name : names) {
            Table one = own(owner, old, name);
            Table other = own(owner, current, name);
            if (one != null || other != null) {
                tables.between(one, other).forEach(words -> add(owner, Kind.NUMBER, words));
            }
        }
    }

    private static Table own(String owner, Tables of, String name) {
        return of.contains(name) && of.get(name).path().startsWith(owner + "/") ? of.get(name) : null;
    }

    private void rules(String id, RuleFolder.Checked old, RuleFolder.Checked current) {
        Map<String, Sentence> earlier = byName(old);
        Map<String, Sentence> later = byName(current);
        later.forEach((name, rule) -> {
            Sentence was = earlier.get(name);
            if (was == null) {
                add(
                        id,
                        Kind.RULE,
                        "new rule " + said(id, name, after) + " (" + rule.cite() + "): " + written(after, rule));
            } else {
                if (!written(before, was).equals(written(after, rule))) {
                    add(
                            id,
                            Kind.RULE,
                            "the rule " + said(id, name, after) + " (" + rule.cite() + ") was: " + written(before, was)
                                    + " It is: " + written(after, rule));
                }
                if (!was.cite().equals(rule.cite())) {
                    add(id, Kind.RULE, "the rule " + name + " stands on " + rule.cite() + ", before on " + was.cite());
                }
            }
        });
        earlier.forEach((name, rule) -> {
            if (!later.containsKey(name)) {
                add(
                        id,
                        Kind.RULE,
                        "the rule " + said(id, name, before) + " (" + rule.cite() + ") is gone; it was: "
                                + written(before, rule));
            }
        });
    }

    private static Map<String, Sentence> byName(RuleFolder.Checked checked) {
        Map<String, Sentence> named = new TreeMap<>();
        checked.sentences().forEach(s -> named.put(s.name(), s));
        return named;
    }

    // The rule's name, and where it has words what a family reads when it is met.
    private static String said(String id, String rule, Path rules) {
        String words = properties(rules.resolve(id).resolve("text").resolve("en.properties"))
                .get(rule + ".met");
        return words == null ? rule : rule + " (\"" + words + "\")";
    }

    /** The lines of a rule from {@code when} to {@code end}, on one line. */
    private static String written(Path rules, Sentence rule) {
        try {
            StringBuilder text = new StringBuilder();
            List<String> lines = Files.readAllLines(rules.resolve(rule.file()));
            boolean inside = false;
            for (String line : lines.subList(rule.line() - 1, lines.size())) {
                String plain = line.strip();
                if (plain.equals("end")) {
                    break;
                }
                inside |= plain.equals("when");
                if (inside && !plain.startsWith("//") && !plain.isEmpty()) {
                    text.append(text.isEmpty() ? "" : " ").append(plain.replaceAll("\\s+", " "));
                }
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void questions() {
        JsonNode old = read(before.resolve("questions").resolve("facts.yaml"));
        JsonNode current = read(after.resolve("questions").resolve("facts.yaml"));
        Set<String> groups = names(old);
        groups.addAll(names(current));
        for (String group : groups) {
            Set<String> facts = names(old.path(group));
            facts.addAll(names(current.path(group)));
            for (String fact : facts) {
                JsonNode was = old.path(group).path(fact);
                JsonNode is = current.path(group).path(fact);
                if (!was.equals(is)) {
                    add(
                            "questions",
                            Kind.QUESTION,
                            "the question " + group + "." + fact
                                    + (was.isMissingNode()
                                            ? " is new: " + is
                                            : is.isMissingNode() ? " is gone" : " was " + was + " and is " + is));
                }
            }
        }
        yaml(
                "questions",
                Kind.QUESTION,
                read(before.resolve("questions").resolve("programs.yaml")),
                read(after.resolve("questions").resolve("programs.yaml")));
    }

    private void yaml(String owner, Kind kind, JsonNode old, JsonNode current) {
        Set<String> keys = names(old);
        keys.addAll(names(current));
        for (String key : keys) {
            JsonNode was = old.path(key);
            JsonNode is = current.path(key);
            if (!was.equals(is)) {
                add(
                        owner,
                        kind,
                        key
                                + (was.isMissingNode()
                                        ? " is new: " + is
                                        : is.isMissingNode()
                                                ? " is gone, it was " + was
                                                : " was " + was + " and is " + is));
            }
        }
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read(Path file) {
        try {
            return Files.exists(file) ? YAML.readTree(Files.readString(file)) : YAML.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    // rules/text holds the common words itself; every other folder has them in text/.
    private void words(String folder) {
        Path old = folder.equals("text")
                ? before.resolve(folder)
                : before.resolve(folder).resolve("text");
        Path current = folder.equals("text")
                ? after.resolve(folder)
                : after.resolve(folder).resolve("text");
        Set<String> files = languages(old);
        files.addAll(languages(current));
        for (String file : files) {
            Map<String, String> was = properties(old.resolve(file));
            Map<String, String> is = properties(current.resolve(file));
            Set<String> keys = new TreeSet<>(was.keySet());
            keys.addAll(is.keySet());
            String language = file.replace(".properties", "");
            for (String key : keys) {
                String one = was.get(key);
                String other = is.get(key);
                if (one == null) {
                    add(folder, Kind.WORDS, language + " " + key + " is new: \"" + other + "\"");
                } else if (other == null) {
                    add(folder, Kind.WORDS, language + " " + key + " is gone; it was \"" + one + "\"");
                } else if (!one.equals(other)) {
                    add(folder, Kind.WORDS, language + " " + key + " was \"" + one + "\" and is \"" + other + "\"");
                }
            }
        }
    }

    private static Set<String> languages(Path folder) {
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(f -> f.getFileName().toString())
                        .filter(f -> f.endsWith(".properties"))
                        .forEach(names::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return names;
    }

    private static Map<String, String> properties(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file.getFileName(), e);
            }
        }
        Map<String, String> words = new TreeMap<>();
        properties.forEach((k, v) -> words.put(k.toString(), v.toString()));
        return words;
    }
}
