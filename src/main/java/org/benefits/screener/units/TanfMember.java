package org.benefits.screener.units;

import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.tables.Table;

/** One person as TANF sees them: a child, a parent or a pregnant person who is counted, or someone left out (42 USC 608(a)). */
public final class TanfMember extends Member {
    private final TanfFamily unit;
    private Truth notCounted = Truth.NO;
    private Truth leftOut = Truth.NO;
    private Truth member;
    private Truth belongs;

    TanfMember(Look look, Person person, TanfFamily unit) {
        super(look, person);
        this.unit = unit;
    }

    @Override
    public TanfFamily unit() {
        return unit;
    }

    /**
     * Records a condition of membership.
     *
     * @param otherwise the person's place where it is not met: not-counted, or shared-income where the state decides how much of
     *     the income of someone left out counts
     */
    public void memberIf(String rule, Truth condition, String otherwise) {
        require(rule, condition);
        Truth out = condition.not();
        switch (otherwise) {
            case "not-counted" -> notCounted = notCounted.or(out);
            case "shared-income" -> leftOut = leftOut.or(out);
            default -> throw new IllegalArgumentException("no such place: " + otherwise);
        }
    }

    private Truth belongs() {
        if (belongs == null) {
            belongs = unit.belongs(person());
        }
        return belongs;
    }

    @Override
    @InRules("whether this person is counted in the family that gets the cash help")
    public Truth isMember() {
        if (member == null) {
            member = belongs().isNo()
                    ? belongs()
                    : belongs().and(notCounted.not()).and(leftOut.not());
        }
        return member;
    }

    /** Whether the person belongs to the family, but is left out while the state may count income; or may be a stepparent. */
    Truth isLeftOutWithIncome() {
        return belongs().isNo() ? belongs() : belongs().and(notCounted.not()).and(leftOut);
    }

    @InRules("whether this person is one of the family's children, by age and care")
    public Truth isChild() {
        return unit.isChild(person());
    }

    @InRules("whether this person belongs to the family, left out or not")
    public Truth isOfFamily() {
        return belongs();
    }

    @InRules("whether this person is a parent of one of the family's children, or pregnant without one")
    public Truth isParentOrPregnant() {
        return unit.isParent(person()).or(unit.isPregnantAlone(person()));
    }

    @InRules("what is left of earned income: as for the family, from this person's pay alone")
    public Range afterDisregards(
            Range earned,
            Range firstFlat,
            Range firstCountedShare,
            Range secondFlat,
            Range secondCountedShare,
            Range mostDisregarded,
            Range endsAbove) {
        return unit.afterDisregards(
                earned, firstFlat, firstCountedShare, secondFlat, secondCountedShare, mostDisregarded, endsAbove);
    }

    @Override
    public OneOf code(String dimension, Table table) {
        return switch (dimension) {
            case "area", "adults", "shelter_cost", "housing_aid", "weekly_hours", "living_arrangement" ->
                unit.code(dimension, table);
            default -> super.code(dimension, table);
        };
    }
}
