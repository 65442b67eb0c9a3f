package org.benefits.screener.units;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;
import org.benefits.screener.tables.Table;

/**
 * One person with the household that Medicaid and CHIP count for them (42 CFR 435.603(f)): for a tax filer, those on the return; for someone
 * claimed, the household of who claims them, with the exceptions of (f)(2); for all others the family they live with. Who claims whom may be
 * open: then each possibility is worked out, and where all agree the answer is known.
 */
public final class MagiPerson extends Member {
    private static final String NOBODY = "none";
    private static final String OUTSIDER = "someone-else";
    private static final int OLD_ENOUGH_TO_CLAIM = 15;
    private static final int BIRTH_AND_END_OF_PREGNANCY_DAYS = 7;

    static final String CHILD_UNDER_AGE = "magi-child-under-age";
    static final String EARNED = "magi-income/earned";
    static final String UNEARNED = "magi-income/unearned";
    static final String TAXED_FROM = "social-security-taxed/from";
    static final String STANDARD_DEDUCTION = "standard-deduction";
    static final String DEPENDENT_ADD = "standard-deduction-dependent-earned-income-add";
    static final String DEPENDENT_MINIMUM = "standard-deduction-dependent-minimum";

    private final MagiHome unit;
    private final Map<Table, Range> incomes = new HashMap<>();
    // What is asked again and again of large households, by the other person's place.
    private Truth[] members;
    private Truth[] nonFiler;
    private Truth[] onReturn;
    private Truth[] exceptions;
    private Truth[] skipped;
    private OneOf claimer;
    private Truth underAgeLimit;
    private Truth mustFile;
    private Range size;
    private Range sizeWithoutOthersBabies;

    MagiPerson(Look look, Person person, MagiHome unit) {
        super(look, person);
        this.unit = unit;
    }

    @Override
    public MagiHome unit() {
        return unit;
    }

    /** Everyone has a household of their own, so everyone is counted in it. */
    @Override
    @InRules("always: everyone has a household of their own")
    public Truth isMember() {
        return Truth.YES;
    }

    // This person as the first program saw them: what is the same for all programs is worked out there, once.
    private MagiPerson first() {
        return unit.first().everyone().get(person().order());
    }

    // ---- who is in this person's household

    private Truth counts(Person other) {
        if (members == null) {
            members = new Truth[unit.everyone().size()];
            for (MagiPerson each : unit.everyone()) {
                members[each.person().order()] = inHousehold(each);
            }
        }
        return members[other.order()];
    }

    private Truth inHousehold(MagiPerson other) {
        if (other == this || kinship().areSpouses(person(), other.person()).isYes()) {
            return other == this ? Truth.YES : kinship().areSpouses(person(), other.person());
        }
        Truth joined = null;
        for (String possible : claimer().possible()) {
            Truth one = underClaim(possible, other);
            joined = joined == null ? one : agree(joined, one, claimer().why());
        }
        return joined.isUnknown()
                ? joined
                : Truth.of(joined.isYes(), joined.why().and(claimer().why()));
    }

    private static Truth agree(Truth one, Truth other, Why open) {
        if (one.value() == other.value() && !one.isUnknown()) {
            return Truth.of(one.isYes(), one.why().and(other.why()));
        }
        return Truth.unknown(open.and(one.waitsFor()).and(other.waitsFor()));
    }

    private Truth underClaim(String by, MagiPerson other) {
        if (by.equals(NOBODY)) {
            Truth files = person().yes("filesTaxes");
            return files.isYes()
                    ? onReturnOf(this, other).and(Truth.yes(files.why()))
                    : files.isNo()
                            ? nonFiler(other).and(Truth.yes(files.why()))
                            : agree(onReturnOf(this, other), nonFiler(other), files.why());
        }
        if (by.equals(OUTSIDER)) {
            // Someone outside claims this person: a relative other than a parent, or a parent who lives elsewhere; both
            // lead to (f)(3).
            return nonFiler(other);
        }
        MagiPerson filer = unit.everyone().stream()
                .filter(m -> m.person().id().equals(by))
                .findFirst()
                .orElseThrow();
        Truth exception = exception(filer);
        return switch (exception.value()) {
            case YES ->
                nonFiler(other).isUnknown()
                        ? nonFiler(other)
                        : Truth.of(
                                nonFiler(other).isYes(), nonFiler(other).why().and(exception.why()));
            case NO -> onReturnOf(filer, other);
            case UNKNOWN -> agree(onReturnOf(filer, other), nonFiler(other), exception.why());
        };
    }

