package org.benefits.screener.units;

import org.benefits.screener.household.Payments;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;

/** One person as SNAP sees them: a member, or excluded with the income not counted, whole or shared (7 CFR 273.11(c)-(d)). */
public final class SnapMember extends Member {
    private final SnapHousehold unit;
    private Truth notCounted = Truth.NO;
    private Truth whole = Truth.NO;
    private Truth shared = Truth.NO;
    private Truth member;

    SnapMember(Look look, Person person, SnapHousehold unit) {
        super(look, person);
        this.unit = unit;
    }

    @Override
    public SnapHousehold unit() {
        return unit;
    }

    /**
     * Records a condition of membership.
     *
     * @param otherwise the person's place where it is not met: not-counted, whole-income or shared-income (7 CFR 273.11(c))
     */
    public void memberIf(String rule, Truth condition, String otherwise) {
        require(rule, condition);
        Truth out = condition.not();
        switch (otherwise) {
            case "not-counted" -> notCounted = notCounted.or(out);
            case "whole-income" -> whole = whole.or(out);
            case "shared-income" -> shared = shared.or(out);
            default -> throw new IllegalArgumentException("no such place: " + otherwise);
        }
    }

    @Override
    @InRules("whether this person is a member of the SNAP household")
    public Truth isMember() {
        if (member == null) {
            member = unit.isTogether(person())
                    .and(notCounted.not())
                    .and(whole.not())
                    .and(shared.not());
        }
        return member;
    }

    /** Whether the person is excluded but the whole income counts. */
    Truth isWhole() {
        return unit.isTogether(person()).and(notCounted.not()).and(whole);
    }

    /** Whether the person is excluded and a share of the income counts. */
    Truth isSharing() {
        return unit.isTogether(person()).and(notCounted.not()).and(whole.not()).and(shared);
    }

    @InRules("whether this person lives, buys and cooks food with the person who answers")
    public Truth livesAndCooksTogether() {
        return unit.isTogether(person());
    }

    @InRules("current monthly income of the types that a table lists, by SNAP's own factors for weekly pay")
    public Range monthlyIncomeByFactors(String table) {
        Range weekly = limit("weekly-factor");
        Range everyTwoWeeks = limit("every-two-weeks-factor");
        return person().sumIncomes(
                        i -> listed(table, i),
                        i -> i.isCurrent() ? Payments.monthly(i, weekly, everyTwoWeeks) : i.monthly())
                .notBelowZero();
    }

    @InRules("whether this person is a parent of a member younger than this, or cares for one")
    public Truth hasChildYoungerThan(Range years) {
        Truth any = Truth.NO;
        for (SnapMember other : unit.everyone()) {
            Truth young = other.person().age().lessThan(years);
            if (other != this && !young.isNo()) {
                any = any.or(
                        young.and(unit.isTogether(other.person())).and(kinship().isParent(person(), other.person())));
            }
        }
        return any;
    }

    @InRules("whether someone younger than this lives in the SNAP household")
    public Truth livesWithChildYoungerThan(Range years) {
        Truth any = Truth.NO;
        for (SnapMember other : unit.everyone()) {
            if (other != this) {
                any = any.or(other.person().age().lessThan(years).and(unit.isTogether(other.person())));
            }
        }
        return any;
    }

    @InRules("whether this person has a husband or wife here")
    public Truth hasSpouseHere() {
        Truth any = Truth.NO;
        for (SnapMember other : unit.everyone()) {
            any = any.or(kinship().areSpouses(person(), other.person()));
        }
        return any;
    }
}
