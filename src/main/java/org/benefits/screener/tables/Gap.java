package org.benefits.screener.tables;

import org.benefits.screener.money.Reason;

/** The reason "we do not have this number", such as {@code tanf/standards AK 2024-01-01}; or that someone outside decides. */
public record Gap(String what) implements Reason {
    @Override
    public Role role() {
        return Role.GAP;
    }
}