    // 435.603(f)(2): claimed by someone other than a spouse or parent; or a child living with both parents who do not
    // file jointly.
    private Truth exception(MagiPerson filer) {
        if (exceptions == null) {
            exceptions = new Truth[unit.everyone().size()];
        }
        int at = filer.person().order();
        if (exceptions[at] == null) {
            exceptions[at] = isException(filer);
        }
        return exceptions[at];
    }

    private Truth isException(MagiPerson filer) {
        Truth spouseOrParent =
                kinship().areSpouses(filer.person(), person()).or(kinship().isParent(filer.person(), person()));
        Truth otherParent = Truth.NO;
        for (MagiPerson each : unit.everyone()) {
            if (each != filer && each != this) {
                otherParent = otherParent.or(kinship()
                        .isParent(each.person(), person())
                        .and(kinship()
                                .fileJointly(filer.person(), each.person())
                                .not()));
            }
        }
        return spouseOrParent.not().or(otherParent.and(isUnderAgeLimit()));
    }

    // 435.603(f)(1): the filer, the spouse living with them (f)(4), and everyone they claim.
    private Truth onReturnOf(MagiPerson filer, MagiPerson other) {
        return filer.withOnReturn(other);
    }

    private Truth withOnReturn(MagiPerson other) {
        if (onReturn == null) {
            onReturn = new Truth[unit.everyone().size()];
        }
        int at = other.person().order();
        if (onReturn[at] == null) {
            onReturn[at] = isOnReturnOf(this, other);
        }
        return onReturn[at];
    }

    private Truth isOnReturnOf(MagiPerson filer, MagiPerson other) {
        if (other == filer) {
            return Truth.YES;
        }
        Truth in = kinship().areSpouses(filer.person(), other.person()).or(isClaimedBy(other, filer));
        for (MagiPerson each : unit.everyone()) {
            if (each != filer && each != other && !in.isYes()) {
                in = in.or(kinship().fileJointly(filer.person(), each.person()).and(isClaimedBy(other, each)));
            }
        }
        return in;
    }

    private static Truth isClaimedBy(MagiPerson dependent, MagiPerson filer) {
        return dependent.claimer().is(filer.person().id());
    }

    /** Who claims this person on their taxes, as far as is known: someone here, someone outside, or nobody. */
    private OneOf claimer() {
        if (claimer == null) {
            claimer = findClaimer();
        }
        return claimer;
    }

    private OneOf findClaimer() {
        if (person().given("claimedBy") != null) {
            return person().choice("claimedBy");
        }
        Set<String> possible = new LinkedHashSet<>(List.of(NOBODY, OUTSIDER));
        for (MagiPerson each : unit.everyone()) {
            boolean couldClaim = each != this
                    && !each.person().isAtLeast(OLD_ENOUGH_TO_CLAIM).isNo()
                    && !kinship().areSpouses(each.person(), person()).isYes()
                    && !kinship().isParent(person(), each.person()).isYes()
                    && !(each.person().given("claimedBy") != null
                            && !each.person().choice("claimedBy").is(NOBODY).isYes());
            if (couldClaim) {
                possible.add(each.person().id());
            }
        }
        return OneOf.among(possible, person().why("claimedBy"));
    }

    @InRules("whether someone who lives elsewhere lists this person on a tax return")
    public Truth isClaimedElsewhere() {
        return claimer().is(OUTSIDER);
    }

    // 435.603(f)(3): the person; and, living together, the spouse, the children under the age limit, and for a child
    // also the parents and
    // the brothers and sisters under the age limit.
    private Truth nonFiler(MagiPerson other) {
        if (nonFiler == null) {
            nonFiler = new Truth[unit.everyone().size()];
        }
        int at = other.person().order();
        if (nonFiler[at] == null) {
            nonFiler[at] = isInHouseholdOfNonFiler(other);
        }
        return nonFiler[at];
    }

