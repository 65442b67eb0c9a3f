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

    public List<Problem> problems() {
        return problems;
    }

    public Kind kind() {
        return kind;
    }
}
