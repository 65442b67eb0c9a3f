package org.benefits.screener.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.units.Family;
import org.benefits.screener.units.FamilyMember;
import org.benefits.screener.units.SnapHousehold;
import org.benefits.screener.units.SnapMember;

/**
 * SNAP's and WIC's checks as a programmer would write them in plain Java: no rule engine, no rules by name, criteria in local variables, a
 * shared value worked out once. Three-valued and with reasons, over the same arithmetic, tables and units as the rules: what is measured
 * against it is what the rules and the engine cost. It is no part of the product.
 */
final class ByHand {
    private ByHand() {}

    /**
     * What a program comes to.
     *
     * @param people the outcomes person by person, for a program judged so; else empty
     */
    record Result(Outcome outcome, List<Outcome> people, Range estimate) {}

    // A criterion that waits for nothing but a number that we lack neither helps nor hinders: it makes the program
    // possible.
    private static Outcome outcome(Function<UnaryOperator<Truth>, Truth> tree) {
        if (tree.apply(t -> isGap(t) ? Truth.NO : t).isYes()) {
            return Outcome.LIKELY;
        }
        return switch (tree.apply(t -> isGap(t) ? Truth.yes(t.why()) : t).value()) {
            case YES -> Outcome.POSSIBLE;
            case NO -> Outcome.UNLIKELY;
            case UNKNOWN -> Outcome.MORE_NEEDED;
        };
    }

    private static boolean isGap(Truth truth) {
        return truth.isUnknown() && truth.why().hasGap() && !truth.why().hasQuestion();
    }

    // ---- WIC

    static Result wic(Family family) {
        List<Outcome> people = new ArrayList<>();
        Outcome best = family.household().peopleKnown() ? Outcome.UNLIKELY : Outcome.MORE_NEEDED;
        for (FamilyMember person : family.everyone()) {
            person.define(
                    "income-of-person", person.monthlyIncome("counted-income").notBelowZero());
        }
        Range each = null;
        for (FamilyMember person : family.everyone()) {
            Outcome own = wic(person);
            people.add(own);
            best = best.compareTo(own) <= 0 ? best : own;
            if (own != Outcome.UNLIKELY) {
                Range worth = person.limit("estimate-per-participant");
                Range likely = own == Outcome.MORE_NEEDED
                        ? worth.hull(Range.zero(worth.kind()), org.benefits.screener.money.Why.NONE)
                        : worth;
                each = each == null ? likely : each.plus(likely);
            }
        }
        return new Result(best, people, best == Outcome.UNLIKELY ? null : each);
    }

    private static Outcome wic(FamilyMember person) {
        Truth category = person.age()
                .lessThan(person.limit("child-under"))
                .or(person.yes("pregnant"))
                .or(person.isWithinMonthsAfter("pregnancyEndDate", person.limit("postpartum")))
                .or(person.yes("breastfeeding")
                        .and(person.isWithinMonthsAfter("pregnancyEndDate", person.limit("breastfeeding"))));
        Truth snap = person.receives("snap");
        Truth tanf = person.receives("tanf");
        Truth medicaid = person.receives("medicaid")
                .or(person.infantOrPregnantReceives("medicaid", person.limit("infant-under")));
        Range limit = person.povertyGuideline()
                .times(person.limit("income-share"))
                .perMonth()
                .roundedUpToDollar();
        Truth income = person.ofFamily("income-of-person").atMost(limit);
        return outcome(gap -> gap.apply(category)
                .and(gap.apply(snap).or(gap.apply(tanf)).or(gap.apply(medicaid)).or(gap.apply(income))));
    }

    // ---- SNAP

