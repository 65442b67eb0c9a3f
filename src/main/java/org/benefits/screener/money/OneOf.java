package org.benefits.screener.money;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** A choice among those still possible; one alone is a known choice. */
public final class OneOf {
    private final Set<String> possible;
    private final Why why;

    private OneOf(Set<String> possible, Why why) {
        this.possible = possible;
        this.why = why;
    }

    /** A known choice. */
    public static OneOf known(String choice, Why because) {
        return new OneOf(Set.of(choice), because);
    }

    /** Any of these, and what would tell which; one alone is known because of it. */
    public static OneOf among(Collection<String> possible, Why waitsFor) {
        if (possible.isEmpty()) {
            throw new IllegalArgumentException("a choice needs at least one possibility");
        }
        return new OneOf(new LinkedHashSet<>(possible), waitsFor);
    }

    public boolean isKnown() {
        return possible.size() == 1;
    }

    /** The choices still possible. */
    public Set<String> possible() {
        return possible;
    }

    /** The known choice; call only where {@link #isKnown()}. */
    public String get() {
        Iterator<String> all = possible.iterator();
        String only = all.next();
        if (all.hasNext()) {
            throw new IllegalStateException("not known yet");
        }
        return only;
    }

    /** What settled the choice or, while it is open, what it waits for. */
    public Why why() {
        return why;
    }

    @InRules("is this choice")
    public Truth is(String choice) {
        if (!possible.contains(choice)) {
            return Truth.no(why);
        }
        return possible.size() == 1 ? Truth.yes(why) : Truth.unknown(why);
    }

    /** Whether the choice is one of these. */
    public Truth isOneOf(Collection<String> choices) {
        boolean some = false;
        boolean all = true;
        for (String each : possible) {
            boolean in = choices.contains(each);
            some |= in;
            all &= in;
        }
        return all ? Truth.yes(why) : some ? Truth.unknown(why) : Truth.no(why);
    }

    @Override
    public String toString() {
        return possible.toString();
    }
}
