package org.benefits.screener.units;

import java.time.LocalDate;
import java.util.Set;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;
import org.benefits.screener.tables.Gap;
import org.benefits.screener.tables.Table;

/** One person as a tax return sees them: who signs it, who is claimed on it, and who may count as a child for a credit. */
public final class TaxMember extends Member {
    private static final int MONTHS_OF_YEAR = 12;
    private static final String RELATION = "relation";
    private static final String CLAIMED_BY = "claimedBy";
    private static final String SELF = "self";
    private static final String OTHER_RELATIVE = "other-relative";
    private static final Set<String> BELOW = Set.of("child", "stepchild", "grandchild");
    private static final Set<String> CHILDREN_OF_SELF =
            Set.of("child", "stepchild", "foster-child", "grandchild", "sibling", "niece-or-nephew");

    private final TaxUnit unit;
    private Truth member;
    private Truth dependent;
    private Truth child;

    TaxMember(Look look, Person person, TaxUnit unit) {
        super(look, person);
        this.unit = unit;
    }

    @Override
    public TaxUnit unit() {
        return unit;
    }

    @Override
    @InRules("whether this person signs the return, is claimed on it, or may count as a child for a credit on it")
    public Truth isMember() {
        if (member == null) {
            member = isFiler().or(isDependent()).or(isChildByRelation().and(isNotCountedByAnother()));
        }
        return member;
    }

    @InRules("whether this person signs the return: alone, or with the husband or wife")
    public Truth isFiler() {
        return unit.isFiler(person());
    }

    /** Claimed by someone who signs the return; open while nobody has said who claims this person. */
    @InRules("whether this person is claimed on the return")
    public Truth isDependent() {
        if (dependent == null) {
            dependent = isFiler().not().and(isClaimedByFiler());
        }
        return dependent;
    }

    private Truth isClaimedByFiler() {
        Object claimer = person().given(CLAIMED_BY);
        if (claimer != null) {
            Truth answer = Truth.yes(person().why(CLAIMED_BY));
            return household()
                    .find(claimer.toString())
                    .map(p -> answer.and(unit.isFiler(p)))
                    .orElse(answer.not());
        }
        Truth any = Truth.NO;
        for (TaxMember each : unit.everyone()) {
            any = any.or(each.isFiler()
                    .and(kinship().areSpouses(each.person(), person()).not()));
        }
        any = any.and(unit.isClaimedBySomeoneElse().not());
        return any.isNo() ? any : Truth.unknown(person().why(CLAIMED_BY));
    }

    /** Only one return counts a child: someone else here may, who could count this person as a child (26 USC 152(c)(4)). */
    @InRules("whether nobody else who lives here counts this person as a child")
    public Truth isNotCountedByAnother() {
        Object claimer = person().given(CLAIMED_BY);
        if (claimer != null) {
            Truth answer = Truth.yes(person().why(CLAIMED_BY));
            return household()
                    .find(claimer.toString())
                    .map(p -> answer.and(unit.isFiler(p)))
                    .orElse(answer);
        }
        Truth another = Truth.NO;
        for (TaxMember each : unit.everyone()) {
            if (each != this && !each.isFiler().isYes()) {
                Truth may = unit.mayClaim(each.person(), person())
                        .and(each.isFiler().not())
                        .and(isChildOf(each.person()));
                another = another.or(may);
            }
        }
        return another.isNo() ? Truth.yes(another.why()) : Truth.unknown(person().why(CLAIMED_BY));
    }

    /** 26 USC 152(c)(2): a child, stepchild or foster child, a brother or sister, or a descendant of any of them. */
    @InRules(
            "whether this person is a child, stepchild, foster child, brother, sister, or a descendant of one, of someone who signs the return")
    public Truth isChildByRelation() {
        if (child == null) {
            child = isFiler().not();
            Truth related = Truth.NO;
            for (TaxMember each : unit.everyone()) {
                if (each != this && !each.isFiler().isNo()) {
                    related = related.or(each.isFiler().and(isChildOf(each.person())));
                }
            }
            child = child.and(related);
        }
        return child;
    }

