package org.benefits.screener.units;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;
import org.benefits.screener.tables.Gap;
import org.benefits.screener.tables.Table;

/**
 * The assistance unit of TANF: the children for whom the person who answers cares, their parents at home, and those parents' other children
 * (42 USC 608(a)(1), 619(2); 45 CFR 233.90, 206.10(a)(1)(vii) as states carried it on). A pregnant person without a child is a family of
 * their own where the state takes them. A relative who cares for children who have no parent here is not counted, and may ask to be. Whom
 * the rules on members leave out keeps their place, with no income counted, or with as much of it as the state decides. Amounts differ by
 * area, by how many parents are counted, and by how the family lives; the tables say which of these matter in which state.
 */
public final class TanfFamily extends Unit {
    private static final Set<String> RELATIVES = Set.of("grandchild", "sibling", "niece-or-nephew", "other-relative");
    private static final Set<String> COULD_BE_HEAD = Set.of("self", "spouse", "partner");
    private static final Set<String> AT_HOME = Set.of("none", "hospital");
    private static final Set<String> HOMELESS = Set.of("shelter", "hotel", "street-or-vehicle");
    private static final List<String> AREAS = List.of("1", "2", "3", "4");
    private static final Gap STEPPARENT = new Gap("how the state counts a stepparent, husband or wife");
    private static final int COMES_OF_AGE = 18;

    private final List<TanfMember> members = new ArrayList<>();
    private Truth[] children;
    private Truth[] parents;
    private Range size;
    private OneOf area;

    public TanfFamily(Look look) {
        super(look);
        for (Person person : household().people()) {
            members.add(new TanfMember(look, person, this));
        }
    }

    @Override
    public List<TanfMember> everyone() {
        return members;
    }

    // ---- who belongs together

    Truth isChild(Person person) {
        settle();
        return children[person.order()];
    }

    Truth isParent(Person person) {
        settle();
        return parents[person.order()];
    }

    private void settle() {
        if (children != null) {
            return;
        }
        List<Person> people = household().people();
        Truth[] young = new Truth[people.size()];
        Truth[] found = new Truth[people.size()];
        Truth anyOwn = Truth.NO;
        for (Person person : people) {
            young[person.order()] = isDependent(person);
            Truth own = young[person.order()].isNo() ? Truth.NO : young[person.order()].and(isOwn(person));
            found[person.order()] = own;
            anyOwn = anyOwn.or(own);
        }
        for (Person person : people) {
            Truth other = young[person.order()].isNo() || anyOwn.isYes()
                    ? Truth.NO
                    : young[person.order()].and(anyOwn.not()).and(isRelative(person));
            found[person.order()] = found[person.order()].or(other);
        }
        Truth[] grown = new Truth[people.size()];
        for (Person person : people) {
            grown[person.order()] = isParentOfAny(person, found);
        }
        for (Person person : people) {
            if (!young[person.order()].isNo() && !found[person.order()].isYes()) {
                found[person.order()] =
                        found[person.order()].or(young[person.order()].and(isChildOfAny(person, grown)));
            }
        }
        children = found;
        parents = grown;
    }

    // 42 USC 619(2): under 18, or under 19 and a full-time pupil of a secondary school, where the state has not set
    // another
    // age. Foster children are paid for otherwise (42 USC 672). A stay in a hospital leaves the home as it is; how long
    // a
    // child may be away, the state says (42 USC 608(a)(10)).
    private Truth isDependent(Person person) {
        Truth pupil = person.choice("student")
                .isOneOf(Set.of("k-12", "ged"))
                .and(person.choice("enrollment")
                        .isOneOf(Set.of("less-than-half-time", "half-time"))
                        .not());
        TanfMember member = members.get(person.order());
        Truth young = person.age()
                .lessThan(member.limit("child-age/child-under"))
                .or(person.age().lessThan(member.limit("child-age/pupil-under")).and(pupil));
        return young.isNo()
                ? young
                : young.and(person.choice("relation").is("foster-child").not())
                        .and(person.choice("institution").isOneOf(AT_HOME));
    }

