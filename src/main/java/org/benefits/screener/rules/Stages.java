package org.benefits.screener.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.benefits.screener.tables.Table;
import org.benefits.screener.tables.Tables;

/**
 * From which part of the tree on each sentence is needed. What {@code likelyIf( all( … ) )} names first is stage 0, what only the next part rests on is stage 1,
 * and so on; what no part rests on, such as an estimate, comes last. Where a part surely fails, the sentences of later stages cannot change the outcome and are
 * left until somebody asks for them.
 */
final class Stages {
    private final Map<String, Sentence> byName = new LinkedHashMap<>();
    private final Tables tables;
    private final Map<String, Integer> stages = new HashMap<>();
    private final Set<String> ofEveryone = new HashSet<>();
    private final boolean judgesPeople;

    Stages(List<Sentence> sentences, Tables tables) {
        this.tables = tables;
        sentences.forEach(s -> byName.put(s.name(), s));
        Sentence likely = sentences.stream()
                .filter(s -> s.verb() == Sentence.Verb.likelyIf)
                .findFirst()
                .orElseThrow();
        this.judgesPeople = likely.aboutPerson();
        List<Tree> parts = parts(likely.tree());
        // Who is counted bears on nearly everything.
        sentences.stream().filter(s -> s.verb() == Sentence.Verb.memberIf).forEach(s -> {
            need(s.name(), 0);
            needOfEveryone(s.name());
        });
        for (int i = 0; i < parts.size(); i++) {
            need(parts.get(i), i);
        }
        sentences.forEach(s -> need(s.name(), parts.size()));
        sentences.forEach(s -> s.reads().across().forEach(this::needOfEveryone));
    }

    /** The parts of a tree that must all hold, in order. */
    static List<Tree> parts(Tree tree) {
        return tree instanceof Tree.All all ? all.parts() : List.of(tree);
    }

    private void need(Tree tree, int stage) {
        if (tree instanceof Tree.All all) {
            all.parts().forEach(p -> need(p, stage));
        } else if (tree instanceof Tree.Any any) {
            any.parts().forEach(p -> need(p, stage));
        } else if (tree instanceof Tree.Criterion criterion) {
            need(criterion.rule(), stage);
        } else {
            String rule = tree instanceof Tree.Someone someone ? someone.rule() : ((Tree.Everyone) tree).rule();
            need(rule, stage);
            needOfEveryone(rule);
        }
    }

    private void need(String rule, int stage) {
        if (stages.putIfAbsent(rule, stage) == null) {
            reads(byName.get(rule)).forEach(r -> need(r, stage));
        }
    }

    private void needOfEveryone(String rule) {
        if (ofEveryone.add(rule)) {
            reads(byName.get(rule)).forEach(this::needOfEveryone);
        }
    }

    // A table may be looked up by an amount that a rule derives.
    private List<String> reads(Sentence sentence) {
        List<String> rules = new ArrayList<>(sentence.reads().rules());
        for (String table : sentence.reads().tables()) {
            for (Table.Dimension dimension : tables.get(table).dimensions()) {
                String amount = dimension.name().replace('_', '-');
                if (byName.containsKey(amount) && !amount.equals(sentence.name())) {
                    rules.add(amount);
                }
            }
        }
        return rules;
    }

    int of(Sentence sentence) {
        return stages.get(sentence.name());
    }

    /** The condition in Java under which a sentence about {@code $s} is run; empty where it always is. */
    String guard(Sentence sentence) {
        int stage = of(sentence);
        if (stage == 0) {
            return "";
        }
        boolean own = judgesPeople && sentence.aboutPerson() && !ofEveryone.contains(sentence.name());
        String of = own || !sentence.aboutPerson() ? "$s" : "$s.unit()";
        return "if (" + of + (own || !judgesPeople ? ".isOpen(" : ".isOpenForSomeone(") + stage + ")) ";
    }
}
