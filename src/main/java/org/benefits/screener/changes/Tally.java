package org.benefits.screener.changes;

import java.util.EnumMap;
import java.util.Map;

/** Households of the sample, counted by what a change means for them, and the money of it. */
public final class Tally {
    /** What a change means for a household that it touches. */
    public enum Turn {
        /** Likely or possible now, and was not. */
        GAINS,
        /** Likely or possible no more. */
        LOSES,
        /** Gets it on both sides, now with more money. */
        MORE,
        /** Gets it on both sides, now with less money. */
        LESS,
        /** The outcome differs in some other way, such as from possible to likely. */
        OTHERWISE
    }

    private final Map<Turn, Long> counts = new EnumMap<>(Turn.class);
    private long cents;
    private long withoutAmount;

    /**
     * Counts one household.
     *
     * @param moreCents what it gets more (less: below zero) in the program's own period; null where one of the amounts is not known
     */
    void add(Turn turn, Long moreCents) {
        counts.merge(turn, 1L, Long::sum);
        if (moreCents == null) {
            withoutAmount++;
        } else {
            cents += moreCents;
        }
    }

    void add(Tally other) {
        other.counts.forEach((turn, count) -> counts.merge(turn, count, Long::sum));
        cents += other.cents;
        withoutAmount += other.withoutAmount;
    }

    public long count(Turn turn) {
        return counts.getOrDefault(turn, 0L);
    }

    /** How many households are touched at all. */
    public long touched() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What they get more in all, less what they lose, in cents of the program's own period. */
    public long cents() {
        return cents;
    }

    /** For how many of them one of the two amounts is not known, so that their money is not in the sum. */
    public long withoutAmount() {
        return withoutAmount;
    }
}