    private Truth isOwn(Person person) {
        Person self = household().self().orElse(null);
        if (self == null) {
            return Truth.unknown(household().selfWhy());
        }
        if (person == self) {
            return any(other -> other == self ? Truth.NO : isCarer(other));
        }
        return kinship().isParent(self, person);
    }

    private static Truth isCarer(Person other) {
        return other.isAtLeast(COMES_OF_AGE)
                .and(other.choice("relation").isOneOf(Set.of("parent", "grandparent", "sibling", "other-relative")));
    }

    private Truth isRelative(Person person) {
        Person self = household().self().orElse(null);
        return self == null
                ? Truth.unknown(household().selfWhy())
                : person.choice("relation")
                        .isOneOf(RELATIVES)
                        .and(any(other -> other == person ? Truth.NO : other.isAtLeast(COMES_OF_AGE)));
    }

    private Truth isParentOfAny(Person person, Truth[] of) {
        return any(child -> child == person || of[child.order()].isNo()
                ? Truth.NO
                : kinship().isParent(person, child).and(of[child.order()]));
    }

    private Truth isChildOfAny(Person person, Truth[] of) {
        return any(parent -> parent == person || of[parent.order()].isNo()
                ? Truth.NO
                : kinship().isParent(parent, person).and(of[parent.order()]));
    }

    private Truth any(Function<Person, Truth> is) {
        return household().someone(is);
    }

    /** A parent by marriage only: named by {@code stepchild}, or the husband or wife of a parent whom {@code parents} names. */
    Truth isStepparentOnly(Person person) {
        Truth natural = any(child -> {
            Truth mine = child == person || isChild(child).isNo()
                    ? Truth.NO
                    : kinship().isParent(person, child);
            return mine.isNo()
                    ? mine
                    : mine.and(isChild(child)).and(isByMarriage(person, child).not());
        });
        return isParent(person).and(natural.not());
    }

    private static Truth isByMarriage(Person parent, Person child) {
        if (child.given("parents") instanceof List<?> named) {
            return Truth.of(!named.contains(parent.id()), child.why("parents"));
        }
        return child.choice("relation")
                .is("stepchild")
                .and(parent.choice("relation").is("self"));
    }

    /** Whether a pregnant person who has no child here would be the family. */
    Truth isPregnantAlone(Person person) {
        return person.yes("pregnant")
                .and(person.choice("relation").isOneOf(COULD_BE_HEAD))
                .and(hasChild().not());
    }

    /** Whether this is the husband or wife of a pregnant person who has no child here. */
    Truth isMateOfPregnant(Person person) {
        return any(other -> {
            Truth mate = other == person ? Truth.NO : kinship().areSpouses(person, other);
            return mate.isNo()
                    ? mate
                    : mate.and(isPregnantAlone(other))
                            .and(isPregnantAlone(person).not());
        });
    }

    /** Whether a person belongs to the family, before anyone is left out. */
    Truth belongs(Person person) {
        Truth parent = isParent(person);
        if (!parent.isNo()) {
            Truth step = isStepparentOnly(person);
            parent = step.isNo()
                    ? parent
                    : parent.and(step.not().or(Truth.unknown(Why.of(STEPPARENT).and(step.waitsFor()))));
        }
        Truth mate = isMateOfPregnant(person);
        mate = mate.isNo() ? mate : mate.and(Truth.unknown(Why.of(STEPPARENT)));
        return isChild(person).or(parent).or(isPregnantAlone(person)).or(mate);
    }

    // ---- what rules ask

    @Override
    @InRules(value = "how many people the cash help counts", kind = Range.Kind.COUNT)
    public Range size() {
        if (size == null) {
            size = count(TanfMember::isMember);
        }
        return size;
    }

