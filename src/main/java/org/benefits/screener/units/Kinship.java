package org.benefits.screener.units;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;

/**
 * Who is whose husband, wife, parent or child, as far as the relations to the person who answers, {@code parents} and {@code spouse} tell. A
 * child of the person who answers is taken to be the husband's or wife's too, unless {@code parents} says otherwise.
 */
final class Kinship {
    private static final String FILING_STATUS = "filingStatus";
    private static final String JOINTLY = "married-filing-jointly";
    private static final Set<String> CHILDREN = Set.of("child", "stepchild");
    private static final Map<String, Set<String>> MAY_MARRY = Map.of(
            "parent", Set.of("parent", "other-relative", "not-related"),
            "grandparent", Set.of("grandparent", "other-relative", "not-related"),
            "sibling", Set.of("other-relative", "not-related"),
            "child", Set.of("other-relative", "not-related"),
            "stepchild", Set.of("other-relative", "not-related"),
            "grandchild", Set.of("other-relative", "not-related"),
            "niece-or-nephew", Set.of("other-relative", "not-related"),
            "other-relative",
                    Set.of(
                            "parent",
                            "grandparent",
                            "sibling",
                            "child",
                            "stepchild",
                            "grandchild",
                            "niece-or-nephew",
                            "other-relative",
                            "not-related"),
            "not-related",
                    Set.of(
                            "parent",
                            "grandparent",
                            "sibling",
                            "child",
                            "stepchild",
                            "grandchild",
                            "niece-or-nephew",
                            "other-relative",
                            "not-related"));
    private static final int LEAST_AGE_TO_MARRY = 15;

    private final List<Person> people;
    private final Truth[][] spouses;
    private final Truth[][] parents;
    private final Truth[][] siblings;

    Kinship(Household household) {
        this.people = household.people();
        int n = people.size();
        this.spouses = new Truth[n][n];
        this.parents = new Truth[n][n];
        this.siblings = new Truth[n][n];
    }

    /** Whether the two are married to each other. */
    Truth areSpouses(Person one, Person other) {
        if (one == other) {
            return Truth.NO;
        }
        Truth known = spouses[one.order()][other.order()];
        if (known == null) {
            known = married(one, other);
            spouses[one.order()][other.order()] = known;
            spouses[other.order()][one.order()] = known;
        }
        return known;
    }

    private static Truth married(Person one, Person other) {
        OneOf a = one.choice("relation");
        OneOf b = other.choice("relation");
        Truth byRelation = a.is("self").and(b.is("spouse")).or(a.is("spouse").and(b.is("self")));
        if (byRelation.isYes()) {
            return byRelation;
        }
        for (Person each : List.of(one, other)) {
            Person mate = each == one ? other : one;
            if (each.given("spouse") instanceof String id) {
                return Truth.of(id.equals(mate.id()), each.choice("spouse").why());
            }
            if (each.given("spouse") != null) {
                return Truth.no(each.choice("spouse").why());
            }
            Truth couldBeMarried = each.choice("maritalStatus").isOneOf(Set.of("married", "separated"));
            if (couldBeMarried.isNo()) {
                return couldBeMarried;
            }
            Truth oldEnough = each.isAtLeast(LEAST_AGE_TO_MARRY);
            if (oldEnough.isNo()) {
                return oldEnough;
            }
        }
        if (!mayMarry(a, b)) {
            return Truth.no(a.why().and(b.why()));
        }
        if (a.isKnown() && b.isKnown()) {
            return Truth.unknown(one.why("spouse"));
        }
        return Truth.unknown(open(a, b));
    }

    private static Why open(OneOf a, OneOf b) {
        return (a.isKnown() ? Why.NONE : a.why()).and(b.isKnown() ? Why.NONE : b.why());
    }

