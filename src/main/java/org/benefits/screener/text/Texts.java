package org.benefits.screener.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All words under {@code rules/}: of each program, of the questions, and those that all share. A language is a file in each place. */
public final class Texts {
    /** The language that is always there. */
    public static final String ENGLISH = "en";

    private final Map<String, Map<String, Words>> byFolder = new TreeMap<>();
    private final Map<String, Words> shared = new TreeMap<>();
    private final Set<String> languages = new TreeSet<>();

    private Texts() {}

    /** Reads every language of every program, of {@code questions} and of {@code rules/text}. */
    public static Texts read(Path rules, List<String> programs) {
        return read(rules, programs, Set.of(), null);
    }

    /**
     * Reads as {@link #read(Path, List)}, but keeps the words of some programs as they were: where a program's rules stay at their last good
     * version, its words do too.
     *
     * @param kept the programs whose words stay
     * @param before the words in force, which have those programs; may be null where none stays
     * @throws UncheckedIOException or IllegalArgumentException where a file is not readable as words
     */
    static Texts read(Path rules, List<String> programs, Set<String> kept, Texts before) {
        Texts texts = new Texts();
        texts.languages.addAll(languages(rules));
        texts.languages.add(ENGLISH);
        texts.languages.forEach(l -> texts.shared.put(l, Words.read(rules.resolve("shared"), l, null)));
        List<String> folders = new ArrayList<>(programs);
        folders.add("questions");
        folders.add("pages");
        folders.add("");
        for (String folder : folders) {
            if (kept.contains(folder)) {
                texts.byFolder.put(folder, before.all(folder, texts.languages));
                continue;
            }
            Map<String, Words> byLanguage = new TreeMap<>();
            boolean program = programs.contains(folder);
            Words english = Words.read(
                    rules.resolve(folder),
                    ENGLISH,
                    program ? Words.read(rules.resolve("shared"), ENGLISH, null) : null);
            for (String language : texts.languages) {
                Words shared = program ? Words.read(rules.resolve("shared"), language, english) : english;
                byLanguage.put(
                        language,
                        language.equals(ENGLISH) ? english : Words.read(rules.resolve(folder), language, shared));
            }
            texts.byFolder.put(folder, byLanguage);
        }
        return texts;
    }

    // A language that is new has the words that were there in English.
    private Map<String, Words> all(String folder, Set<String> languages) {
        Map<String, Words> byLanguage = new TreeMap<>(byFolder.get(folder));
        languages.forEach(l -> byLanguage.putIfAbsent(l, byLanguage.get(ENGLISH)));
        return byLanguage;
    }

    private static List<String> languages(Path rules) {
        Path folder = rules.resolve("text");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".properties"))
                    .map(f -> f.replace(".properties", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every language, by its code. */
    public Set<String> languages() {
        return languages;
    }

    /** The words that rules of {@code rules/shared} have in a language. */
    Words shared(String language) {
        return shared.get(language);
    }

    /** The words of a program. */
    public Words program(String program, String language) {
        return byFolder.get(program).get(language);
    }

    /** The words of the questions. */
    public Words questions(String language) {
        return byFolder.get("questions").get(language);
    }

    /** The words of the pages in the browser. */
    public Words pages(String language) {
        return byFolder.get("pages").get(language);
    }

    /** The words that all share. */
    public Words common(String language) {
        return byFolder.get("").get(language);
    }
}