    private Range count(Function<TanfMember, Truth> is) {
        Range count = household().peopleKnown()
                ? Range.zero(Range.Kind.COUNT).because(household().peopleWhy())
                : household().numberOfPeople();
        for (TanfMember member : members) {
            count = count.plus(Counting.one(is.apply(member)));
        }
        return count;
    }

    @InRules("whether there is a child for whom a parent or relative here cares")
    public Truth hasChild() {
        return any(this::isChild);
    }

    @InRules("whether there is no child yet, but someone in the couple is pregnant")
    public Truth hasPregnantPersonOnly() {
        return any(this::isPregnantAlone);
    }

    @InRules("whether the children have no parent here, so that another relative cares for them")
    public Truth relativesCare() {
        return hasChild().and(any(this::isParent).not());
    }

    @InRules(
            "the sum of an amount derived for each person who is counted; of someone left out, none, or as the state decides between none and all")
    public Range incomeOfFamily(String amountOfEach) {
        Range sum = household().peopleKnown()
                ? Range.zero(Range.Kind.MONEY).because(household().peopleWhy())
                : Range.unknownFromZero(Range.Kind.MONEY, household().peopleWhy());
        for (TanfMember member : members) {
            Truth in = member.isMember();
            Truth open = member.isLeftOutWithIncome();
            if (!in.isNo()) {
                sum = sum.plus(member.amount(amountOfEach).onlyWhen(in));
            }
            if (!open.isNo()) {
                Range all = member.amount(amountOfEach);
                Range some = all.equals(nothing())
                        ? all
                        : nothing().hull(all, Why.of(new Gap("how the state counts the income of someone left out")));
                sum = sum.plus(some.onlyWhen(open));
            }
        }
        return sum;
    }

    /**
     * What is left of earned income by a state's own two steps. Shares are what still counts, so that more pay never leaves less.
     *
     * @param firstFlat comes off, or the share that does not count, whichever is more
     * @param mostDisregarded the most that the second share may take off; no limit where there is none
     * @param endsAbove no second share from more pay than this; no limit where there is none
     */
    @InRules(
            "what is left of earned income: a flat amount or a share comes off first, then another flat amount, then a share of the rest, up to a most and up to an income")
    public Range afterDisregards(
            Range earned,
            Range firstFlat,
            Range firstCountedShare,
            Range secondFlat,
            Range secondCountedShare,
            Range mostDisregarded,
            Range endsAbove) {
        Range first = earned.minus(firstFlat).notBelowZero().cappedAt(earned.times(firstCountedShare));
        Range second = first.minus(secondFlat).notBelowZero();
        Range shared = second.times(secondCountedShare);
        if (!mostDisregarded.isNoLimit()) {
            shared = shared.notBelow(second.minus(mostDisregarded));
        }
        return endsAbove.isNoLimit() ? shared : shared.when(earned.atMost(endsAbove), second);
    }

    @InRules("between the two amounts: the state's office finds out which")
    public Range between(Range one, Range other) {
        return one.equals(other)
                ? one
                : one.hull(other, Why.of(new Gap("which of the state's amounts the office takes")));
    }

    // ---- dimensions of the tables of amounts

    @Override
    public OneOf code(String dimension, Table table) {
        return switch (dimension) {
            case "area" -> whereItMatters(table, dimension, this::area);
            case "adults" -> whereItMatters(table, dimension, this::adults);
            case "shelter_cost" -> whereItMatters(table, dimension, this::shelterCost);
            case "housing_aid" -> whereItMatters(table, dimension, this::housingAid);
            case "weekly_hours" -> whereItMatters(table, dimension, this::weeklyHours);
            case "living_arrangement" ->
                whereItMatters(table, dimension, () -> household().choice("livingArrangement"));
            default -> super.code(dimension, table);
        };
    }