    private Truth isInHouseholdOfNonFiler(MagiPerson other) {
        if (other == this) {
            return Truth.YES;
        }
        Truth spouse = kinship().areSpouses(person(), other.person());
        Truth child = kinship().isParent(person(), other.person()).and(other.isUnderAgeLimit());
        Truth parent = isUnderAgeLimit().and(kinship().isParent(other.person(), person()));
        Truth sibling =
                isUnderAgeLimit().and(other.isUnderAgeLimit()).and(kinship().areSiblings(person(), other.person()));
        return spouse.or(child).or(parent).or(sibling);
    }

    // 435.603(f)(3)(iv): under 19, or in states that chose it under 21 as a full-time student.
    private Truth isUnderAgeLimit() {
        if (underAgeLimit == null) {
            underAgeLimit = person().age().lessThan(limit(CHILD_UNDER_AGE));
        }
        return underAgeLimit;
    }

    // ---- what it counts

    /** The household's size with the babies that anyone in it expects (435.603(b); other people's count is the state's choice). */
    @Override
    @InRules(value = "how many people count for this person, babies on the way among them", kind = Range.Kind.COUNT)
    public Range size() {
        MagiPerson first = first();
        if (first.size == null) {
            first.size = first.countWithBabies(true);
        }
        return first.size;
    }

    @InRules("whether someone else in this person's household is pregnant")
    public Truth someoneElseIsPregnant() {
        Truth any = notHereWhileOpen();
        for (MagiPerson other : unit.everyone()) {
            Truth in = counts(other.person());
            any = other == this || in.isNo()
                    ? any
                    : any.or(in.and(other.person().yes("pregnant")));
        }
        return any;
    }

    /** 42 CFR 435.603(b): in another person's household a state counts who is pregnant as one, as two, or with all babies. */
    @InRules("the yearly poverty guideline without the babies that others in the household expect")
    public Range povertyGuidelineWithoutOthersBabies() {
        MagiPerson first = first();
        if (first.sizeWithoutOthersBabies == null) {
            first.sizeWithoutOthersBabies = first.countWithBabies(false);
        }
        return povertyGuidelineFor(first.sizeWithoutOthersBabies, look().guidelineDay());
    }

    private Range countWithBabies(boolean ofOthers) {
        Range count = Range.zero(Range.Kind.COUNT);
        for (MagiPerson each : unit.everyone()) {
            Truth in = counts(each.person());
            count = count.plus(Counting.one(in));
            if (!in.isNo() && (each == this || ofOthers)) {
                Range babies = each.person()
                        .number("babiesExpected", Range.Kind.COUNT)
                        .onlyWhen(each.person().yes("pregnant"));
                count = count.plus(in.isYes() ? babies : babies.times(Counting.one(in)));
            }
        }
        return count.notBelow(Range.whole(Range.Kind.COUNT, 1, Why.NONE));
    }

    /**
     * The household's current monthly income: modified adjusted gross income by 435.603(e), without that of a child or a dependent who need
     * not file (435.603(d)(2)).
     *
     * @param table a yes-no table of the types of income that count
     */
    @InRules("the current monthly income that counts in this person's household, of the types that a table lists")
    public Range householdIncome(String table) {
        Table counted = look().tables().get(table);
        MagiPerson first = first();
        Range income = first.incomes.get(counted);
        if (income == null) {
            income = first.sumOfHousehold(counted);
            first.incomes.put(counted, income);
        }
        return income;
    }

    private Range sumOfHousehold(Table table) {
        Range sum = Range.zero(Range.Kind.MONEY);
        for (MagiPerson each : unit.everyone()) {
            Truth in = counts(each.person());
            if (in.isNo()) {
                continue;
            }
            Truth counted = in.and(isSkipped(each).not());
            if (!counted.isNo()) {
                sum = sum.plus(each.ownIncome(table).onlyWhen(counted));
            } else {
                sum = sum.because(counted.why());
            }
        }
        return sum.notBelowZero();
    }

    private Range ownIncome(Table table) {
        return monthlyIncome(table).minus(person().money("preTaxDeductions"));
    }

    // A child or dependent's income is left out where they need not file a return, in the household of a parent or of
    // who claims them.
    private Truth isSkipped(MagiPerson each) {
        if (skipped == null) {
            skipped = new Truth[unit.everyone().size()];
        }
        Truth known = skipped[each.person().order()];
        if (known == null) {
            known = isDependentWithoutReturn(each);
            skipped[each.person().order()] = known;
        }
        return known;
    }

