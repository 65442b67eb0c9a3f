package org.benefits.screener.units;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.benefits.screener.household.Income;
import org.benefits.screener.household.Payments;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;
import org.benefits.screener.tables.Gap;
import org.benefits.screener.tables.Table;

/**
 * The SNAP household: the person who answers with everyone who lives there and buys and cooks food together with them; husband and wife, and
 * parents and their children under 22, are always together (7 CFR 273.1(a)-(b)). People excluded person by person keep their place: not
 * counted, with the income whole, or with the income shared (7 CFR 273.11(c)-(d)).
 */
public final class SnapHousehold extends Unit {
    private static final String COUNTY = "county";
    private static final Set<String> HOMELESS = Set.of("shelter", "hotel", "street-or-vehicle");
    private static final Set<String> NO_RESIDENT = Set.of("none", "hospital");
    private static final List<String> ALASKA = List.of("alaska-urban", "alaska-rural-1", "alaska-rural-2");
    private static final int COMES_OF_AGE = 18;

    private final List<SnapMember> members = new ArrayList<>();
    private Truth[] together;
    private Range size;
    private Range share;
    private final Map<String, Range> allowances = new HashMap<>();

    public SnapHousehold(Look look) {
        super(look);
        for (Person person : household().people()) {
            members.add(new SnapMember(look, person, this));
        }
    }

    @Override
    public List<SnapMember> everyone() {
        return members;
    }

    /** Whether a person lives, buys and cooks food together with the person who answers, or must be counted with them. */
    Truth isTogether(Person person) {
        if (together == null) {
            together = togetherWithSelf();
        }
        return together[person.order()];
    }

    // 7 CFR 273.1(a)-(b): start from the person who answers and add whoever is tied to someone already in, until
    // nothing changes.
    private Truth[] togetherWithSelf() {
        List<Person> people = household().people();
        Truth[] in = new Truth[people.size()];
        for (Person person : people) {
            in[person.order()] = person.choice("relation").is("self").or(buysAndCooks(person));
        }
        boolean changed = people.stream().anyMatch(p -> !in[p.order()].isYes());
        while (changed) {
            changed = false;
            for (Person one : people) {
                for (Person other : people) {
                    Truth before = in[other.order()];
                    if (one != other && !before.isYes() && !in[one.order()].isNo()) {
                        Truth after = before.or(in[one.order()].and(mustBeTogether(one, other)));
                        in[other.order()] = after;
                        changed |= after.value() != before.value();
                    }
                }
            }
        }
        for (Person person : people) {
            // 7 CFR 273.1(b)(4) and (b)(7)(vi): foster children stay out unless the household asks; so do residents of
            // institutions. A patient in a hospital is not a resident of it.
            in[person.order()] = in[person.order()]
                    .and(person.choice("relation").is("foster-child").not())
                    .and(person.choice("institution").isOneOf(NO_RESIDENT));
        }
        return in;
    }

    private Truth buysAndCooks(Person person) {
        Truth all = household().yes("cooksTogether");
        if (!all.isNo()) {
            return all;
        }
        Person self = household().self().orElse(null);
        if (self == null) {
            return Truth.unknown(household().selfWhy());
        }
        boolean named = person.given("cooksWith") instanceof List<?> with && with.contains(self.id())
                || self.given("cooksWith") instanceof List<?> ours && ours.contains(person.id());
        if (named) {
            return Truth.yes(person.why("cooksWith").and(self.why("cooksWith")));
        }
        boolean known = person.given("cooksWith") != null || self.given("cooksWith") != null;
        return known
                ? Truth.no(all.why().and(person.why("cooksWith")).and(self.why("cooksWith")))
                : Truth.unknown(person.why("cooksWith"));
    }

    // 7 CFR 273.1(b)(1): spouses; a parent and a child under 22; a child under 18 under the parental control of another
    // adult.
    private Truth mustBeTogether(Person one, Person other) {
        Truth spouses = kinship().areSpouses(one, other);
        if (spouses.isYes()) {
            return spouses;
        }
        Range twentyTwo = limit("child-with-parent-under-age");
        Truth family = kinship()
                .isParent(one, other)
                .and(other.age().lessThan(twentyTwo))
                .or(kinship().isParent(other, one).and(one.age().lessThan(twentyTwo)));
        return spouses.or(family).or(isUnderControl(one, other)).or(isUnderControl(other, one));
    }

