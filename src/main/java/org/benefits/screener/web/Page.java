package org.benefits.screener.web;

import java.util.List;
import java.util.Locale;
import org.benefits.screener.text.Words;

/**
 * What every page needs: its language and words, the token of its forms, where it stands, and what the screening has found so far.
 *
 * @param language the code of the language
 * @param words the words of the pages in it
 * @param questions the words of the questions
 * @param languages every language with its own name
 * @param csrf the token of this visit, or the empty text without one
 * @param here the address of this page, for a change of language
 * @param soFar what the results are so far, or null before anything was answered
 */
public record Page(
        String language,
        Words words,
        Words questions,
        List<Language> languages,
        String csrf,
        String here,
        SoFar soFar) {
    /** A language by its code and its own name. */
    public record Language(String code, String name) {}

    /** How many programs stand how. */
    public record SoFar(int likely, int possible, int open, int unlikely) {}

    /** The direction in which the language is written. */
    public String direction() {
        return Locale.forLanguageTag(language).getLanguage().matches("ar|fa|he|ur|yi|ps") ? "rtl" : "ltr";
    }

    /** Words of the pages; what stands in braces is filled in, in order: {0}, {1}. */
    public String say(String key, Object... values) {
        String text = words.get(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** Words that go with a number: {@code key.one} for one, else {@code key.other}. */
    public String count(String key, int number) {
        return say(key + (number == 1 ? ".one" : ".other"), number);
    }
}