    static Result snap(SnapHousehold home) {
        for (SnapMember person : home.everyone()) {
            membership(person);
        }
        Truth someoneElderly = Truth.no(home.household().peopleWhy());
        Truth everyoneElderly = Truth.yes(home.household().peopleWhy());
        Truth everyoneGetsCash = Truth.yes(home.household().peopleWhy());
        Range medicalCosts =
                Range.zero(Range.Kind.MONEY).because(home.household().peopleWhy());
        if (!home.household().peopleKnown()) {
            someoneElderly = Truth.unknown(home.household().peopleWhy());
            everyoneElderly = Truth.unknown(home.household().peopleWhy());
            everyoneGetsCash = Truth.unknown(home.household().peopleWhy());
            medicalCosts =
                    Range.unknownFromZero(Range.Kind.MONEY, home.household().peopleWhy());
        }
        for (SnapMember person : home.everyone()) {
            Truth in = person.isMember();
            Truth elderly = person.age().atLeast(person.limit("elderly-age")).or(getsDisabilityBenefit(person));
            Truth cash = person.receives("ssi").or(person.receives("tanf")).or(person.receives("general-assistance"));
            Truth pupil = person.age()
                    .atMost(person.limit("child-earnings-excluded-through-age"))
                    .and(person.choice("student")
                            .is("k-12")
                            .or(person.choice("student").is("ged")));
            person.define(
                    "earned",
                    person.monthlyIncomeByFactors("counted-income/earned").onlyWhen(pupil.not()));
            person.define("unearned", person.monthlyIncomeByFactors("counted-income/unearned"));
            someoneElderly = someoneElderly.or(in.and(elderly));
            everyoneElderly = everyoneElderly.and(in.not().or(elderly));
            everyoneGetsCash = everyoneGetsCash.and(in.not().or(cash));
            medicalCosts = medicalCosts.plus(
                    person.money("medicalCosts").onlyWhen(elderly).onlyWhen(in));
        }
        return household(home, someoneElderly, everyoneElderly, everyoneGetsCash, medicalCosts);
    }

    private static Truth getsDisabilityBenefit(SnapMember person) {
        return person.receives("ssi")
                .or(person.receives("ssdi"))
                .or(person.has("disabilityBenefits", "railroad-disability"))
                .or(person.has("disabilityBenefits", "state-disability"))
                .or(person.has("disabilityBenefits", "va-disability"));
    }

    private static void membership(SnapMember person) {
        Truth noWait = person.age()
                .lessThan(person.limit("no-wait-under-age"))
                .or(person.yes("fortyQuarters"))
                .or(getsDisabilityBenefit(person))
                .or(person.yes("militaryLink"))
                .or(person.inForce("former-status"))
                .or(person.isAtLeastYearsAfter("qualifiedSince", person.limit("green-card-wait")));
        Truth status = person.inForce("immigration/allowed")
                .and(person.inForce("immigration/waits").not().or(noWait));
        Truth leftToState = person.inForce("status-left-to-state");
        person.memberIf("immigration-status", status, "shared-income");
        person.memberIf(
                "state-counts-whole-income",
                leftToState.and(person.inForce("left-out-income/whole")).not().unless(status),
                "whole-income");
        person.require(
                "whole-in-gross-test",
                status.not().and(leftToState).and(person.inForce("left-out-income/whole-in-gross-test")));
        Truth fullTime = person.choice("enrollment").is("less-than-half-time").not();
        Truth halfTime = person.choice("student")
                .is("college")
                .or(person.choice("student").is("graduate"))
                .and(fullTime)
                .and(person.age().atLeast(person.limit("student-from-age")))
                .and(person.age().lessThan(person.limit("student-under-age")));
        Range childAge = person.limit("student-no-child-care-under-age");
        person.memberIf(
                "student",
                halfTime.not()
                        .unless(person.hours("hoursPerWeek").atLeast(person.limit("student-work-hours")))
                        .unless(person.livesWithChildYoungerThan(childAge).and(person.hasChildYoungerThan(childAge)))
                        .unless(person.yes("workStudy"))
                        .unless(person.receives("tanf"))
                        .unless(person.yes("disability"))
                        .unless(person.receives("wioa").or(person.receives("trade-adjustment-assistance"))),
                "not-counted");
        timeLimit(person, fullTime);
    }