    private Truth isDependentWithoutReturn(MagiPerson each) {
        Truth childOfMember = Truth.NO;
        for (MagiPerson other : unit.everyone()) {
            if (other != each) {
                Truth both = counts(other.person());
                childOfMember = childOfMember.or(both.and(kinship()
                        .isParent(other.person(), each.person())
                        .and(each.isUnderAgeLimit())
                        .or(isClaimedBy(each, other))));
            }
        }
        return childOfMember.isNo()
                ? childOfMember
                : childOfMember.and(each.mustFile().not());
    }

    private Truth mustFile() {
        if (mustFile == null) {
            mustFile = mustFileAsDependent();
        }
        return mustFile;
    }

    @InRules("whether this person lives with and cares for a child of theirs, or of a relative, younger than this")
    public Truth caresForChildYoungerThan(Range years) {
        return caresFor(other -> other.person().age().lessThan(years));
    }

    @InRules("as caresForChildYoungerThan, of a child who is that age and a full-time pupil")
    public Truth caresForFullTimePupilYoungerThan(Range years) {
        return caresFor(other -> other.person()
                .age()
                .lessThan(years)
                .and(other.person()
                        .choice("student")
                        .is("k-12")
                        .or(other.person().choice("student").is("ged")))
                .and(other.person().choice("enrollment").is("full-time")));
    }

    private interface Child {
        Truth is(MagiPerson other);
    }

    // 42 CFR 435.4: parents and step-parents; else a relative who has taken on the care, where no parent of the child
    // lives here.
    private Truth caresFor(Child child) {
        Truth any = household().peopleKnown()
                ? Truth.no(household().peopleWhy())
                : Truth.unknown(household().peopleWhy());
        for (MagiPerson other : unit.everyone()) {
            if (other == this) {
                continue;
            }
            Truth young = child.is(other);
            if (!young.isNo()) {
                any = any.or(
                        young.and(kinship().isParent(person(), other.person()).or(takesCareOf(other))));
            }
        }
        return any;
    }

    private Truth takesCareOf(MagiPerson other) {
        Truth relative = other.person()
                .choice("relation")
                .isOneOf(Set.of("grandchild", "sibling", "niece-or-nephew", "other-relative"))
                .and(person().choice("relation").isOneOf(Set.of("self", "spouse")))
                .and(person().isAtLeast(18));
        if (relative.isNo()) {
            return relative;
        }
        Truth hasParent = Truth.NO;
        for (MagiPerson each : unit.everyone()) {
            hasParent = hasParent.or(kinship().isParent(each.person(), other.person()));
        }
        return relative.and(hasParent.not());
    }

    /** 42 CFR 435.117(b), 457.360: by Medicaid, of an emergency too, or by CHIP. A child has one mother: where she is found, others do not count. */
    @InRules("whether the mother of this person lives here and had Medicaid or CHIP when the pregnancy ended")
    public Truth motherHadMedicaidOrChip() {
        Truth any = notHereWhileOpen();
        for (MagiPerson other : unit.everyone()) {
            Truth mother = gaveBirthToThis(other.person());
            if (!mother.isNo()) {
                OneOf coverage = other.person().choice("coverageWhenPregnancyEnded");
                Truth covered = mother.and(coverage.isOneOf(Set.of("medicaid", "chip")));
                if (mother.isYes()) {
                    return covered;
                }
                any = any.or(covered);
            }
        }
        return any;
    }

    @InRules("whether someone here has told of the pregnancy that ended with the birth of this person")
    public Truth motherAnswersHere() {
        Truth any = notHereWhileOpen();
        for (MagiPerson other : unit.everyone()) {
            any = any.or(gaveBirthToThis(other.person()));
        }
        return any;
    }

    private Truth notHereWhileOpen() {
        return household().peopleKnown()
                ? Truth.no(household().peopleWhy())
                : Truth.unknown(household().peopleWhy());
    }

    // A parent whose pregnancy ended within a week of this person's birth, as far as both days are known.
    private Truth gaveBirthToThis(Person parent) {
        Truth isParent = kinship().isParent(parent, person());
        if (isParent.isNo()) {
            return isParent;
        }
        LocalDate ended = parent.date("pregnancyEndDate");
        if (ended == null) {
            Truth had = parent.isGiven("pregnancyEndDate");
            return isParent.and(had);
        }
        if (List.of("birthDate", "birthMonth", "age").stream().allMatch(fact -> person().given(fact) == null)) {
            return isParent.and(Truth.unknown(person().why("birthDate")));
        }
        Truth then = person().isBornBy(ended.plusDays(BIRTH_AND_END_OF_PREGNANCY_DAYS))
                .and(person().isBornBy(ended.minusDays(BIRTH_AND_END_OF_PREGNANCY_DAYS + 1L))
                        .not());
        return isParent.and(
                then.isUnknown() ? then : Truth.of(then.isYes(), then.why().and(parent.why("pregnancyEndDate"))));
    }

