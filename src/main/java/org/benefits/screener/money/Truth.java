package org.benefits.screener.money;

/**
 * Yes, no or unknown, by Kleene's logic. A settled truth remembers the reasons that settled it, an unknown one those it waits for. A truth
 * that came from a comparison keeps its two sides, so that a sentence can quote them; one settled by an exemption says which.
 *
 * <p>An unknown truth also knows whether it may be yes, or no, whatever the questions it waits for are answered: because the rest hangs on a
 * number that we lack or on people outside.
 */
public final class Truth {
    /** The three values. */
    public enum Value {
        YES,
        NO,
        UNKNOWN
    }

    /** The two sides of the comparison that a truth came from. */
    public record Comparison(Range left, Range right) {}

    private final Value value;
    private final Why why;
    private final Comparison comparison;
    private final int exemption;
    private final boolean mayBeYes;
    private final boolean mayBeNo;

    private Truth(Value value, Why why, Comparison comparison, int exemption) {
        this(value, why, comparison, exemption, value == Value.YES, value == Value.NO);
    }

    private Truth(Value value, Why why, Comparison comparison, int exemption, boolean mayBeYes, boolean mayBeNo) {
        this.value = value;
        this.why = why;
        this.comparison = comparison;
        this.exemption = exemption;
        this.mayBeYes = mayBeYes;
        this.mayBeNo = mayBeNo;
    }

    public static final Truth YES = yes(Why.NONE);
    public static final Truth NO = no(Why.NONE);

    /** Surely true, because of these reasons. */
    public static Truth yes(Why because) {
        return new Truth(Value.YES, because, null, 0);
    }

    /** Surely false, because of these reasons. */
    public static Truth no(Why because) {
        return new Truth(Value.NO, because, null, 0);
    }

    /** Not known; waits for these reasons. */
    public static Truth unknown(Why waitsFor) {
        boolean gap = waitsFor.hasGap() && !waitsFor.hasQuestion();
        return new Truth(Value.UNKNOWN, waitsFor, null, 0, gap, gap);
    }

    /** Not known, and never surely no: what these reasons settle is whether it is surely yes. */
    public static Truth neverNo(Why waitsFor) {
        return new Truth(Value.UNKNOWN, waitsFor, null, 0, true, false);
    }

    /** The known value, because of these reasons. */
    public static Truth of(boolean value, Why because) {
        return value ? yes(because) : no(because);
    }

    static Truth compared(Value value, Why why, Range left, Range right) {
        return new Truth(value, why, new Comparison(left, right), 0);
    }

    static Truth undecided(Why why, Range left, Range right, boolean mayBeYes, boolean mayBeNo) {
        return new Truth(Value.UNKNOWN, why, new Comparison(left, right), 0, mayBeYes, mayBeNo);
    }

    public Value value() {
        return value;
    }

    public boolean isYes() {
        return value == Value.YES;
    }

    public boolean isNo() {
        return value == Value.NO;
    }

    public boolean isUnknown() {
        return value == Value.UNKNOWN;
    }

    /** Whether it is yes, or may be however its questions are answered: then it is never surely no. */
    public boolean mayBeYes() {
        return mayBeYes;
    }

    /** The reasons that settled this truth; for an unknown one, those it waits for. */
    public Why why() {
        return why;
    }

    /** What this truth waits for: nothing once it is settled. */
    public Why waitsFor() {
        return isUnknown() ? why : Why.NONE;
    }

    /** The comparison behind this truth, or null where there was none. */
    public Comparison comparison() {
        return comparison;
    }

    /** The number of the exemption that settled this truth, counted from 1; 0 where none did. */
    public int exemption() {
        return exemption;
    }

    /** Both. */
    @InRules("both are true")
    public Truth and(Truth other) {
        if (isNo()) {
            return this;
        }
        if (other.isNo()) {
            return other;
        }
        if (isUnknown() || other.isUnknown()) {
            return new Truth(
                    Value.UNKNOWN,
                    waitsFor().and(other.waitsFor()),
                    pick(other),
                    0,
                    mayBeYes && other.mayBeYes,
                    mayBeNo || other.mayBeNo);
        }
        return new Truth(Value.YES, why.and(other.why), pick(other), 0);
    }

    /** At least one. */
    @InRules("at least one is true")
    public Truth or(Truth other) {
        if (isYes()) {
            return this;
        }
        if (other.isYes()) {
            return other;
        }
        if (isUnknown() || other.isUnknown()) {
            return new Truth(
                    Value.UNKNOWN,
                    waitsFor().and(other.waitsFor()),
                    pick(other),
                    0,
                    mayBeYes || other.mayBeYes,
                    mayBeNo && other.mayBeNo);
        }
        return new Truth(Value.NO, why.and(other.why), pick(other), 0);
    }

    /** The opposite. */
    @InRules("the opposite")
    public Truth not() {
        return switch (value) {
            case YES -> new Truth(Value.NO, why, comparison, 0);
            case NO -> new Truth(Value.YES, why, comparison, 0);
            case UNKNOWN -> new Truth(Value.UNKNOWN, why, comparison, exemption, mayBeNo, mayBeYes);
        };
    }

    /** This requirement, which does not apply where the exemption is true. A chain counts its exemptions from 1. */
    @InRules("does not apply where this is true; the sentence is the exemption's own")
    public Truth unless(Truth exempt) {
        int number = nextExemption();
        if (isExempted()) {
            return this;
        }
        if (exempt.isYes()) {
            return new Truth(Value.YES, exempt.why, comparison, number);
        }
        Truth joined = or(exempt);
        return new Truth(joined.value, joined.why, comparison, -number, joined.mayBeYes, joined.mayBeNo);
    }

    // A negative number counts the exemptions that were tried and did not settle; a positive one names the one that
    // did.
    private int nextExemption() {
        return Math.abs(exemption) + 1;
    }

    /** Whether an exemption settled this truth. */
    public boolean isExempted() {
        return exemption > 0;
    }

    private Comparison pick(Truth other) {
        return comparison != null ? comparison : other.comparison;
    }

    @Override
    public String toString() {
        return value + " " + why;
    }
}