    private static boolean mayMarry(OneOf a, OneOf b) {
        for (String x : a.possible()) {
            for (String y : b.possible()) {
                if (x.equals("self") && y.equals("spouse")
                        || x.equals("spouse") && y.equals("self")
                        || MAY_MARRY.getOrDefault(x, Set.of()).contains(y)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Whether the two file a joint return. A couple who live together may always choose so (26 USC 6013(a)); the dictionary lets it be
     * assumed of the person who answers and their husband or wife.
     */
    Truth fileJointly(Person one, Person other) {
        Truth spouses = areSpouses(one, other);
        if (spouses.isNo()) {
            return spouses;
        }
        for (Person each : List.of(one, other)) {
            if (each.given(FILING_STATUS) != null) {
                return spouses.and(each.choice(FILING_STATUS).is(JOINTLY));
            }
        }
        OneOf status = one.choice(FILING_STATUS).isKnown() ? one.choice(FILING_STATUS) : other.choice(FILING_STATUS);
        return spouses.and(status.is(JOINTLY));
    }

    /** Whether the first is a natural, adoptive or step parent of the second. */
    Truth isParent(Person parent, Person child) {
        if (parent == child) {
            return Truth.NO;
        }
        Truth known = parents[parent.order()][child.order()];
        if (known == null) {
            known = parent(parent, child);
            parents[parent.order()][child.order()] = known;
        }
        return known;
    }

    private Truth parent(Person parent, Person child) {
        if (child.given("parents") instanceof List<?> named) {
            if (named.contains(parent.id())) {
                return Truth.yes(child.why("parents"));
            }
            Truth stepParent = Truth.no(child.why("parents"))
                    .or(parent.choice("relation")
                            .is("self")
                            .and(child.choice("relation").is("stepchild")));
            for (Person each : people) {
                if (each != parent && each != child && named.contains(each.id())) {
                    stepParent = stepParent.or(areSpouses(parent, each));
                }
            }
            return stepParent;
        }
        Truth older = parent.age().moreThan(child.age());
        if (older.isNo()) {
            return older;
        }
        OneOf a = parent.choice("relation");
        OneOf b = child.choice("relation");
        boolean some = false;
        boolean all = true;
        for (String x : a.possible()) {
            for (String y : b.possible()) {
                Truth.Value value = byRelations(x, y);
                some |= value != Truth.Value.NO;
                all &= value == Truth.Value.YES;
            }
        }
        if (all) {
            return Truth.yes(a.why().and(b.why()));
        }
        if (!some) {
            return Truth.no(a.why().and(b.why()));
        }
        return Truth.unknown(a.isKnown() && b.isKnown() ? child.why("parents") : open(a, b));
    }

    // What the two relations to the person who answers say of one being the other's parent.
    private static Truth.Value byRelations(String parent, String child) {
        if (CHILDREN.contains(child)) {
            return switch (parent) {
                case "self", "spouse" -> Truth.Value.YES;
                case "partner" -> Truth.Value.UNKNOWN;
                default -> Truth.Value.NO;
            };
        }
        return switch (child) {
            case "self" -> parent.equals("parent") ? Truth.Value.YES : Truth.Value.NO;
            case "sibling" -> parent.equals("parent") ? Truth.Value.UNKNOWN : Truth.Value.NO;
            case "grandchild" ->
                CHILDREN.contains(parent) || parent.equals("other-relative") || parent.equals("not-related")
                        ? Truth.Value.UNKNOWN
                        : Truth.Value.NO;
            case "niece-or-nephew" ->
                Set.of("sibling", "other-relative", "not-related").contains(parent)
                        ? Truth.Value.UNKNOWN
                        : Truth.Value.NO;
            case "parent" -> parent.equals("grandparent") ? Truth.Value.UNKNOWN : Truth.Value.NO;
            case "spouse", "partner" ->
                parent.equals("other-relative") || parent.equals("not-related") ? Truth.Value.UNKNOWN : Truth.Value.NO;
            case "other-relative" ->
                Set.of("other-relative", "not-related", "partner", "parent", "sibling", "grandparent")
                                .contains(parent)
                        ? Truth.Value.UNKNOWN
                        : Truth.Value.NO;
            case "not-related" ->
                Set.of("other-relative", "not-related", "partner").contains(parent)
                        ? Truth.Value.UNKNOWN
                        : Truth.Value.NO;
            default -> Truth.Value.NO;
        };
    }

    /** Whether the two share a parent who lives here, or the relations say that they are brothers or sisters. */
    Truth areSiblings(Person one, Person other) {
        if (one == other) {
            return Truth.NO;
        }
        Truth known = siblings[one.order()][other.order()];
        if (known == null) {
            known = siblings(one, other);
            siblings[one.order()][other.order()] = known;
        }
        return known;
    }

    private Truth siblings(Person one, Person other) {
        OneOf a = one.choice("relation");
        OneOf b = other.choice("relation");
        Truth byRelation = a.isOneOf(CHILDREN)
                .and(b.isOneOf(CHILDREN))
                .or(a.isOneOf(Set.of("self", "sibling")).and(b.isOneOf(Set.of("self", "sibling"))));
        if (!byRelation.isNo()) {
            return byRelation;
        }
        Truth shared = Truth.NO;
        for (Person each : people) {
            if (each != one && each != other) {
                shared = shared.or(isParent(each, one).and(isParent(each, other)));
            }
        }
        return shared;
    }
}