    private static void timeLimit(SnapMember person, Truth fullTime) {
        Truth outsideAges = person.age()
                .lessThan(person.limit("time-limit-from-age"))
                .or(person.age().atLeast(person.limit("time-limit-under-age")));
        Truth works = person.hours("hoursPerWeek")
                .atLeast(person.limit("time-limit-weekly-hours"))
                .or(person.hours("volunteerHours")
                        .plus(person.hours("trainingHours"))
                        .atLeast(person.limit("time-limit-monthly-hours")));
        Truth hasChild = person.livesWithChildYoungerThan(person.limit("time-limit-child-under-age"));
        Truth unfit = person.yes("disability")
                .or(person.yes("pregnant"))
                .or(person.yes("medicallyFrail"))
                .or(person.yes("caresForDisabledPerson"))
                .or(person.yes("inTreatment"));
        Truth pupilOrSmallChild = person.livesWithChildYoungerThan(person.limit("work-registration-child-under-age"))
                .or(person.choice("student").is("no").not().and(fullTime));
        Truth exempt = person.choice("unemploymentClaim")
                .is("filed")
                .or(person.choice("unemploymentClaim").is("receiving"))
                .or(person.receives("unemployment"))
                .or(person.receives("tanf"))
                .or(person.hours("hoursPerWeek").atLeast(person.limit("work-registration-hours")))
                .or(pupilOrSmallChild);
        Truth noHome = person.choice("livingArrangement")
                .is("shelter")
                .or(person.choice("livingArrangement").is("hotel"))
                .or(person.choice("livingArrangement").is("street-or-vehicle"));
        Truth newLaw = person.inForce("time-limit-law");
        Truth exceptedBefore = newLaw.not()
                .and(person.yes("veteran")
                        .or(noHome)
                        .or(person.yes("fosterCareAt18")
                                .and(person.age().lessThan(person.limit("time-limit-former-foster-under-age")))));
        Truth excused = unfit.or(exempt)
                .or(exceptedBefore)
                .or(person.yes("tribalMember").and(newLaw));
        person.memberIf(
                "time-limit",
                person.months("snapMonthsUsed")
                        .lessThan(person.limit("time-limit-months"))
                        .unless(outsideAges)
                        .unless(works)
                        .unless(hasChild)
                        .unless(excused)
                        .unless(person.inForce("time-limit-area-waiver")),
                "shared-income");
    }

    private static Result household(
            SnapHousehold home,
            Truth someoneElderly,
            Truth everyoneElderly,
            Truth everyoneGetsCash,
            Range medicalCosts) {
        Range earned = home.sumWithShares("earned");
        Range supportPaid = home.money("childSupportPaid").onlyWhen(home.inForce("child-support-treatment/excluded"));
        Range gross =
                earned.plus(home.sumWithShares("unearned")).minus(supportPaid).notBelowZero();
        Range grossForTest = home.sumWithShares("earned", "whole-in-gross-test")
                .plus(home.sumWithShares("unearned", "whole-in-gross-test"))
                .minus(supportPaid)
                .notBelowZero();
        Range net = net(home, someoneElderly, medicalCosts, earned, gross);
        Range minimum = home.limit("minimum-allotment")
                .notBelow(home.limitWhereOffered("state-minimum-allotment").notBelowZero())
                .onlyWhen(home.size().atMost(home.limit("minimum-allotment-largest-size")));
        Range benefit = home.limit("maximum-allotment")
                .minus(net.times(home.limit("net-income-benefit-reduction")).roundedUpToDollar())
                .notBelowZero()
                .notBelow(minimum);
        Truth hasMember = home.size().moreThan(home.limit("no-members"));
        Truth cashAid = everyoneGetsCash.and(hasMember);
        Range resources = home.money("liquidAssets").plus(home.money("otherAssets"));
        Truth broadIncome = broadBasedIncome(home, someoneElderly, everyoneElderly, earned, grossForTest);
        Truth broadAssets = resources.atMost(home.limitWhereOffered("broad-based/asset-limit"));
        Truth noTest = home.inForce("broad-based/net-income-test").not();
        Truth noTestElderly =
                home.inForce("broad-based/net-income-test-elderly-disabled").not();
        Truth netIncome = net.atMost(home.limit("net-income-limit"));
        Truth broadNet = netIncome
                .unless(someoneElderly.not().and(noTest))
                .unless(someoneElderly.and(noTestElderly))
                .unless(noTest.and(noTestElderly));
        Truth grossIncome =
                grossForTest.atMost(home.limit("gross-income-limit")).unless(someoneElderly);
        Truth savings = resources.atMost(
                home.limit("resource-limit-elderly-disabled").when(someoneElderly, home.limit("resource-limit")));
        Truth positive = benefit.moreThan(home.nothing());
        Outcome outcome = outcome(gap -> gap.apply(hasMember)
                .and(gap.apply(cashAid)
                        .or(gap.apply(broadIncome).and(gap.apply(broadAssets)).and(gap.apply(broadNet)))
                        .or(gap.apply(grossIncome).and(gap.apply(netIncome)).and(gap.apply(savings))))
                .and(gap.apply(positive)));
        return new Result(outcome, List.of(), outcome == Outcome.UNLIKELY ? null : benefit);
    }