    // A state whose rows do not tell two cases apart does not ask which one it is.
    private OneOf whereItMatters(Table table, String dimension, java.util.function.Supplier<OneOf> choice) {
        OneOf state = household().choice("state");
        if (state.isKnown()) {
            Set<String> named = table.codesOfState(state.get(), dimension);
            if (named.isEmpty() || named.equals(Set.of(Table.ANY))) {
                return OneOf.known(Table.ANY, Why.NONE);
            }
        }
        return choice.get();
    }

    private OneOf area() {
        if (!household().choice("state").isKnown()) {
            List<String> any = new ArrayList<>(AREAS);
            any.add(Table.ANY);
            return OneOf.among(any, household().choice("state").why());
        }
        if (area == null) {
            area = areaByCounty();
        }
        return area;
    }

    private OneOf areaByCounty() {
        List<String> possible = new ArrayList<>();
        Why why = household().choice("state").why();
        Why open = Why.NONE;
        for (String each : AREAS) {
            Truth in = inForceWhereListed("county-group/area-" + each);
            why = why.and(in.why());
            open = open.and(in.waitsFor());
            if (!in.isNo()) {
                possible.add(each);
            }
        }
        return possible.isEmpty()
                ? OneOf.known(Table.ANY, why)
                : OneOf.among(possible, possible.size() == 1 ? why : open);
    }

    private OneOf adults() {
        Range count = count(m -> m.isMember().and(isChild(m.person()).not()));
        Set<String> possible = new LinkedHashSet<>();
        long low = count.hasLow() ? count.lowWhole() : 0;
        long high = count.hasHigh() ? count.highWhole() : 2;
        for (long each = low; each <= high && each <= 2; each++) {
            possible.add(each == 0 ? "none" : each == 1 ? "one" : "two");
        }
        if (high > 2) {
            possible.add("two");
        }
        Why why = count.isKnown() ? count.lowWhy() : count.waitsFor();
        return possible.size() == 1 ? OneOf.known(possible.iterator().next(), why) : OneOf.among(possible, why);
    }

    private OneOf shelterCost() {
        Range cost = household()
                .money("rent")
                .plus(household().money("mortgage"))
                .plus(household().money("propertyTaxAndInsurance"));
        // Without a home there is no rent to show; a state may pay as if there were.
        Truth paidInFull =
                household().choice("livingArrangement").isOneOf(HOMELESS).and(inForce("homeless-paid-in-full"));
        Truth none = cost.atMost(nothing()).and(paidInFull.not());
        Truth low = cost.atMost(limit("low-shelter-up-to")).and(paidInFull.not());
        Set<String> possible = new LinkedHashSet<>();
        if (!none.isNo()) {
            possible.add("none");
        }
        if (!none.isYes() && !low.isNo()) {
            possible.add("low");
        }
        if (!low.isYes()) {
            possible.add("high");
        }
        return possible.size() == 1
                ? OneOf.known(possible.iterator().next(), none.why().and(low.why()))
                : OneOf.among(possible, none.waitsFor().and(low.waitsFor()));
    }

    private OneOf housingAid() {
        Truth aid = household().yes("rentIsSubsidized").or(receives("housing-assistance"));
        return aid.isUnknown()
                ? OneOf.among(List.of("yes", Table.ANY), aid.waitsFor())
                : OneOf.known(aid.isYes() ? "yes" : Table.ANY, aid.why());
    }

    private OneOf weeklyHours() {
        Truth thirty = any(p -> p.number("hoursPerWeek", Range.Kind.HOURS)
                .atLeast(limit("full-disregard-from"))
                .and(isParent(p).or(isPregnantAlone(p))));
        return thirty.isUnknown()
                ? OneOf.among(List.of("many", "few"), thirty.waitsFor())
                : OneOf.known(thirty.isYes() ? "many" : "few", thirty.why());
    }

    @Override
    public Range number(String dimension, Table table) {
        return dimension.equals("size")
                ? size().notBelow(Range.whole(Range.Kind.COUNT, 1, Why.NONE))
                : super.number(dimension, table);
    }
}
