package org.benefits.screener.units;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;
import org.benefits.screener.tables.Gap;
import org.benefits.screener.tables.Table;

/**
 * The people of one federal tax return: that of the person who answers or, where someone here claims them, that of the claimer; with the
 * husband or wife on a joint return, and everyone they claim (26 USC 151-152, 6013). Who claims whom may be open; then it is open who is on
 * the return, and every sum lies between.
 */
public final class TaxUnit extends Unit {
    /** The amount by which tables with the dimension {@code children} are read: how many children the program counts. */
    static final String CHILDREN = "qualifying-children";

    private static final String SINGLE = "single";
    private static final String JOINTLY = "married-filing-jointly";
    private static final String SEPARATELY = "married-filing-separately";
    private static final String HEAD_OF_HOUSEHOLD = "head-of-household";
    private static final String SURVIVING_SPOUSE = "surviving-spouse";
    private static final String FILING_STATUS = "filingStatus";
    private static final String MARITAL_STATUS = "maritalStatus";
    private static final String CLAIMED_BY = "claimedBy";
    private static final Set<String> MAY_FILE_AS_MARRIED = Set.of("married", "separated", "widowed");
    private static final int COMES_OF_AGE = 18;
    private static final int AGED = 65;

    private final List<TaxMember> members = new ArrayList<>();
    private Truth[] heads;
    private Truth[] filers;
    private OneOf filingStatus;

    public TaxUnit(Look look) {
        super(look);
        for (Person person : household().people()) {
            members.add(new TaxMember(look, person, this));
        }
    }

    @Override
    public List<TaxMember> everyone() {
        return members;
    }

    @Override
    @InRules(value = "how many people are on the tax return", kind = Range.Kind.COUNT)
    public Range size() {
        if (!household().peopleKnown()) {
            return household().numberOfPeople();
        }
        Range count = Range.zero(Range.Kind.COUNT).because(household().peopleWhy());
        for (TaxMember member : members) {
            count = count.plus(Counting.one(member.isFiler().or(member.isDependent())));
        }
        return count;
    }

    // ---- who files

    /** Whether this person files the return, alone or as the first of two. */
    private Truth isHead(Person person) {
        if (heads == null) {
            heads = heads();
        }
        return heads[person.order()];
    }

    private Truth[] heads() {
        Truth[] found = new Truth[members.size()];
        Person self = household().self().orElse(null);
        for (TaxMember each : members) {
            Truth isSelf = each.isSelf();
            found[each.person().order()] = self == null ? isSelf : Truth.of(each.person() == self, isSelf.why());
        }
        if (self == null) {
            return found;
        }
        Object claimer = self.given(CLAIMED_BY);
        Why why = self.why(CLAIMED_BY);
        if (saysJoint(self)) {
            found[self.order()] = Truth.yes(self.why(FILING_STATUS));
        } else if (claimer == null) {
            openHeads(self, found);
        } else if (household().find(claimer.toString()).isPresent()) {
            for (TaxMember each : members) {
                found[each.person().order()] = Truth.of(each.person().id().equals(claimer), why);
            }
        } else {
            found[self.order()] = Truth.yes(why);
        }
        return found;
    }

    // Nobody has said who claims the person who answers: on a joint return nobody can; else every adult here may.
    private void openHeads(Person self, Truth[] found) {
        Truth joint = isJointOf(self);
        if (joint.isYes()) {
            found[self.order()] = joint;
            return;
        }
        Truth any = Truth.NO;
        for (TaxMember each : members) {
            Truth may = mayClaim(each.person(), self);
            any = any.or(may);
            if (each.person() != self && !may.isNo()) {
                found[each.person().order()] = Truth.unknown(self.why(CLAIMED_BY));
            }
        }
        found[self.order()] = any.isNo() ? Truth.yes(any.why()) : Truth.unknown(self.why(CLAIMED_BY));
    }

    /**
     * Whether one person may claim another: an adult, as who claims keeps the home or pays for more than half; not the husband or wife;
     * and not claimed by anyone (26 USC 152(b)(1)). Who surely may not is left out; that someone may says nothing yet.
     */
    Truth mayClaim(Person claimer, Person other) {
        if (claimer == other) {
            return Truth.NO;
        }
        Truth adult = claimer.isAtLeast(COMES_OF_AGE);
        Truth spouses = kinship().areSpouses(claimer, other);
        Truth may = adult.and(spouses.not());
        Object own = claimer.given(CLAIMED_BY);
        return own == null || own == Fact.NONE ? may : may.and(Truth.no(claimer.why(CLAIMED_BY)));
    }