    private static Truth broadBasedIncome(
            SnapHousehold home, Truth someoneElderly, Truth everyoneElderly, Range earned, Range gross) {
        Range guideline = home.broadBasedGuideline();
        Range share = home.limitWhereOffered("broad-based/gross-limit");
        Range limit = guideline
                .times(share.notBelow(home.limitWhereOffered("broad-based-special/earnings-limit")
                                .when(earned.moreThan(home.nothing()), share))
                        .notBelow(home.limitWhereOffered("broad-based-special/dependent-care-limit")
                                .when(home.money("dependentCare").moreThan(home.nothing()), share)))
                .roundedToDollar();
        Range elderlyLimit = guideline
                .times(home.limitWhereOffered("broad-based/gross-limit-elderly-disabled"))
                .roundedToDollar();
        Truth elderlyApplies = someoneElderly.and(
                home.inForce("broad-based-all-members-elderly-disabled").not().or(everyoneElderly));
        return gross.atMost(elderlyLimit.when(elderlyApplies, limit)).and(home.inForce("broad-based/offered"));
    }

    private static Range net(SnapHousehold home, Truth someoneElderly, Range medicalCosts, Range earned, Range gross) {
        Range threshold = home.limit("medical-deduction-threshold");
        Range medical = medicalCosts
                .minus(threshold)
                .notBelowZero()
                .notBelow(home.limitWhereOffered("standard-medical-deduction").notBelowZero())
                .onlyWhen(medicalCosts.moreThan(threshold));
        Range left = gross.minus(earned.times(home.limit("earned-income-deduction")))
                .minus(home.limit("standard-deduction"))
                .minus(medical)
                .minus(home.shareOfCosts(home.money("dependentCare")))
                .minus(home.money("childSupportPaid").onlyWhen(home.inForce("child-support-treatment/deducted")))
                .notBelowZero();
        Truth heating = home.yes("receivedLiheapLast12Months")
                .or(home.inForceWhereListed("heating-cooling-without-bill"))
                .and(home.inForce("energy-assistance-only-elderly-disabled")
                        .not()
                        .or(someoneElderly));
        Range excess = home.shareOfCosts(
                        home.money("rent").plus(home.money("mortgage")).plus(home.money("propertyTaxAndInsurance")))
                .plus(home.utilityAllowance(heating))
                .minus(left.times(home.limit("excess-shelter-income-share")))
                .notBelowZero()
                .roundedToDollar();
        Range shelter = excess.when(someoneElderly, excess.cappedAt(home.limit("shelter-cap")))
                .notBelow(home.limit("homeless-shelter-deduction")
                        .onlyWhen(home.isHomeless().and(home.inForce("homeless-shelter-deduction-offered"))));
        return left.minus(shelter).notBelowZero().roundedToDollar();
    }
}