    private Truth isUnderControl(Person adult, Person child) {
        Truth minor = child.age().lessThan(limit("child-under-parental-control-under-age"));
        Truth related =
                child.choice("relation").isOneOf(Set.of("grandchild", "sibling", "niece-or-nephew", "other-relative"));
        Truth inCharge =
                adult.choice("relation").isOneOf(Set.of("self", "spouse")).and(adult.isAtLeast(COMES_OF_AGE));
        Truth possible = minor.and(related).and(inCharge);
        if (possible.isNo()) {
            return possible;
        }
        Truth hasParent = Truth.NO;
        for (Person each : household().people()) {
            hasParent = hasParent.or(kinship().isParent(each, child));
        }
        return possible.and(hasParent.not());
    }

    @Override
    @InRules(value = "how many members the SNAP household has", kind = Range.Kind.COUNT)
    public Range size() {
        if (size == null) {
            Range count = household().peopleKnown()
                    ? Range.zero(Range.Kind.COUNT).because(household().peopleWhy())
                    : household().numberOfPeople();
            for (SnapMember member : members) {
                count = count.plus(Counting.one(member.isMember()));
            }
            size = count;
        }
        return size;
    }

    /** The part of an excluded person's income and costs that counts: members over members and excluded (7 CFR 273.11(c)(2)(iii)). */
    private Range share() {
        if (share == null) {
            Range sharing = size();
            for (SnapMember member : members) {
                sharing = sharing.plus(Counting.one(member.isSharing()));
            }
            Range one = Range.whole(Range.Kind.COUNT, 1, Why.NONE);
            long low = size().hasLow() ? size().lowWhole() : 0;
            long high = size().highWhole();
            long others = Math.max(0, sharing.highWhole() - low);
            long fewest = Math.max(0, sharing.lowWhole() - high);
            Range lowest = Range.whole(Range.Kind.SHARE, low, size().lowWhy().and(sharing.highWhy()))
                    .dividedBy(Range.whole(Range.Kind.COUNT, Math.max(1, low + others), Why.NONE));
            Range highest = Range.whole(Range.Kind.SHARE, high, size().highWhy().and(sharing.lowWhy()))
                    .dividedBy(Range.whole(Range.Kind.COUNT, Math.max(1, high + fewest), Why.NONE));
            share = lowest.hull(
                    highest, size().waitsFor().and(sharing.waitsFor()).and(one.waitsFor()));
        }
        return share;
    }

    @InRules(
            "the sum over members of an amount derived for each, with an excluded person's whole or shared as the rules on members say")
    public Range sumWithShares(String amount) {
        return sumWithShares(amount, member -> Truth.NO);
    }

    @InRules("as sumWithShares, with the whole of an excluded person's where they meet a criterion")
    public Range sumWithShares(String amount, String criterion) {
        return sumWithShares(amount, member -> member.criterion(criterion));
    }

    private Range sumWithShares(String amount, Function<SnapMember, Truth> takenWhole) {
        Range sum = household().peopleKnown()
                ? Range.zero(Range.Kind.MONEY).because(household().peopleWhy())
                : Range.unknownFromZero(Range.Kind.MONEY, household().peopleWhy());
        for (SnapMember member : members) {
            Truth sharing = member.isSharing();
            Truth whole = member.isMember().or(member.isWhole());
            if (!sharing.isNo()) {
                Truth taken = sharing.and(takenWhole.apply(member));
                whole = whole.or(taken);
                sharing = taken.isNo() ? sharing : sharing.and(taken.not());
            }
            if (!whole.isNo()) {
                sum = sum.plus(member.amount(amount).onlyWhen(whole));
            }
            if (!sharing.isNo()) {
                sum = sum.plus(member.amount(amount).times(share()).onlyWhen(sharing));
            }
        }
        return sum;
    }

