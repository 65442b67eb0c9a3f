package org.benefits.screener.units;

import java.util.LinkedHashMap;
import java.util.Map;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;

/** What the rules of a program found about one subject. */
public final class Findings {
    private final Found<Truth> criteria = new Found<>();
    private final Found<Range> amounts = new Found<>();
    private Map<String, Truth> decidedByOthers = Map.of();
    private Map<String, Truth> notes = Map.of();
    private Range estimate;

    /** What a requirement came to, or null where none of this name was settled here. */
    public Truth criterion(String rule) {
        return criteria.get(rule.intern());
    }

    /** A derived amount, or null where none of this name was derived here. */
    public Range amount(String rule) {
        return amounts.get(rule.intern());
    }

    /** Where someone outside decides, by the rule's name. */
    public Map<String, Truth> decidedByOthers() {
        return decidedByOthers;
    }

    /** Things worth saying, by the rule's name. */
    public Map<String, Truth> notes() {
        return notes;
    }

    /** What the program gives, or null. */
    public Range estimate() {
        return estimate;
    }

    Found<Truth> criteria() {
        return criteria;
    }

    Found<Range> amounts() {
        return amounts;
    }

    void decidedByOthers(String rule, Truth truth) {
        decidedByOthers = with(decidedByOthers, rule, truth);
    }

    void note(String rule, Truth truth) {
        notes = with(notes, rule, truth);
    }

    void estimate(Range amount) {
        this.estimate = amount;
    }

    // Most subjects have none, so there is a map only where one is needed.
    private static Map<String, Truth> with(Map<String, Truth> known, String rule, Truth truth) {
        Map<String, Truth> more = known.isEmpty() ? new LinkedHashMap<>() : known;
        more.put(rule, truth);
        return more;
    }
}
