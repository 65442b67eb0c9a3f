package org.benefits.screener.quality;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.benefits.screener.text.Texts;

/** Which of a program's sentences stand in approved texts. */
final class Said {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

    private Said() {}

    /** Every key of the program's own English words, and whether its words stand in one of the texts, whatever fills them in. */
    static Map<String, Boolean> in(Program program, List<String> texts) {
        String all = String.join("\n", texts.stream().filter(Objects::nonNull).toList())
                .toLowerCase(Locale.ROOT);
        Map<String, Boolean> said = new TreeMap<>();
        program.texts()
                .program(program.id(), Texts.ENGLISH)
                .own()
                .forEach((key, words) -> said.put(key, said(words.toLowerCase(Locale.ROOT), all)));
        return said;
    }

    // The longest piece between two placeholders is looked for first: most sentences are settled by it.
    private static boolean said(String words, String all) {
        List<String> pieces = List.of(PLACEHOLDER.split(words, -1));
        String longest =
                pieces.stream().max(Comparator.comparingInt(String::length)).orElse("");
        if (!all.contains(longest)) {
            return false;
        }
        String pattern = String.join(".+?", pieces.stream().map(Pattern::quote).toList());
        return pieces.size() == 1 || Pattern.compile(pattern).matcher(all).find();
    }
}