    /**
     * A cost of the home as the members bear it. What an excluded person with shared income pays is divided among all, and their part left
     * out (7 CFR 273.11(c)(2)(iii)). Who pays which bill is not asked, so the cost lies between all of it and the members' share; where the
     * members are children alone, the bills are surely not theirs.
     */
    @InRules("a cost of the home as the members bear it, less the part of excluded people who share in it")
    public Range shareOfCosts(Range cost) {
        Truth someoneShares = Truth.NO;
        for (SnapMember member : members) {
            someoneShares = someoneShares.or(member.isSharing());
        }
        if (someoneShares.isNo()) {
            return cost.because(someoneShares.why());
        }
        Range shared = cost.times(share());
        Truth adult = hasAdultMember();
        if (someoneShares.isYes() && adult.isNo()) {
            return shared.because(someoneShares.why());
        }
        Why open = someoneShares.waitsFor().and(adult.waitsFor());
        return shared.hull(
                cost, Why.of(new Gap("who pays the bills of the home")).and(open));
    }

    private Truth hasAdultMember() {
        Truth any = Truth.NO;
        for (SnapMember member : members) {
            any = any.or(
                    member.isMember().or(member.isWhole()).and(member.person().isAtLeast(COMES_OF_AGE)));
        }
        return any;
    }

    /**
     * Income that began in this calendar month. Its first pay may be due only next month, and then it is no income of this month (7 CFR
     * 273.2(i)(1)).
     */
    @InRules(
            "the members' current monthly income of the types that a table lists that began in this calendar month, by SNAP's own factors")
    public Range incomeBegunThisMonth(String table) {
        Range weekly = limit("weekly-factor");
        Range everyTwoWeeks = limit("every-two-weeks-factor");
        Range sum = nothing();
        for (SnapMember member : members) {
            Range begun = member.person()
                    .sumIncomes(
                            i -> hasBegunThisMonth(i) ? member.listed(table, i) : Truth.NO,
                            i -> Payments.monthly(i, weekly, everyTwoWeeks));
            sum = sum.plus(begun.notBelowZero().onlyWhen(member.isMember()));
        }
        return sum;
    }

    private boolean hasBegunThisMonth(Income income) {
        return income.isCurrent()
                && income.start() != null
                && YearMonth.from(income.start()).equals(YearMonth.from(asOf()));
    }

    @InRules("whether the family has no home of its own: a shelter, a hotel, the street or a car")
    public Truth isHomeless() {
        return household().choice("livingArrangement").isOneOf(HOMELESS);
    }

    /**
     * The state's standard utility allowance for the bills that are paid: heating or cooling, else two or more others, else each one, else
     * the telephone (7 CFR 273.9(d)(6)(iii)).
     *
     * @param withoutBill where the household gets the heating and cooling allowance without such a bill
     */
    @InRules("the utility allowance for the bills paid; the condition gives the heating allowance without a bill")
    public Range utilityAllowance(Truth withoutBill) {
        Range full = allowance("heating-cooling");
        Truth heats = has("utilitiesPaid", "heating")
                .or(has("utilitiesPaid", "cooling"))
                .or(withoutBill);
        return heats.isYes() ? full.because(heats.why()) : full.when(heats, smallerAllowance());
    }

    private Range smallerAllowance() {
        Set<String> paid = household().choices("utilitiesPaid");
        Why why = household().why("utilitiesPaid");
        if (paid == null) {
            return Range.zero(Range.Kind.MONEY).hull(allowance("limited").notBelowZero(), why);
        }
        List<String> others = new ArrayList<>();
        for (String bill : List.of("electricity", "gas", "water", "sewer", "trash")) {
            if (paid.contains(bill)) {
                others.add(bill.equals("gas") ? "gas-and-fuel" : bill.equals("sewer") ? "sewage" : bill);
            }
        }
        Range limited = allowance("limited");
        if (others.size() >= 2 && !limited.isNotOffered()) {
            return limited.because(why);
        }
        if (others.isEmpty()) {
            return paid.contains("phone")
                    ? offeredOrNothing("phone").because(why)
                    : nothing().because(why);
        }
        Range sum = nothing().because(why);
        for (String bill : others) {
            sum = sum.plus(offeredOrNothing(bill));
        }
        return sum;
    }

    private Range offeredOrNothing(String bill) {
        Range allowance = allowance(bill);
        return allowance.isNotOffered() ? nothing() : allowance.notBelowZero();
    }

