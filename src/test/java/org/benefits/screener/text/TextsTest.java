package org.benefits.screener.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.rules.RuleFault;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.Test;

/** Words: every language in step, every fact and program with its words, and none of the words that frighten people or mean nothing to them. */
class TextsTest {
    private static final Pattern FILLED = Pattern.compile("\\{[a-z0-9-]+}");

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
            assertEquals(
                    texts.pages("en").own().keySet(),
                    texts.pages(language).own().keySet(),
                    "pages in " + language);
            fillsTheSame(texts.common("en"), texts.common(language), language);
            fillsTheSame(texts.questions("en"), texts.questions(language), language);
            fillsTheSame(texts.pages("en"), texts.pages(language), language);
        }
    }

    // What is filled in, such as {0} or {person}, stands in every language; "one" may be a word instead of the number.
    private static void fillsTheSame(Words english, Words other, String language) {
        english.own().forEach((key, words) -> {
            if (!key.endsWith(".one")) {
                assertEquals(filled(words), filled(other.get(key)), key + " in " + language);
            }
        });
    }

    private static Set<String> filled(String words) {
        return FILLED.matcher(words).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
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
        Figures english = new Figures("en", texts.common("en"));
        Figures spanish = new Figures("es", texts.common("es"));
        assertEquals("$2,100", english.money(new java.math.BigDecimal("2100.00"), false));
        assertEquals("$3,337.01", english.money(new java.math.BigDecimal("3337.01"), true));
        assertEquals("Sunday, November 22, 2026", english.date(java.time.LocalDate.of(2026, 11, 22)));
        assertTrue(spanish.date(java.time.LocalDate.of(2026, 11, 22)).contains("noviembre"));
    }
}
