package org.benefits.screener.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.rules.RuleFault;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.Test;

/** Words: every language in step, every fact and program with its words, and none of the words that frighten people or mean nothing to them. */
class TextsTest {
    private final RuleFolder folder = new RuleFolder(TestRules.RULES, TestRules.COMPILED);
    private final Texts texts = Texts.read(TestRules.RULES, folder.programs());

    @Test
    void everyProgramHasItsWordsInEveryLanguage() {
        List<RuleFault> faults = new ArrayList<>();
        folder.programs().forEach(p -> faults.addAll(TextCheck.of(folder.check(p), texts)));
        assertEquals(List.of(), faults);
    }

    @Test
    void englishAndSpanishAreThere() {
        assertTrue(texts.languages().containsAll(List.of("en", "es")));
    }

    @Test
    void commonWordsAndQuestionsAreInStep() {
        for (String language : texts.languages()) {
            assertEquals(
                    texts.common("en").own().keySet(),
                    texts.common(language).own().keySet(),
                    "common words in " + language);
            assertEquals(
                    texts.questions("en").own().keySet(),
                    texts.questions(language).own().keySet(),
                    "questions in " + language);
        }
    }

    @Test
    void everyFactHasItsQuestionReasonAndLabel() {
        List<String> missing = new ArrayList<>();
        Dictionary dictionary = folder.dictionary();
        for (String language : texts.languages()) {
            collect(dictionary.household(), "household", texts.questions(language), missing);
            collect(dictionary.person(), "person", texts.questions(language), missing);
        }
        assertEquals(List.of(), missing);
    }

    private static void collect(Map<String, Fact> facts, String scope, Words words, List<String> missing) {
        for (Fact fact : facts.values()) {
            if (fact.id().equals("id")) {
                continue;
            }
            for (String part : List.of("question", "why", "label")) {
                if (words.find(scope + "." + fact.id() + "." + part) == null) {
                    missing.add(scope + "." + fact.id() + "." + part);
                }
            }
            fact.choices().stream()
                    .filter(c -> words.find(scope + "." + fact.id() + "." + c) == null)
                    .forEach(c -> missing.add(scope + "." + fact.id() + "." + c));
        }
    }

    @Test
    void noWordThatNobodyShouldRead() {
        List<String> found = new ArrayList<>();
        for (String language : texts.languages()) {
            texts.common(language).own().forEach((k, v) -> look("text", language, k, v, found));
            texts.questions(language).own().forEach((k, v) -> look("questions", language, k, v, found));
            texts.shared(language).own().forEach((k, v) -> look("shared", language, k, v, found));
            folder.programs()
                    .forEach(p -> texts.program(p, language).own().forEach((k, v) -> look(p, language, k, v, found)));
        }
        assertEquals(List.of(), found);
    }

    private static void look(String where, String language, String key, String words, List<String> found) {
        if (TextCheck.NEVER.matcher(words).find()) {
            found.add(where + "/" + language + " " + key + ": " + words);
        }
    }

    @Test
    void figuresReadAsPeopleSayThem() {
        Figures english = new Figures(Locale.forLanguageTag("en-US"), texts.common("en"));
        Figures spanish = new Figures(Locale.forLanguageTag("es-US"), texts.common("es"));
        assertEquals("$2,100", english.money(new java.math.BigDecimal("2100.00"), false));
        assertEquals("$3,337.01", english.money(new java.math.BigDecimal("3337.01"), true));
        assertEquals("Sunday, November 22, 2026", english.date(java.time.LocalDate.of(2026, 11, 22)));
        assertTrue(spanish.date(java.time.LocalDate.of(2026, 11, 22)).contains("noviembre"));
    }
}
