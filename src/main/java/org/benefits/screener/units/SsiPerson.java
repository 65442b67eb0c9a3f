package org.benefits.screener.units;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.benefits.screener.household.Amount;
import org.benefits.screener.household.Income;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;
import org.benefits.screener.tables.Gap;

/** One person as SSI sees them, with the husband or wife, the parents and the children who live with them. */
public final class SsiPerson extends Member {
    /** The day on which 8 USC 1612(a)(2)(E)-(F) asks who was here lawfully. */
    private static final LocalDate LAW_OF_1996 = LocalDate.of(1996, 8, 22);

    private static final String LIQUID = "liquidAssets";
    private static final String VEHICLES = "vehicles";
    private static final Gap SSA_FINDS_OUT = new Gap("what Social Security finds out");

    private final SsiHousehold unit;

    SsiPerson(Look look, Person person, SsiHousehold unit) {
        super(look, person);
        this.unit = unit;
    }

    @Override
    public SsiHousehold unit() {
        return unit;
    }

    @Override
    @InRules("whether this person is counted: everyone is")
    public Truth isMember() {
        return Truth.YES;
    }

    // ---- who lives with whom

    // Husband and wife count together only while both live at home (20 CFR 416.1801(c), 416.1167).
    private Truth isSpouse(SsiPerson other) {
        Truth married = kinship().areSpouses(person(), other.person());
        return married.isNo() ? married : married.and(isAtHome()).and(other.isAtHome());
    }

    private Truth isAtHome() {
        return person().choice("institution").is("none");
    }

    // 20 CFR 416.1101, 416.1160(d), 416.1167: a natural or adoptive parent, or the husband or wife of one who lives
    // here too. A stepparent alone
    // is none; nor does someone in an institution live here.
    private Truth isChildOf(SsiPerson parent) {
        Truth child = kinship().isParent(parent.person(), person());
        if (child.isNo()) {
            return child;
        }
        child = child.and(isAtHome()).and(parent.isAtHome());
        // "Stepchild" says that the person who answers is none by birth or adoption, whoever else is named.
        if (person().given("parents") != null && !parent.isSelf().isYes()) {
            return child;
        }
        Truth step = person().choice("relation").is("stepchild");
        return step.isNo()
                ? child
                : child.and(step.not()
                        .or(household().someone(p -> p.choice("relation").is("spouse"))));
    }

    private Truth isSiblingByParent(SsiPerson other) {
        Truth any = Truth.NO;
        for (SsiPerson parent : unit.everyone()) {
            if (parent != this && parent != other) {
                Truth mine = isChildOf(parent);
                any = mine.isNo() ? any : any.or(mine.and(other.isChildOf(parent)));
            }
        }
        return any;
    }

    private Truth isChildOfMeOrSpouse(SsiPerson child) {
        Truth any = child.isChildOf(this);
        for (SsiPerson other : unit.everyone()) {
            if (other != this && other != child) {
                Truth spouse = isSpouse(other);
                any = spouse.isNo() ? any : any.or(spouse.and(child.isChildOf(other)));
            }
        }
        return any;
    }

    @InRules("whether the husband or wife lives here")
    public Truth livesWithSpouse() {
        return any(this::isSpouse);
    }

    @InRules("whether a parent lives here")
    public Truth livesWithParent() {
        return any(this::isChildOf);
    }

    @InRules("whether two parents, or a parent and the husband or wife of that parent, live here")
    public Truth livesWithTwoParents() {
        Range parents = Range.zero(Range.Kind.COUNT);
        for (SsiPerson other : unit.everyone()) {
            if (other != this) {
                parents = parents.plus(Counting.one(isChildOf(other)));
            }
        }
        return parents.atLeast(Range.whole(Range.Kind.COUNT, 2, Why.NONE));
    }

    @InRules("whether this person has a child here who is younger than this")
    public Truth hasChildYoungerThan(Range years) {
        return any(other -> {
            Truth child = other.isChildOf(this);
            return child.isNo() ? child : child.and(other.age().lessThan(years));
        });
    }

