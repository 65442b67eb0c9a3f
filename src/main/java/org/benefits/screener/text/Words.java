package org.benefits.screener.text;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of one folder in one language; a key that is missing there is read from the words that come next, in the end English. */
public final class Words {
    private static final Pattern KEY = Pattern.compile("\\s*([^#!=:\\s]+)\\s*[=:].*");

    private final Map<String, String> own;
    private final Map<String, String> byKey;
    private final Words next;
    private final Path file;

    private Words(Path file, Map<String, String> own, Words next) {
        this.file = file;
        this.own = Collections.unmodifiableMap(own);
        this.byKey = new HashMap<>(own);
        this.next = next;
    }

    /** The words of {@code folder/text/LANGUAGE.properties}; none where there is no such file. */
    static Words read(Path folder, String language, Words next) {
        Path file = folder.resolve("text").resolve(language + ".properties");
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(name(folder, file) + " is not text in UTF-8", e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name(folder, file) + ": " + e.getMessage(), e);
            }
        }
        Map<String, String> words = new TreeMap<>();
        properties.forEach((k, v) -> words.put(k.toString(), v.toString()));
        return new Words(file, words, next);
    }

    private static String name(Path folder, Path file) {
        return folder.getFileName() + "/text/" + file.getFileName();
    }

    /** The words of this key, or null. */
    public String find(String key) {
        String found = byKey.get(key);
        return found != null || next == null ? found : next.find(key);
    }

    /** The words of this key; the key itself where there are none, which a check of the texts reports. */
    public String get(String key) {
        String found = find(key);
        return found == null ? key : found;
    }

    /** All keys of this language itself. */
    public Map<String, String> own() {
        return own;
    }

    /** The line of the file on which a key of this language stands; the first where it stands on none. */
    public int line(String key) {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            for (int i = 0; i < lines.size(); i++) {
                Matcher matcher = KEY.matcher(lines.get(i));
                if (matcher.matches() && matcher.group(1).equals(key)) {
                    return i + 1;
                }
            }
            return 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sentence begins with a capital letter. */
    static String capital(String sentence, Locale locale) {
        return sentence.isEmpty() ? sentence : sentence.substring(0, 1).toUpperCase(locale) + sentence.substring(1);
    }
}
