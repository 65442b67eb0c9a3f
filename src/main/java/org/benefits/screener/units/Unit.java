package org.benefits.screener.units;

import java.util.List;
import org.benefits.screener.household.Answers;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;

/** The people that one program counts together. */
public abstract class Unit extends Subject {
    // Rules about the unit run after those about its people, so what they ask of all people is the same each time.
    private final Found<Truth> someone = new Found<>();

    private Parts parts;

    Unit(Look look) {
        super(look);
    }

    /** Leaves out what cannot change the outcome any more. */
    public final void stopWhereSettled(Parts parts) {
        this.parts = parts;
    }

    /** Has everything run from now on, whether it can change the outcome or not. */
    public final void goToTheEnd() {
        this.parts = null;
    }

    /** Whether every sentence was, or will be, run. */
    public final boolean isWhole() {
        return parts == null;
    }

    @Override
    final Parts parts() {
        return parts;
    }

    /** As {@link #isOpen}, for at least one person, also one not named yet, in programs that judge each person. */
    public final boolean isOpenForSomeone(int part) {
        if (parts == null || everyone().isEmpty()) {
            return true;
        }
        for (Member member : everyone()) {
            if (member.isOpen(part)) {
                return true;
            }
        }
        return false;
    }

    /** Everyone in the household as this unit sees them, in the request's order. */
    public abstract List<? extends Member> everyone();

    @Override
    final Answers answers() {
        return household();
    }

    @Override
    @InRules("whether the household, or someone in it, gets this program")
    public final Truth receives(String program) {
        return look().people().receipt().household(program);
    }

    @Override
    @InRules("whether this other program, screened before, is likely for the household")
    public final Truth wouldGet(String program) {
        return wouldGet(program, null);
    }

    @Override
    @InRules("whether that other program would be likely for the household if this one criterion of it were met")
    public final Truth wouldGetButFor(String program, String criterionOfOther) {
        return wouldGetButFor(program, criterionOfOther, null);
    }

    /** For credits that are a share of another one; in the time unit of that other program. */
    @InRules("what another program, screened before, gives the household; nothing where it is not likely")
    public final Range wouldGetAmount(String program) {
        return look().others().wouldGetAmount(program);
    }

    @InRules("what that other program would give the household if this one criterion of it were met")
    public final Range wouldGetAmountButFor(String program, String criterionOfOther) {
        return look().others().wouldGetAmountButFor(program, criterionOfOther);
    }

    @InRules(value = "how many members meet this criterion", kind = Range.Kind.COUNT)
    public final Range howMany(String criterion) {
        Range count = nobody();
        for (Member member : everyone()) {
            count = count.plus(Counting.one(member.isMember().and(member.criterion(criterion))));
        }
        return count;
    }

    private Range nobody() {
        return household().peopleKnown()
                ? Range.zero(Range.Kind.COUNT).because(household().peopleWhy())
                : Range.unknownFromZero(Range.Kind.COUNT, household().peopleWhy());
    }

    @InRules("whether at least one member meets this criterion")
    public final Truth someone(String criterion) {
        Truth known = someone.get(criterion);
        if (known == null) {
            known = household().peopleKnown()
                    ? Truth.no(household().peopleWhy())
                    : Truth.unknown(household().peopleWhy());
            for (Member member : everyone()) {
                known = known.or(member.isMember().and(member.criterion(criterion)));
            }
            someone.put(criterion, known);
        }
        return known;
    }

    @InRules("whether every member meets this criterion")
    public final Truth everyone(String criterion) {
        Truth all = household().peopleKnown()
                ? Truth.yes(household().peopleWhy())
                : Truth.unknown(household().peopleWhy());
        for (Member member : everyone()) {
            all = all.and(member.isMember().not().or(member.criterion(criterion)));
        }
        return all;
    }

    @InRules("the sum over members of an amount derived for each")
    public final Range sumOverMembers(String amount) {
        Range sum = household().peopleKnown()
                ? Range.zero(Range.Kind.MONEY).because(household().peopleWhy())
                : Range.unknownFromZero(Range.Kind.MONEY, household().peopleWhy());
        for (Member member : everyone()) {
            sum = sum.plus(member.amount(amount).onlyWhen(member.isMember()));
        }
        return sum;
    }
}