    @InRules("whether the home is someone else's, or the one who answers has it and this person is a guest")
    public Truth livesInHomeOfOthers() {
        Truth guest =
                person().choice("relation").isOneOf(List.of("self", "spouse")).not();
        Truth child = age().lessThan(limit("child-under-age")).and(livesWithParent());
        Truth withOthers = household().choice("livingArrangement").is("with-others");
        Truth ownHome = household().choice("livingArrangement").isOneOf(List.of("own", "rent"));
        return withOthers.or(ownHome.and(guest).and(child.not()));
    }

    private Truth any(Function<SsiPerson, Truth> is) {
        Truth any = Truth.NO;
        for (SsiPerson other : unit.everyone()) {
            if (other != this) {
                any = any.or(is.apply(other));
            }
        }
        return any;
    }

    // ---- amounts of these people

    @InRules("what was derived for the husband or wife who lives here; zero where there is none")
    public Range ofSpouse(String amountOfEach) {
        return sum(amountOfEach, this::isSpouse);
    }

    @InRules("the sum of what was derived for each parent who lives here")
    public Range ofParents(String amountOfEach) {
        return sum(amountOfEach, this::isChildOf);
    }

    @InRules("the sum of what was derived for each child here of this person or of the husband or wife")
    public Range ofChildren(String amountOfEach) {
        return sum(amountOfEach, this::isChildOfMeOrSpouse);
    }

    @InRules("the sum of what was derived for each other child here of the same parents")
    public Range ofSiblings(String amountOfEach) {
        return sum(amountOfEach, this::isSiblingByParent);
    }

    private Range sum(String amount, Function<SsiPerson, Truth> counts) {
        Range sum = Range.zero(amount(amount).kind());
        for (SsiPerson other : unit.everyone()) {
            if (other != this) {
                Truth in = counts.apply(other);
                sum = in.isNo() ? sum : sum.plus(other.amount(amount).onlyWhen(in));
            }
        }
        return sum;
    }

    /** What parents here get for their children: this child's where there is no other, else any part of it. */
    @InRules("this child's part of what each parent here gets for children")
    public Range partOfParents(String amountOfEach) {
        Range sum = nothing();
        for (SsiPerson parent : unit.everyone()) {
            Truth child = parent == this ? Truth.NO : isChildOf(parent);
            if (!child.isNo()) {
                Range amount = parent.amount(amountOfEach);
                Truth shared = Truth.NO;
                for (SsiPerson other : unit.everyone()) {
                    if (other != this && other != parent) {
                        shared = shared.or(other.isYoungChildOf(parent));
                    }
                }
                sum = sum.plus(upTo(amount).when(shared, amount).onlyWhen(child));
            }
        }
        return sum;
    }

    private Truth isYoungChildOf(SsiPerson parent) {
        Truth child = isChildOf(parent);
        return child.isNo() ? child : child.and(age().lessThan(limit("student-child-under-age")));
    }

    @InRules("between nothing and this amount: Social Security finds out how much")
    public Range upTo(Range amount) {
        return amount.equals(nothing()) ? amount : nothing().hull(amount, Why.of(SSA_FINDS_OUT));
    }

    // ---- dates

    /** By the date of the status; someone born later was surely not here. */
    @InRules("whether this person had their status on August 22, 1996")
    public Truth hadStatusInAugust1996() {
        Truth oldEnough =
                age().atLeast(Range.whole(Range.Kind.YEARS, ChronoUnit.YEARS.between(LAW_OF_1996, asOf()), Why.NONE));
        if (oldEnough.isNo()) {
            return oldEnough;
        }
        LocalDate since = person().date("qualifiedSince");
        Why why = person().why("qualifiedSince");
        return oldEnough.and(since == null ? Truth.unknown(why) : Truth.of(!since.isAfter(LAW_OF_1996), why));
    }

    @InRules(value = "how many months of this calendar year are over", kind = Range.Kind.COUNT)
    public Range monthsOverThisYear() {
        return Range.whole(Range.Kind.COUNT, asOf().getMonthValue() - 1L, Why.NONE);
    }

    @InRules("income of the types that a table lists, from January 1 to the end of last month")
    public Range incomeEarlierThisYear(String table) {
        LocalDate end = asOf().withDayOfMonth(1).minusDays(1);
        if (end.getYear() < asOf().getYear()) {
            return nothing();
        }
        return person().sumIncomes(income -> listed(table, income), income -> until(income, end));
    }

