package org.benefits.screener.rules;

import java.util.List;

/** A rule folder that cannot be used, with every fault found. */
public final class BadRules extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<RuleFault> faults;

    public BadRules(List<RuleFault> faults) {
        super(String.join("\n", faults.stream().map(RuleFault::toString).toList()));
        this.faults = List.copyOf(faults);
    }

    public List<RuleFault> faults() {
        return faults;
    }
}
