package org.benefits.screener.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.benefits.screener.tables.Tables;
import org.benefits.screener.units.UnitKind;

/**
 * Prints checked sentences as Drools rules: the only text that is ever compiled. Sentences are laid in layers by what they read; those of
 * one layer about one subject are printed as one rule, because a match costs more than a sentence.
 */
final class RulePrinter {
    private static final int TOP_SALIENCE = 1000;

    private RulePrinter() {}

    /**
     * The Drools text of a program.
     *
     * @throws BadRules where a rule about who is counted reads what only counted people can answer
     */
    static String print(String program, UnitKind unit, List<Sentence> sentences, Tables tables) {
        Stages stages = new Stages(sentences, tables);
        StringBuilder text = new StringBuilder("package rulebook." + RuleParser.packageOf(program) + ";\n");
        text.append("import ").append(unit.unit().getName()).append(";\n");
        text.append("import ").append(unit.member().getName()).append(";\n");
        for (Group group : groups(sentences, stages)) {
            String subject = (group.aboutPerson() ? unit.member() : unit.unit()).getSimpleName();
            text.append("\nrule \"")
                    .append(group.layer())
                    .append(' ')
                    .append(subject)
                    .append("\" salience ")
                    .append(TOP_SALIENCE - group.layer())
                    .append("\nwhen\n  $s : ")
                    .append(subject)
                    .append("()\nthen\n");
            group.sentences()
                    .forEach(s -> text.append("  ")
                            .append(stages.guard(s))
                            .append(s.print())
                            .append('\n'));
            text.append("end\n");
        }
        return text.toString();
    }

    /** Sentences about one kind of subject that read nothing of a later layer. */
    record Group(int layer, boolean aboutPerson, List<Sentence> sentences) {}

    /** The sentences that are run, in the order in which they must run. */
    static List<Group> groups(List<Sentence> sentences, Stages stages) {
        Map<String, Integer> layers = layers(sentences);
        // Within a layer those come first that can make others needless; a layer of their own would cost more matches
        // than it spares.
        List<Sentence> inOrder = sentences.stream()
                .filter(s -> s.verb() != Sentence.Verb.likelyIf)
                .sorted(Comparator.comparingInt(stages::of))
                .toList();
        Map<Integer, Map<Boolean, List<Sentence>>> grouped = new TreeMap<>();
        for (Sentence sentence : inOrder) {
            grouped.computeIfAbsent(layers.get(sentence.name()), l -> new TreeMap<>())
                    .computeIfAbsent(sentence.aboutPerson(), p -> new ArrayList<>())
                    .add(sentence);
        }
        List<Group> groups = new ArrayList<>();
        grouped.forEach((layer, bySubject) ->
                bySubject.forEach((person, group) -> groups.add(new Group(layer, person, List.copyOf(group)))));
        return groups;
    }

    /** How many layers of rules read each other: the number of matches for each subject, at most. */
    private static Map<String, Integer> layers(List<Sentence> sentences) {
        Map<String, Sentence> byName = new LinkedHashMap<>();
        sentences.forEach(s -> byName.put(s.name(), s));
        List<Sentence> aboutMembership = sentences.stream()
                .filter(s -> s.verb() == Sentence.Verb.memberIf)
                .toList();
        Set<String> before = new HashSet<>();
        aboutMembership.forEach(s -> collect(s, byName, before));
        List<RuleFault> faults = new ArrayList<>();
        if (!aboutMembership.isEmpty()) {
            before.stream()
                    .map(byName::get)
                    .filter(s -> s.reads().membership())
                    .forEach(s -> faults.add(new RuleFault(
                            s.file(),
                            s.line(),
                            0,
                            "\"" + s.name() + "\" helps to decide who is counted, so it cannot ask who is counted")));
        }
        if (!faults.isEmpty()) {
            throw new BadRules(faults);
        }
        Map<String, Integer> layers = new HashMap<>();
        for (String name : before) {
            layer(byName.get(name), byName, 0, layers);
        }
        int first = layers.values().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
        for (Sentence sentence : sentences) {
            layer(sentence, byName, before.contains(sentence.name()) ? 0 : first, layers);
        }
        return layers;
    }

    private static void collect(Sentence sentence, Map<String, Sentence> byName, Set<String> found) {
        if (found.add(sentence.name())) {
            sentence.reads().rules().forEach(r -> collect(byName.get(r), byName, found));
        }
    }

    private static int layer(Sentence sentence, Map<String, Sentence> byName, int least, Map<String, Integer> layers) {
        Integer known = layers.get(sentence.name());
        if (known != null) {
            return known;
        }
        int layer = least;
        for (String read : sentence.reads().rules()) {
            Sentence other = byName.get(read);
            int below = layer(other, byName, least, layers);
            // Sentences of one printed rule run in the checker's order, in which a rule stands after all it reads.
            boolean together = other.aboutPerson() == sentence.aboutPerson()
                    && !sentence.reads().across().contains(read);
            layer = Math.max(layer, together ? below : below + 1);
        }
        layers.put(sentence.name(), layer);
        return layer;
    }
}
