package org.benefits.screener.units;

import java.util.ArrayList;
import java.util.List;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;
import org.benefits.screener.tables.Table;

/**
 * Everyone who lives together and shares income, related or not: WIC's family (7 CFR 246.2), Head Start's (45 CFR 1305.2), the economic unit
 * of school meals (7 CFR 245.2) and of Lifeline (47 CFR 54.400(h)). A foster child is a family of one, except where a rule asks for the
 * whole home: school meals and Lifeline count foster children with the others. Babies on the way count where the program's {@code unborn}
 * says so.
 */
public final class Family extends Unit {
    private static final int COMES_OF_AGE = 18;

    private final List<FamilyMember> members = new ArrayList<>();
    private final boolean unborn;
    private Range size;

    public Family(Look look, boolean unborn) {
        super(look);
        this.unborn = unborn;
        for (Person person : household().people()) {
            members.add(new FamilyMember(look, person, this));
        }
    }

    @Override
    public List<FamilyMember> everyone() {
        return members;
    }

    @Override
    @InRules(value = "how many people the family has", kind = Range.Kind.COUNT)
    public Range size() {
        if (size == null) {
            size = count();
        }
        return size;
    }

    private Range count() {
        if (!household().peopleKnown()) {
            return household().numberOfPeople();
        }
        Range count = Range.zero(Range.Kind.COUNT).because(household().peopleWhy());
        for (FamilyMember member : members) {
            Truth in = member.isMember();
            count = count.plus(Counting.one(in));
            if (unborn && !in.isNo()) {
                count = count.plus(member.unborn().times(asCount(in)));
            }
        }
        return count.notBelow(Range.whole(Range.Kind.COUNT, 1, Why.NONE));
    }

    private static Range asCount(Truth in) {
        return Counting.one(in);
    }

    boolean countsUnborn() {
        return unborn;
    }

    @InRules("whether the family has no home of its own, or stays with others for lack of one")
    public Truth isHomeless() {
        return household()
                .choice("livingArrangement")
                .isOneOf(java.util.Set.of("shelter", "hotel", "street-or-vehicle"));
    }

    /** Everyone in the home; foster children too, as school meals (42 USC 1758(b)(12)) and Lifeline (47 CFR 54.400(h)) count. */
    @InRules(value = "how many people live in the home, foster children too", kind = Range.Kind.COUNT)
    public Range peopleInHome() {
        return household().numberOfPeople();
    }

    @InRules(
            "the yearly poverty guideline for everyone in the home, foster children too, of the year that the program has adopted")
    public Range povertyGuidelineForHome() {
        return povertyGuidelineFor(peopleInHome(), look().guidelineDay());
    }

    @InRules("whether someone in the home, foster children too, meets this criterion")
    public Truth someoneInHome(String criterion) {
        Truth any = household().peopleKnown()
                ? Truth.no(household().peopleWhy())
                : Truth.unknown(household().peopleWhy());
        for (FamilyMember member : members) {
            any = any.or(member.criterion(criterion));
        }
        return any;
    }

    /** The state's median income for a family of this size: 45 CFR 96.85, a share of the figure for four people. */
    @InRules("the state's yearly median income for everyone in the home, foster children too")
    public Range stateMedianIncomeForHome() {
        Range share = look().tables()
                .get("state-median-income-by-size")
                .number(asOf(), new WithSize(this, peopleInHome()), false);
        return limit("state-median-income").times(share);
    }

    @InRules("the sum over everyone in the home, foster children too, of an amount derived for each")
    public Range sumOverHome(String amountOfEach) {
        Range sum = household().peopleKnown()
                ? Range.zero(Range.Kind.MONEY).because(household().peopleWhy())
                : Range.unknownFromZero(Range.Kind.MONEY, household().peopleWhy());
        for (FamilyMember member : members) {
            sum = sum.plus(member.amount(amountOfEach));
        }
        return sum;
    }

    @Override
    public Range number(String dimension, Table table) {
        return dimension.equals("people") ? peopleInHome() : super.number(dimension, table);
    }

    @InRules("whether there is an adult here")
    public Truth hasAdult() {
        return household().someone(p -> p.isAtLeast(COMES_OF_AGE));
    }
}
