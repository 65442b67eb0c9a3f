package org.benefits.screener.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.rules.ProgramSpec;
import org.benefits.screener.rules.RuleFault;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.rules.Sentence;
import org.benefits.screener.rules.Tree;

/** Checks a program's words: a sentence for every criterion and outcome, in every language, with the same numbers in it. */
public final class TextCheck {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
    private static final Pattern FIGURE = Pattern.compile("[0-9][0-9,.]*[0-9]|[0-9]");

    /** Words that nobody should read, in any language. */
    static final Pattern NEVER = Pattern.compile(
            "\\b(in|non)?eligib(le|ility)|\\bdenied\\b|\\bapplicants?\\b|\\bclaimants?\\b|benefit unit|\\bFPL\\b|\\bMAGI\\b|adjunctive|pursuant|in order to|\\belegib(le|ilidad)|\\binelegible",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> ALWAYS =
            Set.of("amount", "limit", "missing", "size", "person", "state", "program", "closed-on");

    private TextCheck() {}

    /** All faults, each with its place and its mend; empty where there are none. */
    public static List<RuleFault> of(RuleFolder.Checked checked, Texts texts) {
        List<RuleFault> faults = new ArrayList<>();
        String id = checked.spec().id();
        Set<String> needed = needed(checked.spec(), checked.sentences());
        Map<String, String> english = texts.program(id, Texts.ENGLISH).own();
        for (String language : texts.languages()) {
            String file = id + "/text/" + language + ".properties";
            Words words = texts.program(id, language);
            Map<String, String> own = words.own();
            Words shared = texts.shared(language);
            needed.stream()
                    .filter(k -> !own.containsKey(k) && shared.find(k) == null)
                    .forEach(
                            k -> faults.add(new RuleFault(file, 1, 0, "has no words for " + k + near(k, own, needed))));
            own.keySet().stream()
                    .filter(k -> !english.containsKey(k))
                    .forEach(k -> faults.add(new RuleFault(
                            file, words.line(k), 0, "has words for " + k + ", which English does not have")));
            english.keySet().stream()
                    .filter(k -> !own.containsKey(k) && !needed.contains(k))
                    .forEach(k -> faults.add(new RuleFault(file, 1, 0, "has no words for " + k)));
            own.forEach((key, text) -> wrong(text, english.getOrDefault(key, text), checked)
                    .forEach(w -> faults.add(new RuleFault(file, words.line(key), 0, key + " " + w))));
        }
        documents(checked.spec(), texts, faults);
        return faults;
    }

    // A key that nothing asks for may be the one that is missing, misspelled.
    private static String near(String key, Map<String, String> own, Set<String> needed) {
        Set<String> unasked = new TreeSet<>(own.keySet());
        unasked.removeAll(needed);
        String near = Dictionary.nearest(key, unasked);
        return near == null ? "" : "; is it the one that is written " + near + "?";
    }

    private static List<String> wrong(String words, String english, RuleFolder.Checked checked) {
        List<String> wrong = new ArrayList<>();
        Set<String> own = placeholders(words);
        if (!own.equals(placeholders(english))) {
            wrong.add("has the numbers " + own + ", English has " + placeholders(english));
        }
        if (!figures(words).equals(figures(english))) {
            wrong.add("says the figures " + figures(words) + ", English says " + figures(english)
                    + "; write the same, or better the {name} of a table");
        }
        Set<String> amounts = new TreeSet<>();
        checked.sentences().stream()
                .filter(s -> s.verb() == Sentence.Verb.define)
                .forEach(s -> amounts.add(s.name()));
        for (String name : own) {
            if (!ALWAYS.contains(name)
                    && !amounts.contains(name)
                    && !checked.tables().contains(name)) {
                Set<String> known = new TreeSet<>(amounts);
                known.addAll(ALWAYS);
                known.addAll(checked.tables().names());
                String near = Dictionary.nearest(name, known);
                wrong.add("names {" + name + "}, which is no amount, table or word"
                        + (near == null ? "; known amounts: " + amounts : "; did you mean {" + near + "}?"));
            }
        }
        Matcher never = NEVER.matcher(words);
        if (never.find()) {
            wrong.add(
                    "says \"" + never.group() + "\", which frightens people or means nothing to them; say it plainly");
        }
        return wrong;
    }

    private static Set<String> figures(String words) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = FIGURE.matcher(PLACEHOLDER.matcher(words).replaceAll(""));
        while (matcher.find()) {
            found.add(matcher.group().replace(",", ""));
        }
        return found;
    }

    private static Set<String> placeholders(String words) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(words);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Set<String> needed(ProgramSpec spec, List<Sentence> sentences) {
        Set<String> shown = new LinkedHashSet<>();
        sentences.stream().filter(s -> s.tree() != null).forEach(s -> leaves(s.tree(), shown));
        Set<String> needed = new LinkedHashSet<>(Set.of("name", "gives", "apply"));
        for (Sentence sentence : sentences) {
            if (shown.contains(sentence.name()) || sentence.verb() == Sentence.Verb.memberIf) {
                needed.add(sentence.name() + ".met");
                needed.add(sentence.name() + ".not-met");
                for (int i = 1; i <= sentence.exemptions(); i++) {
                    needed.add(sentence.name() + (i == 1 ? ".exempt" : ".exempt-" + i));
                }
            }
            if (sentence.verb() == Sentence.Verb.decidedByOthers) {
                needed.add(sentence.name() + ".others");
            }
            if (sentence.verb() == Sentence.Verb.note) {
                needed.add(sentence.name() + ".note");
            }
        }
        spec.plan().forEach(step -> {
            needed.add("plan." + step.id() + ".do");
            needed.add("plan." + step.id() + ".why");
        });
        return needed;
    }

    private static void leaves(Tree tree, Set<String> found) {
        if (tree instanceof Tree.All all) {
            all.parts().forEach(p -> leaves(p, found));
        } else if (tree instanceof Tree.Any any) {
            any.parts().forEach(p -> leaves(p, found));
        } else if (tree instanceof Tree.Criterion criterion) {
            found.add(criterion.rule());
        } else if (tree instanceof Tree.Someone someone) {
            found.add(someone.rule());
        } else if (tree instanceof Tree.Everyone everyone) {
            found.add(everyone.rule());
        }
    }

    private static void documents(ProgramSpec spec, Texts texts, List<RuleFault> faults) {
        for (String language : texts.languages()) {
            spec.documents().stream()
                    .filter(d -> !texts.common(language).own().containsKey("document." + d))
                    .forEach(d -> faults.add(
                            new RuleFault("text/" + language + ".properties", 1, 0, "has no words for document." + d)));
        }
    }
}