    private Range allowance(String kind) {
        Range known = allowances.get(kind);
        if (known == null) {
            known = look().tables()
                    .get("utility-allowance")
                    .number(asOf(), new WithCode(this, "allowance", kind), true);
            allowances.put(kind, known);
        }
        return known;
    }

    @Override
    public OneOf code(String dimension, Table table) {
        OneOf state = household().choice("state");
        return switch (dimension) {
            case "allotment_region" -> allotmentRegion(state);
            case "utility_region" -> utilityRegion(state, table);
            default -> super.code(dimension, table);
        };
    }

    // Alaska's areas follow boroughs that we do not map; the three areas bound the amount.
    private OneOf allotmentRegion(OneOf state) {
        List<String> possible = new ArrayList<>();
        for (String each : state.possible()) {
            List<String> areas = each.equals("AK") ? ALASKA : List.of(each.equals("HI") ? "hawaii" : "contiguous");
            areas.stream().filter(a -> !possible.contains(a)).forEach(possible::add);
        }
        return OneOf.among(
                possible,
                state.isKnown() && possible.size() > 1
                        ? Why.of(new Gap("snap/maximum-allotment AK by area"))
                        : state.why());
    }

    private OneOf utilityRegion(OneOf state, Table table) {
        if (!state.isKnown()) {
            return OneOf.among(
                    table.codes("utility_region").isEmpty() ? List.of(Table.ANY) : table.codes("utility_region"),
                    state.why());
        }
        Set<String> regions = table.codesOfState(state.get(), "utility_region");
        if (regions.size() <= 1) {
            return OneOf.known(
                    regions.isEmpty() ? Table.ANY : regions.iterator().next(), state.why());
        }
        // New York's regions are groups of counties, each a column of this table; Alaska's we do not map.
        Table ofCounties = look().tables().get("utility-region/rest-of-state");
        if (ofCounties.codesOfState(state.get(), COUNTY).isEmpty()) {
            return OneOf.among(regions, Why.of(new Gap(table.path() + " " + state.get() + " by region")));
        }
        List<String> possible = new ArrayList<>();
        Why why = state.why();
        Why open = Why.NONE;
        for (String each : regions) {
            Truth in = inForceWhereListed("utility-region/" + each);
            why = why.and(in.why());
            open = open.and(in.waitsFor());
            if (!in.isNo()) {
                possible.add(each);
            }
        }
        return OneOf.among(possible, possible.size() == 1 ? why : open);
    }

    /** States take up the new poverty guideline in different months for their wider limits (USDA's list of states). */
    @InRules("the monthly poverty guideline, rounded up, of the year that the state has taken up for its wider limits")
    public Range broadBasedGuideline() {
        Range month = limit("broad-based-guideline-month");
        long now = asOf().getMonthValue();
        Range thisYear = guidelineOf(asOf().getYear()).because(month.lowWhy());
        Range lastYear = guidelineOf(asOf().getYear() - 1).because(month.lowWhy());
        if (month.hasHigh() && month.highWhole() <= now) {
            return thisYear;
        }
        return month.hasLow() && month.lowWhole() > now ? lastYear : thisYear.hull(lastYear, month.waitsFor());
    }

    private Range guidelineOf(int year) {
        return povertyGuidelineFor(number("size", null), LocalDate.of(year, 12, 31))
                .perMonth()
                .roundedUpToDollar();
    }

    @Override
    public Range number(String dimension, Table table) {
        return switch (dimension) {
            case "size" -> size().notBelow(Range.whole(Range.Kind.COUNT, 1, Why.NONE));
            case "age" -> oldest();
            default -> super.number(dimension, table);
        };
    }

    private Range oldest() {
        Range oldest = Range.whole(Range.Kind.YEARS, 0, Why.NONE);
        for (SnapMember member : members) {
            oldest = oldest.notBelow(member.age().onlyWhen(member.isMember()));
        }
        return household().peopleKnown()
                ? oldest
                : Range.between(
                        Range.Kind.YEARS,
                        0,
                        Why.NONE,
                        130,
                        Why.NONE,
                        household().peopleWhy());
    }
}
