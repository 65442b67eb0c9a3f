package org.benefits.screener.web.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What stands in a folder of {@code rules/}, with the draft's changes. */
public final class Folder {
    private static final List<String> SHARED = List.of("shared", "questions", "text", "pages");

    /** A rule and where it stands. */
    public record Rule(String file, RuleText.Block block) {
        public String name() {
            return block.name();
        }

        public String text() {
            return block.text();
        }

        public String cite() {
            return block.cite();
        }
    }

    /** A file by its name under {@code rules/}, and whether the draft changes it. */
    public record Named(String file, boolean changed) {
        public boolean isTable() {
            return file.endsWith(".csv");
        }
    }

    /** The words of one key in each language; empty where there are none. */
    public record Said(String key, Map<String, String> byLanguage) {}

    private final Path rules;
    private final Draft draft;

    Folder(Path rules, Draft draft) {
        this.rules = rules;
        this.draft = draft;
    }

    /** The files that all programs share. */
    List<Named> shared() {
        return SHARED.stream()
                .filter(f -> Files.isDirectory(rules.resolve(f)))
                .flatMap(f -> files(f).stream())
                .toList();
    }

    /** The files of a folder, and of its tables and text. */
    List<Named> files(String folder) {
        Set<String> names = new TreeSet<>();
        for (String part : List.of("", "tables", "text")) {
            Path home = home(folder).resolve(part);
            if (Files.isDirectory(home)) {
                try (Stream<Path> files = Files.list(home)) {
                    files.filter(Files::isRegularFile)
                            .map(f -> rules.relativize(f).toString().replace('\\', '/'))
                            .filter(f -> f.matches(".*\\.(csv|drl|yaml|properties)"))
                            .forEach(names::add);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot list rules/" + folder, e);
                }
            }
        }
        draft.files().stream().filter(f -> f.startsWith(folder + "/")).forEach(names::add);
        return names.stream().map(f -> new Named(f, draft.files().contains(f))).toList();
    }

    private Path home(String folder) {
        if (!folder.matches("[A-Za-z0-9][A-Za-z0-9-]*") || !Files.isDirectory(rules.resolve(folder))) {
            throw new Draft.Refused("there is no folder rules/" + folder);
        }
        return rules.resolve(folder);
    }

    /** The rules of a program, file by file. */
    List<Rule> rules(String program) {
        List<Rule> found = new ArrayList<>();
        for (Named file : files(program)) {
            if (file.file().endsWith(".drl")) {
                RuleText.blocks(draft.text(file.file())).forEach(b -> found.add(new Rule(file.file(), b)));
            }
        }
        return found;
    }

    /**
     * One rule.
     *
     * @throws Draft.Refused where there is none
     */
    Rule rule(String program, String name) {
        return rules(program).stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Draft.Refused("there is no rule " + name + " in rules/" + program));
    }

    /** The words that a rule has or needs, key by key. */
    List<Said> words(String program, RuleText.Block rule) {
        Map<String, Map<String, String>> byLanguage = new LinkedHashMap<>();
        for (Named file : files(program)) {
            if (file.file().endsWith(".properties")) {
                byLanguage.put(language(file.file()), RuleText.words(draft.text(file.file())));
            }
        }
        Set<String> keys = new LinkedHashSet<>(rule.keys());
        byLanguage
                .values()
                .forEach(words -> words.keySet().stream()
                        .filter(k -> k.startsWith(rule.name() + "."))
                        .forEach(keys::add));
        List<Said> said = new ArrayList<>();
        for (String key : keys) {
            Map<String, String> each = new LinkedHashMap<>();
            byLanguage.forEach((language, words) -> each.put(language, words.getOrDefault(key, "")));
            said.add(new Said(key, each));
        }
        return said;
    }

    static String language(String file) {
        return file.substring(file.lastIndexOf('/') + 1).replace(".properties", "");
    }

    /** The scenarios of a program, by name. */
    List<String> families(Path scenarios, String program) {
        Path home = scenarios.resolve(program);
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".yaml"))
                    .map(f -> f.replace(".yaml", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the scenarios of " + program, e);
        }
    }
}