    /** Whether this person is a child, foster child, brother, sister, or a descendant of one, of the other. */
    Truth isChildOf(Person other) {
        if (other == person()) {
            return Truth.NO;
        }
        OneOf own = person().choice(RELATION);
        OneOf others = other.choice(RELATION);
        Truth related = byFamily(other);
        related = related.or(others.is(SELF).and(own.isOneOf(CHILDREN_OF_SELF)));
        related = related.or(own.is(SELF).and(others.is("grandparent")));
        if (person().given("parents") == null) {
            related =
                    related.or(others.is(SELF).and(own.is(OTHER_RELATIVE)).and(Truth.unknown(person().why("parents"))));
        }
        // An aunt or uncle counts, a cousin does not; the relation does not tell.
        return related.or(own.is(SELF).and(others.is(OTHER_RELATIVE)).and(Truth.unknown(Why.of(new Gap(RELATION)))));
    }

    private Truth byFamily(Person other) {
        Truth related = kinship().isParent(other, person()).or(kinship().areSiblings(other, person()));
        for (TaxMember each : unit.everyone()) {
            if (each != this && each.person() != other && !related.isYes()) {
                Truth parent = kinship().isParent(each.person(), person());
                if (!parent.isNo()) {
                    related = related.or(parent.and(kinship()
                            .isParent(other, each.person())
                            .or(kinship().areSiblings(other, each.person()))));
                }
            }
        }
        return related;
    }

    /** 26 USC 152(c)(3)(A): a child by relation must be younger; sons, daughters and grandchildren always are. */
    @InRules("whether this person is younger than someone who signs the return")
    public Truth isYoungerThanFiler() {
        Truth younger = Truth.NO;
        for (TaxMember each : unit.everyone()) {
            if (each != this && !each.isFiler().isNo()) {
                younger = younger.or(each.isFiler().and(isYoungerThan(each.person())));
            }
        }
        return younger;
    }

    private Truth isYoungerThan(Person other) {
        Truth below = person().choice(RELATION)
                .isOneOf(BELOW)
                .and(other.choice(RELATION).is("self"));
        if (below.isYes()) {
            return below;
        }
        LocalDate own = person().birthDate();
        LocalDate others = other.birthDate();
        if (own != null && others != null) {
            return Truth.of(
                    own.isAfter(others), person().age().lowWhy().and(other.age().lowWhy()));
        }
        Truth less = person().age().lessThan(other.age());
        Truth more = other.age().lessThan(person().age());
        return less.isYes() || less.isUnknown()
                ? less
                : more.isYes() ? more.not() : Truth.unknown((own == null ? person() : other).why("birthDate"));
    }

    /**
     * 26 USC 36B(c)(2)(C), 26 CFR 1.36B-2(c)(3)(v): a plan from a job of this person's own, by what it costs for them alone; or from the job of
     * someone who signs the return, by what it costs for the family.
     */
    @InRules("whether a job offers this person a health plan that costs at most this a month")
    public Truth hasJobPlanForAtMost(Range monthlyMoney) {
        Truth any = offer(person(), "selfPremium", monthlyMoney);
        for (TaxMember each : unit.everyone()) {
            if (each != this && !each.isFiler().isNo()) {
                any = any.or(each.isFiler().and(offer(each.person(), "familyPremium", monthlyMoney)));
            }
        }
        return any;
    }

    private static Truth offer(Person worker, String premium, Range most) {
        Truth works = worker.choice("employment").isOneOf(Set.of("employed", "both", "on-leave"));
        Truth offered = works.isNo() ? works : works.and(worker.yes("employerOffersCoverage"));
        return offered.isNo()
                ? offered
                : offered.and(worker.money("employerOffer", premium).atMost(most));
    }

    @InRules("whether this person was born in the year of the screening")
    public Truth isBornThisYear() {
        Range months = person().ageInMonthsOn(LocalDate.of(asOf().getYear(), 12, 31));
        return months.lessThan(Range.whole(Range.Kind.MONTHS, MONTHS_OF_YEAR, Why.NONE));
    }

    @Override
    public OneOf code(String dimension, Table table) {
        return dimension.equals("filing_status") ? unit.filingStatus() : super.code(dimension, table);
    }

    @Override
    @InRules(value = "how many people are on the tax return", kind = Range.Kind.COUNT)
    public Range size() {
        return unit.size();
    }
}