    /** Whether this person signs the return: the head, or the husband or wife on a joint return. */
    Truth isFiler(Person person) {
        if (filers == null) {
            filers = new Truth[members.size()];
            for (TaxMember each : members) {
                filers[each.person().order()] = files(each.person());
            }
        }
        return filers[person.order()];
    }

    private Truth files(Person person) {
        Truth filer = isHead(person);
        for (TaxMember each : members) {
            if (each.person() != person && !isHead(each.person()).isNo()) {
                Truth couple = kinship().areSpouses(each.person(), person);
                filer = filer.or(
                        isHead(each.person()).and(couple).and(couple.isNo() ? couple : isJointOf(each.person())));
            }
        }
        return filer;
    }

    @InRules("whether someone else claims the person who files; nobody can claim someone on a joint return")
    public Truth isClaimedBySomeoneElse() {
        Truth claimed = nobodyYet();
        for (TaxMember each : members) {
            Truth head = isHead(each.person());
            if (!head.isNo()) {
                claimed = claimed.or(head.and(isClaimed(each.person())));
            }
        }
        return claimed;
    }

    private Truth isClaimed(Person person) {
        if (saysJoint(person)) {
            return Truth.no(person.why(FILING_STATUS));
        }
        if (person.given(CLAIMED_BY) != null) {
            return person.choice(CLAIMED_BY).is("none").not();
        }
        Truth joint = isJointOf(person);
        return joint.isYes() ? Truth.no(joint.why()) : Truth.unknown(person.why(CLAIMED_BY));
    }

    // 26 USC 152(b)(2): nobody can claim someone who files a joint return.
    private static boolean saysJoint(Person person) {
        return JOINTLY.equals(person.given(FILING_STATUS));
    }

    // ---- how they file

    private Truth isJointOf(Person person) {
        if (person.given(FILING_STATUS) != null) {
            return person.choice(FILING_STATUS).is(JOINTLY);
        }
        Person mate = spouseOf(person);
        return mate != null ? kinship().fileJointly(person, mate) : openUnlessUnmarried(person);
    }

    private Truth isSeparateOf(Person person) {
        OneOf status = person.choice(FILING_STATUS);
        if (person.given(FILING_STATUS) != null) {
            return status.is(SEPARATELY);
        }
        Truth joint = isJointOf(person);
        return spouseOf(person) != null ? joint.not() : openUnlessUnmarried(person);
    }

    // Who was widowed this year may still file as married (26 USC 6013(a)(2)); the answers do not tell the year.
    private static Truth openUnlessUnmarried(Person person) {
        OneOf marital = person.choice(MARITAL_STATUS);
        Truth married = marital.isOneOf(MAY_FILE_AS_MARRIED);
        return married.isNo() ? married : Truth.unknown(marital.isKnown() ? person.why(FILING_STATUS) : marital.why());
    }

    private Person spouseOf(Person person) {
        for (TaxMember each : members) {
            if (kinship().areSpouses(person, each.person()).isYes()) {
                return each.person();
            }
        }
        return null;
    }

    @InRules("whether it is a joint return of husband and wife")
    public Truth filesJointly() {
        Truth joint = nobodyYet();
        for (TaxMember each : members) {
            Truth head = isHead(each.person());
            if (!head.isNo()) {
                joint = joint.or(head.and(isJointOf(each.person())));
            }
        }
        return joint;
    }

    @InRules("whether it is the return of a married person who files separately")
    public Truth filesSeparately() {
        Truth separate = nobodyYet();
        for (TaxMember each : members) {
            Truth head = isHead(each.person());
            if (!head.isNo()) {
                separate = separate.or(head.and(isSeparateOf(each.person())));
            }
        }
        return separate;
    }

    @InRules("whether husband and wife have lived apart for the last six months of the year")
    public Truth livedApart() {
        Truth apart = nobodyYet();
        for (TaxMember each : members) {
            Truth head = isHead(each.person());
            if (!head.isNo()) {
                apart = apart.or(head.and(livedApart(each.person())));
            }
        }
        return apart;
    }

    private Truth livedApart(Person person) {
        Truth answer = person.yes("livedApartLastSixMonths");
        Person mate = spouseOf(person);
        return answer.isUnknown() && mate != null
                ? kinship().areSpouses(person, mate).not()
                : answer;
    }