    private Range until(Income income, LocalDate end) {
        if (income.date() != null && income.date().isAfter(end)) {
            return nothing();
        }
        LocalDate last = income.end() == null || income.end().isAfter(end) ? end : income.end();
        return new Income(
                        income.type(),
                        income.amount(),
                        income.start(),
                        last,
                        income.date(),
                        income.why(),
                        income.asOf())
                .inYear(asOf().getYear());
    }

    // ---- what they own

    @InRules("cash and accounts of this person and the husband or wife who lives here")
    public Range cashWithSpouse() {
        return cash(this::isMeOrSpouse);
    }

    @InRules("cash and accounts of the parents who live here")
    public Range cashOfParents() {
        return cash(other -> other == this ? Truth.NO : isChildOf(other));
    }

    @InRules("the part of something of the whole home that is this person's or the husband's or wife's")
    public Range partWithSpouse(Range amount) {
        return part(amount, this::isMeOrSpouse);
    }

    @InRules("the part of something of the whole home that is the parents'")
    public Range partOfHomeOfParents(Range amount) {
        return part(amount, other -> other == this ? Truth.NO : isChildOf(other));
    }

    private Truth isMeOrSpouse(SsiPerson other) {
        return other == this ? Truth.YES : isSpouse(other);
    }

    private Range part(Range amount, Function<SsiPerson, Truth> owns) {
        Truth all = household().peopleKnown()
                ? Truth.YES
                : Truth.unknown(household().peopleWhy());
        for (SsiPerson other : unit.everyone()) {
            all = all.and(owns.apply(other));
        }
        return amount.when(all, upTo(amount));
    }

    /** What some of the people here own of the cash of all: their own answers, else what the others' answers leave. */
    private Range cash(Function<SsiPerson, Truth> owns) {
        Range own = nothing();
        Range others = nothing();
        Why open = Why.NONE;
        boolean allIn = household().peopleKnown();
        boolean othersKnown = household().peopleKnown();
        for (SsiPerson other : unit.everyone()) {
            Truth in = owns.apply(other);
            boolean given = other.person().given(LIQUID) != null;
            Range money = other.person().money(LIQUID);
            allIn &= in.isYes();
            if (!in.isYes()) {
                othersKnown &= given && in.isNo();
                others = given && in.isNo() ? others.plus(money) : others;
            }
            if (given && !in.isNo()) {
                own = own.plus(money.onlyWhen(in));
            } else if (!in.isNo()) {
                open = open.and(other.person().why(LIQUID)).and(in.waitsFor());
            }
        }
        if (open == Why.NONE) {
            return own;
        }
        boolean totalGiven = household().given(LIQUID) != null;
        Range total = household().money(LIQUID);
        if (!totalGiven) {
            return own.hull(
                    own.plus(Range.unknownFromZero(Range.Kind.MONEY, Why.NONE)),
                    allIn ? household().why(LIQUID) : open);
        }
        Range left = total.minus(others).notBelowZero();
        return allIn || othersKnown ? left.notBelow(own) : own.hull(left.notBelow(own), open);
    }

    /** All vehicles but the one that is worth most, less what is owed (20 CFR 416.1218: one is left out, whatever its worth). */
    @InRules("what all vehicles but the one worth most are worth, less what is owed")
    public Range secondVehicles() {
        Why why = household().why(VEHICLES);
        if (!(household().given(VEHICLES) instanceof List<?> vehicles)) {
            return Range.unknownFromZero(Range.Kind.MONEY, why);
        }
        Range sum = nothing().because(why);
        Range most = nothing();
        for (Object vehicle : vehicles) {
            Range worth = worth((Map<?, ?>) vehicle, why);
            sum = sum.plus(worth);
            most = most.notBelow(worth);
        }
        return vehicles.size() < 2 ? nothing().because(why) : sum.minus(most).notBelowZero();
    }

    private static Range worth(Map<?, ?> vehicle, Why why) {
        Range owed = vehicle.get("owed") instanceof Amount amount
                ? Range.money(amount.money(), why)
                : Range.unknownFromZero(Range.Kind.MONEY, why);
        Range value = vehicle.get("value") instanceof Amount amount
                ? Range.money(amount.money(), why)
                : Range.unknownFromZero(Range.Kind.MONEY, why);
        return value.minus(owed).notBelowZero();
    }
}
