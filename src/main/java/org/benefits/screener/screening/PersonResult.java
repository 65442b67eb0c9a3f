package org.benefits.screener.screening;

import org.benefits.screener.units.Member;

/** The outcome for one person of a program that is judged person by person. */
public record PersonResult(Member member, Outcome outcome) {
    public String id() {
        return member.person().id();
    }
}