    @InRules("money that we cannot know: the income of a husband or wife who is on the return and does not live here")
    public Range incomeOfSpouseElsewhere() {
        return Range.unknownFromZero(
                        Range.Kind.MONEY, Why.of(new Gap("income of a husband or wife who does not live here")))
                .onlyWhen(hasSpouseElsewhere());
    }

    // A husband or wife who is on the return and does not live here.
    private Truth hasSpouseElsewhere() {
        Truth elsewhere = nobodyYet();
        for (TaxMember each : members) {
            Truth head = isHead(each.person());
            if (!head.isNo()) {
                elsewhere = elsewhere.or(head.and(isJointOf(each.person()))
                        .and(hasSpouseHere(each.person()).not()));
            }
        }
        return elsewhere;
    }

    // Who lives here may be the husband or wife as long as nobody said who is.
    private Truth hasSpouseHere(Person person) {
        Truth here = nobodyYet();
        for (TaxMember each : members) {
            here = here.or(kinship().areSpouses(person, each.person()));
        }
        return here;
    }

    /**
     * The least over those who sign the return of an amount derived for each; anything from nothing on where one of them does not live here.
     * 26 USC 21(d)(1)(B): on a joint return the lower of the two earned incomes decides.
     */
    @InRules("the least over those who sign the return of an amount derived for each")
    public Range leastOverFilers(String amount) {
        Range open = Range.unknownFromZero(
                Range.Kind.MONEY, Why.of(new Gap("income of a husband or wife who does not live here")));
        Range none = Range.noLimit(Range.Kind.MONEY, Why.NONE);
        Range least = household().peopleKnown()
                ? open.when(hasSpouseElsewhere(), none)
                : Range.unknownFromZero(Range.Kind.MONEY, household().peopleWhy());
        for (TaxMember each : members) {
            Truth filer = each.isFiler();
            if (!filer.isNo()) {
                least = least.cappedAt(each.amount(amount).when(filer, none));
            }
        }
        return least;
    }

    private Truth nobodyYet() {
        return household().peopleKnown()
                ? Truth.no(household().peopleWhy())
                : Truth.unknown(household().peopleWhy());
    }

    /** The filing status, as far as it is known. */
    OneOf filingStatus() {
        if (filingStatus == null) {
            Set<String> possible = new LinkedHashSet<>();
            Why why = Why.NONE;
            Why open = Why.NONE;
            for (TaxMember each : members) {
                Truth head = isHead(each.person());
                if (!head.isNo()) {
                    OneOf own = statusOf(each.person());
                    possible.addAll(own.possible());
                    why = why.and(own.why()).and(head.why());
                    open = own.isKnown()
                            ? open.and(head.waitsFor())
                            : open.and(own.why()).and(head.waitsFor());
                }
            }
            if (possible.isEmpty()) {
                possible.addAll(List.of(SINGLE, JOINTLY, SEPARATELY, HEAD_OF_HOUSEHOLD, SURVIVING_SPOUSE));
                open = household().peopleWhy();
            }
            filingStatus = OneOf.among(possible, possible.size() == 1 ? why : open);
        }
        return filingStatus;
    }

    private OneOf statusOf(Person head) {
        if (head.given(FILING_STATUS) != null) {
            return head.choice(FILING_STATUS);
        }
        Person mate = spouseOf(head);
        if (mate != null) {
            Truth joint = isJointOf(head);
            return joint.isUnknown()
                    ? OneOf.among(List.of(JOINTLY, SEPARATELY), joint.why())
                    : OneOf.known(joint.isYes() ? JOINTLY : SEPARATELY, joint.why());
        }
        OneOf marital = head.choice(MARITAL_STATUS);
        Truth keeps = keepsHomeForDependent(head);
        Set<String> possible = new LinkedHashSet<>();
        for (String each : marital.possible()) {
            possible.addAll(statuses(each, keeps));
        }
        if (!possible.equals(Set.of(SEPARATELY)) && !possible.equals(Set.of(JOINTLY))) {
            // 26 USC 2(b)(1)(B): the home of a parent elsewhere makes a head of household too, and only the return
            // tells.
            possible.add(HEAD_OF_HOUSEHOLD);
        }
        if (possible.size() == 1) {
            return OneOf.known(possible.iterator().next(), marital.why().and(keeps.why()));
        }
        Why open = (marital.isKnown() ? Why.NONE : marital.why()).and(keeps.waitsFor());
        return OneOf.among(possible, open == Why.NONE ? head.why(FILING_STATUS) : open);
    }

