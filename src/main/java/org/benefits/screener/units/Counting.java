package org.benefits.screener.units;

import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;

/** Truths as counts. */
final class Counting {
    private Counting() {}

    /** One where it is true, zero where it is not, between the two while it is unknown. */
    static Range one(Truth truth) {
        return switch (truth.value()) {
            case YES -> Range.whole(Range.Kind.COUNT, 1, truth.why());
            case NO -> Range.whole(Range.Kind.COUNT, 0, truth.why());
            case UNKNOWN -> Range.between(Range.Kind.COUNT, 0, Why.NONE, 1, Why.NONE, truth.why());
        };
    }
}
