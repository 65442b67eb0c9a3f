package org.benefits.screener.units;

import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;

/** One person of a family that shares income. */
public final class FamilyMember extends Member {
    private final Family unit;
    private BaseWages wages;

    FamilyMember(Look look, Person person, Family unit) {
        super(look, person);
        this.unit = unit;
    }

    @Override
    public Family unit() {
        return unit;
    }

    @Override
    @InRules("whether this person is counted in the family of the others; a foster child is a family of one")
    public Truth isMember() {
        return isFosterChild().not();
    }

    @InRules("whether this person is a foster child")
    public Truth isFosterChild() {
        return person().choice("relation").is("foster-child");
    }

    /** Babies this person expects, as a count; none where the person is not pregnant. */
    Range unborn() {
        return person().number("babiesExpected", Range.Kind.COUNT).onlyWhen(person().yes("pregnant"));
    }

    /** How many people count in this person's family: all for most, one for a foster child. */
    @Override
    @InRules(value = "how many people this person's family has", kind = Range.Kind.COUNT)
    public Range size() {
        return Range.whole(Range.Kind.COUNT, 1, org.benefits.screener.money.Why.NONE)
                .when(isFosterChild(), unit.size());
    }

    @InRules("the family's amount, or for a foster child this person's own")
    public Range ofFamily(String amountOfEach) {
        return amount(amountOfEach).when(isFosterChild(), unit.sumOverMembers(amountOfEach));
    }

    @Override
    public Range number(String dimension, org.benefits.screener.tables.Table table) {
        return dimension.equals("size") ? size() : super.number(dimension, table);
    }

    @InRules("whether an infant or a pregnant person in the family gets this program")
    public Truth infantOrPregnantReceives(String program, Range infantMonths) {
        Truth any = Truth.NO;
        for (FamilyMember other : unit.everyone()) {
            Truth infant = other.ageInMonths().lessThan(infantMonths);
            Truth counts = infant.or(other.person().yes("pregnant"));
            if (!counts.isNo()) {
                any = any.or(counts.and(other.receives(program)));
            }
        }
        return any;
    }

    @InRules("whether the person is the mother of a baby younger than this, by the answer on breastfeeding")
    public Truth isBreastfeeding() {
        return person().yes("breastfeeding");
    }

    private BaseWages wages() {
        if (wages == null) {
            wages = new BaseWages(person(), asOf());
        }
        return wages;
    }

    /** 42 USC 503(a), 26 USC 3304: states pay by the wages of a base period; these words read it. */
    @InRules("all wages of the base period for unemployment pay")
    public Range wagesInBasePeriod() {
        return wages().total();
    }

    @InRules("the wages of the quarter of the base period that has the most")
    public Range wagesInHighestQuarter() {
        return wages().highest(1);
    }

    @InRules("the wages of the two quarters of the base period that have the most")
    public Range wagesInTwoHighestQuarters() {
        return wages().highest(2);
    }

    @InRules("the wages of the quarter of the base period that has the third most")
    public Range wagesInThirdHighestQuarter() {
        return wages().third();
    }

    @InRules("the wages of the two neighboring quarters of the base period that have the most together")
    public Range wagesInTwoNeighboringQuarters() {
        return wages().neighbors();
    }

    @InRules("the wages of the last two quarters of the base period")
    public Range wagesInLastTwoQuarters() {
        return wages().lastTwo();
    }

    @InRules(value = "how many quarters of the base period have wages", kind = Range.Kind.COUNT)
    public Range quartersWithWages() {
        return wages().quarters();
    }

    @InRules("whether there are wages in the last full quarter, which only another base period counts")
    public Truth hasWagesAfterBasePeriod() {
        return wages().hasNewer();
    }
}