    // 26 USC 1 and 2: what each marital status leaves open for someone whose husband or wife does not live here. Who
    // pays for more than half
    // of the home is not asked, so with a dependent a head of household may also be single.
    private static Set<String> statuses(String marital, Truth keepsHome) {
        Set<String> possible = new LinkedHashSet<>();
        if (!keepsHome.isNo()) {
            possible.add(HEAD_OF_HOUSEHOLD);
        }
        if (MAY_FILE_AS_MARRIED.contains(marital)) {
            possible.addAll(List.of(JOINTLY, SEPARATELY));
        }
        if (marital.equals("widowed") && !keepsHome.isNo()) {
            possible.add(SURVIVING_SPOUSE);
        }
        if (!marital.equals("married")) {
            possible.add(SINGLE);
        }
        return possible;
    }

    // 26 USC 2(b)(1): a child or other relative for whom this person keeps the home.
    private Truth keepsHomeForDependent(Person head) {
        Truth keeps = nobodyYet();
        for (TaxMember each : members) {
            Person other = each.person();
            if (other != head) {
                Truth related = other.choice("relation").is("not-related").not();
                Object claimer = other.given(CLAIMED_BY);
                Truth claimed = head.id().equals(claimer)
                        ? Truth.yes(other.why(CLAIMED_BY))
                        : claimer != null
                                        && household().find(claimer.toString()).isPresent()
                                ? Truth.no(other.why(CLAIMED_BY))
                                : each.isChildOf(head).and(Truth.unknown(other.why(CLAIMED_BY)));
                keeps = keeps.or(claimed.and(related));
            }
        }
        return keeps;
    }

    // ---- the tax

    /** The standard deduction: the basic one, and more for each filer who is 65 or over by the end of the year, or blind (26 USC 63(c), (f)). */
    @InRules("the standard deduction, with what is added for age and blindness")
    public Range standardDeduction() {
        Range deduction = limit("standard-deduction");
        for (TaxMember each : members) {
            Truth filer = each.isFiler();
            if (!filer.isNo()) {
                Truth aged = each.ageAtYearEnd().atLeast(Range.whole(Range.Kind.YEARS, AGED, Why.NONE));
                deduction = deduction
                        .plus(limit("standard-deduction-extra").onlyWhen(filer.and(aged)))
                        .plus(limit("standard-deduction-extra")
                                .onlyWhen(filer.and(each.person().yes("blind"))))
                        .plus(seniorDeduction().onlyWhen(filer.and(aged)));
            }
        }
        return deduction;
    }

    // 26 USC 151(d)(5)(C): up to $6,000 more, less at higher incomes that our tables do not hold: anything from nothing
    // to the whole.
    private Range seniorDeduction() {
        return Range.zero(Range.Kind.MONEY)
                .hull(limit("senior-deduction"), Why.of(new Gap("senior-deduction phase-out")));
    }

    @InRules("the income tax on this much taxable income, by the brackets of the filing status")
    public Range incomeTax(Range income) {
        OneOf status = filingStatus();
        Range tax = null;
        for (String each : status.possible()) {
            Range one = taxAs(each, income.notBelowZero());
            tax = tax == null ? one : tax.hull(one, status.why());
        }
        return status.isKnown() ? tax.because(status.why()) : tax;
    }

    private Range taxAs(String status, Range income) {
        Range tax = nothing();
        for (String bracket : look().tables().get("income-tax-bracket/rate").codes("bracket")) {
            WithCode keys = new WithCode(new WithCode(this, "filing_status", status), "bracket", bracket);
            Range from = bracket("income-from", keys);
            Range width = bracket("income-to", keys).minus(from);
            tax = tax.plus(income.minus(from)
                    .notBelowZero()
                    .cappedAt(width.notBelowZero())
                    .times(bracket("rate", keys)));
        }
        return tax;
    }

    private Range bracket(String column, WithCode keys) {
        return look().tables().get("income-tax-bracket/" + column).number(asOf(), keys, false);
    }

    // ---- health plans

    /**
     * What the second-cheapest silver plan costs a month for a child of the lowest age, where the household lives (26 USC 36B(b)(3)(B)). The
     * county may be open: then it lies between the cheapest and the dearest area of the state.
     */
    @InRules("the monthly price of the benchmark plan for a child, where the household lives")
    public Range benchmarkForChild() {
        OneOf state = household().choice("state");
        return state.isKnown() ? limit("benchmark-for-child") : Range.unknownFromZero(Range.Kind.MONEY, state.why());
    }

