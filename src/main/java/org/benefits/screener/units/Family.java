package org.benefits.screener.units;

import java.util.ArrayList;
import java.util.List;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;

/**
 * Everyone who lives together and shares income, related or not: WIC's family (7 CFR 246.2), Head Start's (45 CFR 1305.2), the economic unit
 * of school meals (7 CFR 245.2) and of Lifeline (47 CFR 54.400(h)). A foster child is a family of one. Babies on the way count where the
 * program's {@code unborn} says so.
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
        return household().choice("livingArrangement").isOneOf(java.util.Set.of("shelter", "hotel", "street-or-vehicle"));
    }

    @InRules("whether there is an adult here")
    public Truth hasAdult() {
        return household().someone(p -> p.isAtLeast(COMES_OF_AGE));
    }
}
