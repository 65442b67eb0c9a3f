package org.benefits.screener.rules;

import java.util.Set;
import org.benefits.screener.money.Range;

/**
 * A checked rule.
 *
 * @param name the criterion's id
 * @param verb what it does
 * @param aboutPerson whether it is about each person; else about the unit
 * @param cite the law
 * @param file where it stands
 * @param line where it stands
 * @param print the Java call that is compiled, on the subject {@code $s}
 * @param kind what a derived amount measures, or null
 * @param exemptions how many exemptions it has
 * @param reads what it reads
 * @param tree for {@code likelyIf}, how criteria combine; else null
 */
public record Sentence(
        String name,
        Verb verb,
        boolean aboutPerson,
        String cite,
        String file,
        int line,
        String print,
        Range.Kind kind,
        int exemptions,
        Reads reads,
        Tree tree) {
    /** Names are interned, so that what rules found is looked up by identity. */
    public Sentence {
        name = name.intern();
    }

    /** What a sentence does. */
    public enum Verb {
        require,
        define,
        memberIf,
        estimate,
        likelyIf,
        decidedByOthers,
        note
    }

    /**
     * What a sentence reads.
     *
     * @param rules other rules, by name: amounts and criteria
     * @param across those of the other rules that are read of other people than the rule's own subject
     * @param membership whether it asks who is counted
     */
    public record Reads(
            Set<String> facts,
            Set<String> tables,
            Set<String> rules,
            Set<String> across,
            Set<String> receives,
            Set<String> wouldGet,
            boolean membership) {}
}
