package org.benefits.screener.money;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * An immutable set of reasons. Joining two costs one object: the set is kept as a tree and only flattened when somebody reads it, because
 * most of the values of a screening are never explained.
 */
public final class Why {
    /** No reasons: a constant of the law, or nothing to wait for. */
    public static final Why NONE = new Why(null, null, null);

    private final Reason reason;
    private final Why left;
    private final Why right;
    private final int roles;
    // Flattened once: the reasons of a large household's outcome are read many times.
    private volatile Set<Reason> flat;

    private Why(Reason reason, Why left, Why right) {
        this.roles = reason != null ? bit(reason.role()) : left != null ? left.roles | right.roles : 0;
        this.reason = reason;
        this.left = left;
        this.right = right;
    }

    /** The set that holds one reason. */
    public static Why of(Reason reason) {
        return new Why(reason, null, null);
    }

    /** Both sets together. */
    public Why and(Why other) {
        if (other == NONE || other == this || other == left || other == right) {
            return this;
        }
        return this == NONE ? other : new Why(null, this, other);
    }

    /** The reasons, each once, in the order in which they were joined. */
    public Set<Reason> reasons() {
        if (this == NONE) {
            return Set.of();
        }
        Set<Reason> known = flat;
        if (known == null) {
            known = Collections.unmodifiableSet(flatten());
            flat = known;
        }
        return known;
    }

    private Set<Reason> flatten() {
        Set<Reason> found = new LinkedHashSet<>();
        Set<Why> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Why> open = new ArrayDeque<>();
        open.push(this);
        while (!open.isEmpty()) {
            Why next = open.pop();
            if (next.reason != null) {
                found.add(next.reason);
            } else if (next.flat != null) {
                found.addAll(next.flat);
            } else if (next != NONE && seen.add(next)) {
                open.push(next.right);
                open.push(next.left);
            }
        }
        return found;
    }

    /** Whether some reason can be asked. */
    public boolean hasQuestion() {
        return has(Reason.Role.QUESTION);
    }

    /** Whether some reason is one that no answer settles. */
    public boolean hasGap() {
        return has(Reason.Role.GAP);
    }

    /** Whether some reason is a value that was taken because nobody said otherwise. */
    public boolean hasAssumption() {
        return has(Reason.Role.ASSUMPTION);
    }

    private boolean has(Reason.Role role) {
        return (roles & bit(role)) != 0;
    }

    private static int bit(Reason.Role role) {
        return 1 << role.ordinal();
    }

    @Override
    public String toString() {
        return reasons().toString();
    }
}
