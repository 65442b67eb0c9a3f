package org.benefits.screener.money;

/** One thing a value rests on or waits for: a fact of the household, an assumption, a row of a table, a number we lack. */
public interface Reason {
    /** What a reason is to somebody who asks what to do about it. */
    enum Role {
        /** Something that can be asked. */
        QUESTION,
        /** A number that nobody here has, or a decision that others make: no answer settles it. */
        GAP,
        /** A value that was taken because nobody said otherwise. */
        ASSUMPTION,
        /** Anything else: what a settled value rests on. */
        GROUND
    }

    /** What this reason is. */
    default Role role() {
        return Role.GROUND;
    }
}
