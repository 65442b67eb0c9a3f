package org.benefits.screener.quality;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.benefits.screener.text.Texts;
import org.benefits.screener.text.Words;

/** Whether a program's words can be read by somebody who is tired, on a telephone. */
final class WordsCheck {
    /** The school grade above which all words of a program together, or one sentence alone, are too hard. */
    private static final double HIGHEST_GRADE = 6;

    private static final double HIGHEST_GRADE_OF_ONE = 12;
    private static final double LOWEST_EASE = 60;
    private static final double LOWEST_EASE_OF_ONE = 40;
    private static final int FEWEST_WORDS = 8;

    private WordsCheck() {}

    static void check(String program, Texts texts, List<Finding> found) {
        for (String language : List.of(Texts.ENGLISH, "es")) {
            boolean english = language.equals(Texts.ENGLISH);
            Words words = texts.program(program, language);
            String file = program + "/text/" + language + ".properties";
            Reading all = new Reading(english);
            for (Map.Entry<String, String> each : words.own().entrySet()) {
                all.add(each.getValue());
                Reading one = new Reading(english).add(each.getValue());
                if (one.words() >= FEWEST_WORDS && isHard(one, english, HIGHEST_GRADE_OF_ONE, LOWEST_EASE_OF_ONE)) {
                    found.add(Finding.look(
                            file,
                            words.line(each.getKey()),
                            each.getKey() + " is hard to read (" + level(one, english)
                                    + "); cut it into short sentences of short words"));
                }
            }
            if (all.words() > 0 && isHard(all, english, HIGHEST_GRADE, LOWEST_EASE)) {
                found.add(Finding.fault(
                        file,
                        1,
                        "the words as a whole are hard to read (" + level(all, english) + "); the bound is "
                                + (english ? "grade " + HIGHEST_GRADE : "an ease of " + LOWEST_EASE)));
            }
        }
    }

    private static boolean isHard(Reading reading, boolean english, double grade, double ease) {
        return english ? reading.grade() > grade : reading.ease() < ease;
    }

    private static String level(Reading reading, boolean english) {
        return english
                ? String.format(Locale.ROOT, "school grade %.1f", reading.grade())
                : String.format(Locale.ROOT, "ease %.0f of 100", reading.ease());
    }
}
