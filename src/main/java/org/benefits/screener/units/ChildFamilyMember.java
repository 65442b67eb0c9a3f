package org.benefits.screener.units;

import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;
import org.benefits.screener.tables.Table;

/** One person with the family around them, as child care help sees it when the person is the child. */
public final class ChildFamilyMember extends Member {
    private final ChildFamily unit;
    private Range size;

    ChildFamilyMember(Look look, Person person, ChildFamily unit) {
        super(look, person);
        this.unit = unit;
    }

    @Override
    public ChildFamily unit() {
        return unit;
    }

    @Override
    @InRules("whether this person is counted in the unit; everyone in the home is looked at")
    public Truth isMember() {
        return Truth.YES;
    }

    @InRules("whether this person is a foster child")
    public Truth isFosterChild() {
        return person().choice("relation").is("foster-child");
    }

    @Override
    @InRules(value = "how many people this child's family has", kind = Range.Kind.COUNT)
    public Range size() {
        if (size == null) {
            Range count = Range.zero(Range.Kind.COUNT).because(household().peopleWhy());
            for (ChildFamilyMember other : unit.everyone()) {
                count = count.plus(Counting.one(unit.counts(person(), other.person())));
            }
            size = count.notBelow(Range.whole(Range.Kind.COUNT, 1, Why.NONE));
        }
        return size;
    }

    @InRules(
            "the sum over this child's family: one amount of each parent and other adult, another of each minor who raises nobody here")
    public Range sumOverFamily(String amountOfEachAdult, String amountOfEachMinor) {
        Range sum = Range.zero(Range.Kind.MONEY).because(household().peopleWhy());
        for (ChildFamilyMember other : unit.everyone()) {
            Truth counts = unit.counts(person(), other.person());
            if (!counts.isNo()) {
                Truth adult = other.person()
                        .isAtLeast(ChildFamily.COMES_OF_AGE)
                        .or(unit.isParentOrStepparent(other.person(), person()));
                sum = sum.plus(other.amount(amountOfEachAdult)
                        .when(adult, other.amount(amountOfEachMinor))
                        .onlyWhen(counts));
            }
        }
        return sum;
    }

    @InRules(value = "how many people here raise this child", kind = Range.Kind.COUNT)
    public Range parentsHere() {
        Range count = Range.zero(Range.Kind.COUNT).because(household().peopleWhy());
        for (ChildFamilyMember other : unit.everyone()) {
            count = count.plus(Counting.one(unit.raises(other.person(), person())));
        }
        return count;
    }

    @InRules("whether everyone here who raises this child meets this criterion")
    public Truth everyParent(String criterionOfEach) {
        Truth all = Truth.yes(household().peopleWhy());
        for (ChildFamilyMember other : unit.everyone()) {
            all = all.and(unit.raises(other.person(), person()).not().or(other.criterion(criterionOfEach)));
        }
        return all;
    }

    @InRules("whether someone here who raises this child meets this criterion")
    public Truth someParent(String criterionOfEach) {
        Truth any = Truth.no(household().peopleWhy());
        for (ChildFamilyMember other : unit.everyone()) {
            any = any.or(unit.raises(other.person(), person()).and(other.criterion(criterionOfEach)));
        }
        return any;
    }

    @InRules("the sum over everyone here who raises this child of an amount derived for each")
    public Range sumOverParents(String amountOfEach) {
        Range sum = Range.zero(amount(amountOfEach).kind()).because(household().peopleWhy());
        for (ChildFamilyMember other : unit.everyone()) {
            sum = sum.plus(other.amount(amountOfEach).onlyWhen(unit.raises(other.person(), person())));
        }
        return sum;
    }

    @InRules("whether a child of this child's family is younger than this; the child itself counts too")
    public Truth familyHasChildYoungerThan(Range years) {
        Truth any = age().lessThan(years);
        for (ChildFamilyMember other : unit.everyone()) {
            if (other != this && !any.isYes()) {
                any = any.or(
                        unit.counts(person(), other.person()).and(other.age().lessThan(years)));
            }
        }
        return any;
    }

    @Override
    public Range number(String dimension, Table table) {
        return dimension.equals("size") ? size() : super.number(dimension, table);
    }
}