    /** 45 CFR 147.102(c)(1): of the children under 21 only the oldest three are charged for. */
    @InRules("the sum of the largest so many of what was derived for each member")
    public Range sumOfLargest(String amountOfEach, Range count) {
        List<Range> amounts = new ArrayList<>();
        for (TaxMember each : members) {
            Truth in = each.isMember();
            if (!in.isNo()) {
                amounts.add(each.amount(amountOfEach).onlyWhen(in));
            }
        }
        Range sum = nothing();
        Range rest = nothing();
        amounts.sort(Comparator.comparing(Range::lowNumber).reversed());
        for (int i = 0; i < amounts.size(); i++) {
            sum = i < count.lowWhole() ? sum.plus(amounts.get(i)) : sum;
            rest = i < count.lowWhole() ? rest : rest.plus(amounts.get(i));
        }
        boolean settled = rest.equals(nothing()) || amounts.stream().allMatch(Range::isKnown);
        return settled ? sum : sum.hull(sum.plus(rest), rest.waitsFor());
    }

    /**
     * The share of income that the benchmark plan may cost, by where the income lies between the bands of the table (26 USC 36B(b)(3)(A)), to
     * the nearest hundredth of a percent (26 CFR 1.36B-3(g)(1)). It grows with the income.
     */
    @InRules(value = "the share of income that the benchmark plan may cost", kind = Range.Kind.SHARE)
    public Range applicableShare(Range income, Range guideline) {
        // Without a guideline of that year, or without bands, the share is open.
        if (!guideline.hasHigh() || guideline.lowNumber().signum() <= 0) {
            return Range.unknownFromZero(Range.Kind.SHARE, guideline.waitsFor());
        }
        Range low = shareAt(income.hasLow() ? income.lowNumber() : BigDecimal.ZERO, guideline.highNumber());
        Range high = income.hasHigh()
                ? shareAt(income.highNumber(), guideline.lowNumber())
                : shareAt(guideline.lowNumber().multiply(BigDecimal.TEN), guideline.lowNumber());
        return low.because(income.lowWhy().and(guideline.highWhy()))
                .hull(
                        high.because(income.highWhy().and(guideline.lowWhy())),
                        income.waitsFor().and(guideline.waitsFor()));
    }

    private Range shareAt(BigDecimal income, BigDecimal guideline) {
        BigDecimal ratio = income.divide(guideline, 10, RoundingMode.HALF_UP).max(BigDecimal.ZERO);
        Range found = null;
        for (String band : look().tables().get("applicable-percentage/final").codes("bracket")) {
            WithCode keys = new WithCode(this, "bracket", band);
            BigDecimal from = band("from", keys).lowNumber();
            if (found != null && ratio.compareTo(from) < 0) {
                continue;
            }
            Range initial = band("initial", keys);
            Range end = band("final", keys);
            BigDecimal width = band("to", keys).lowNumber().subtract(from);
            BigDecimal part = ratio.subtract(from)
                    .divide(width, 10, RoundingMode.HALF_UP)
                    .min(BigDecimal.ONE)
                    .max(BigDecimal.ZERO);
            BigDecimal share = initial.lowNumber()
                    .add(part.multiply(end.lowNumber().subtract(initial.lowNumber())))
                    .setScale(4, RoundingMode.HALF_UP);
            found = Range.of(Range.Kind.SHARE, share, initial.lowWhy());
        }
        return found;
    }

    private Range band(String column, WithCode keys) {
        return look().tables().get("applicable-percentage/" + column).number(asOf(), keys, false);
    }

    // ---- dimensions of tables

    @Override
    public OneOf code(String dimension, Table table) {
        return dimension.equals("filing_status") ? filingStatus() : super.code(dimension, table);
    }

    @Override
    public Range number(String dimension, Table table) {
        return switch (dimension) {
            case "children" -> amount(CHILDREN);
            case "rating_area" -> ratingArea();
            default -> super.number(dimension, table);
        };
    }

    // A county lies in one area; Los Angeles lies in two, and our rows do not tell them apart.
    private Range ratingArea() {
        Range lowest = limit("rating-area/lowest");
        Range highest = limit("rating-area/highest");
        boolean two = lowest.isKnown() && highest.isKnown() && !lowest.equals(highest);
        return lowest.hull(highest, two ? Why.of(new Gap("rating-area by zip code")) : Why.NONE);
    }
}
