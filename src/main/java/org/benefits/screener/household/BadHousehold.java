package org.benefits.screener.household;

import java.util.List;

/** A request that cannot be screened, with every fault found in it. */
public final class BadHousehold extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of fault: unreadable or untyped facts, or facts that contradict each other. */
    public enum Kind {
        MALFORMED,
        CONTRADICTION
    }

    private final transient List<Problem> problems;
    private final Kind kind;

    public BadHousehold(Kind kind, List<Problem> problems) {
        super(kind + " in " + problems.size() + " places");
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    /** The faults of several households as one; unreadable where one of them is. */
    public static BadHousehold of(List<BadHousehold> several) {
        boolean malformed = several.stream().anyMatch(b -> b.kind == Kind.MALFORMED);
        return new BadHousehold(
                malformed ? Kind.MALFORMED : Kind.CONTRADICTION,
                several.stream().flatMap(b -> b.problems.stream()).toList());
    }

    public List<Problem> problems() {
        return problems;
    }

    public Kind kind() {
        return kind;
    }
}