    /** 42 USC 1396a(e)(5): a period of days and the rest of the month in which it ends. */
    @InRules("whether today is on or after the day, and at most so many days later, to the end of that month")
    public Truth isWithinDaysAfterToMonthEnd(String fact, Range days) {
        LocalDate day = person().date(fact);
        if (day == null || day.isAfter(asOf()) || days.isNotOffered()) {
            return person().isWithinDaysAfter(fact, days);
        }
        if (days.hasLow() && !endOfMonth(day.plusDays(days.lowWhole())).isBefore(asOf())) {
            return Truth.yes(person().why(fact).and(days.lowWhy()));
        }
        if (days.hasHigh() && endOfMonth(day.plusDays(days.highWhole())).isBefore(asOf())) {
            return Truth.no(person().why(fact).and(days.highWhy()));
        }
        return Truth.unknown(days.waitsFor());
    }

    private static LocalDate endOfMonth(LocalDate day) {
        return YearMonth.from(day).atEndOfMonth();
    }

    /** 42 CFR 435.4, "dependent child": some states ask that the child lack the support of one parent. */
    @InRules("whether another parent of a child of this person lives here too")
    public Truth livesWithOtherParentOfOwnChild() {
        Truth any = notHereWhileOpen();
        for (MagiPerson child : unit.everyone()) {
            Truth own = kinship().isParent(person(), child.person());
            if (!own.isNo()) {
                for (MagiPerson other : unit.everyone()) {
                    any = other == this ? any : any.or(own.and(kinship().isParent(other.person(), child.person())));
                }
            }
        }
        return any;
    }

    /** 42 CFR 435.554(c): who lives with a child may be the family's caregiver beside the parents. */
    @InRules("whether someone else who lives here is younger than this")
    public Truth livesWithChildYoungerThan(Range years) {
        Truth any = notHereWhileOpen();
        for (MagiPerson other : unit.everyone()) {
            any = other == this ? any : any.or(other.person().age().lessThan(years));
        }
        return any;
    }

    /** 42 USC 1397jj(b)(2)(B): a child of a family that can have a plan for employees of the state or of a public agency in it. */
    @InRules(
            "whether a parent of this person who lives here can have a health plan from a job at a state, a city or a school")
    public Truth parentHasPublicJobPlan() {
        Truth any = notHereWhileOpen();
        for (MagiPerson other : unit.everyone()) {
            Truth parent = kinship().isParent(other.person(), person());
            if (!parent.isNo()) {
                any = any.or(
                        parent.and(other.person().choice("employment").isOneOf(Set.of("employed", "both", "on-leave")))
                                .and(other.person().yes("employerOffersCoverage"))
                                .and(other.person().choice("employerType").isOneOf(Set.of("public", "school"))));
            }
        }
        return any;
    }

    /** 42 USC 673(b)(1): Medicaid comes with a child's adoption assistance, and a parent is paid it. */
    @InRules("whether some current income of a parent of this person who lives here is of this type")
    public Truth parentHasIncome(String type) {
        Truth any = notHereWhileOpen();
        for (MagiPerson other : unit.everyone()) {
            Truth parent = kinship().isParent(other.person(), person());
            any = parent.isNo() ? any : any.or(parent.and(other.hasIncome(type)));
        }
        return any;
    }

    @InRules("whether this person has a husband or wife here")
    public Truth hasSpouseHere() {
        Truth any = Truth.NO;
        for (MagiPerson other : unit.everyone()) {
            any = any.or(kinship().areSpouses(person(), other.person()));
        }
        return any;
    }

    @InRules("whether this person is a foster child")
    public Truth isFosterChild() {
        return person().choice("relation").is("foster-child");
    }

    @Override
    public Range number(String dimension, Table table) {
        return dimension.equals("size") ? size() : super.number(dimension, table);
    }
}
