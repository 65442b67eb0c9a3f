package org.benefits.screener.quality;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How hard words are to read: for English the school grade by Flesch and Kincaid (1975), for Spanish the ease by Szigriszt-Pazos (1993),
 * where 55 to 65 is normal and more is easier.
 */
final class Reading {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}']+");
    private static final Pattern END = Pattern.compile("[.!?:;](\\s|$)");
    private static final Pattern ENGLISH_SYLLABLE = Pattern.compile("[aeiouy]+");
    private static final Pattern SPANISH_SYLLABLE = Pattern.compile("[aeoáéó]|[iuíúü]+(?![aeoáéó])");

    private int words;
    private int sentences;
    private int syllables;
    private final boolean english;

    Reading(boolean english) {
        this.english = english;
    }

    /** Adds a text; of what is filled in, each is taken as one short word. */
    Reading add(String text) {
        String plain = PLACEHOLDER.matcher(text).replaceAll(english ? "it" : "eso");
        Matcher matcher = WORD.matcher(plain);
        while (matcher.find()) {
            words++;
            syllables += syllables(matcher.group().toLowerCase(java.util.Locale.ROOT));
        }
        sentences += (int) Math.max(1, END.matcher(plain).results().count());
        return this;
    }

    private int syllables(String word) {
        int count = (int) (english ? ENGLISH_SYLLABLE : SPANISH_SYLLABLE)
                .matcher(word)
                .results()
                .count();
        boolean silent = english && word.endsWith("e") && !word.endsWith("le") && count > 1;
        return Math.max(1, silent ? count - 1 : count);
    }

    int words() {
        return words;
    }

    /** The school grade of English words. */
    double grade() {
        return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
    }

    /** The ease of Spanish words. */
    double ease() {
        return 206.835 - 62.3 * syllables / words - (double) words / sentences;
    }
}
