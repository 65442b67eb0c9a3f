package org.benefits.screener.household;

import org.benefits.screener.money.Reason;

/** The reason "we took this value because nobody said otherwise", for the facts that the dictionary allows it for. */
public record Assumption(FactPath path, Object value) implements Reason {
    @Override
    public Role role() {
        return Role.ASSUMPTION;
    }
}
