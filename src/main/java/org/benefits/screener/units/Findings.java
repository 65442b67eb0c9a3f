package org.benefits.screener.units;

import java.util.LinkedHashMap;
import java.util.Map;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;

/** What the rules of a program found about one subject. */
public final class Findings {
    private final Map<String, Truth> criteria = new LinkedHashMap<>();
    private final Map<String, Truth> decidedByOthers = new LinkedHashMap<>();
    private final Map<String, Truth> notes = new LinkedHashMap<>();
    private final Map<String, Range> amounts = new LinkedHashMap<>();
    private Range estimate;

    /** Requirements, by the rule's name. */
    public Map<String, Truth> criteria() {
        return criteria;
    }

    /** Where someone outside decides, by the rule's name. */
    public Map<String, Truth> decidedByOthers() {
        return decidedByOthers;
    }

    /** Things worth saying, by the rule's name. */
    public Map<String, Truth> notes() {
        return notes;
    }

    /** Derived amounts, by the rule's name. */
    public Map<String, Range> amounts() {
        return amounts;
    }

    /** What the program gives, or null. */
    public Range estimate() {
        return estimate;
    }

    void estimate(Range amount) {
        this.estimate = amount;
    }
}
