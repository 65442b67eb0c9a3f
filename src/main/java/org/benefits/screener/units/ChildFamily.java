package org.benefits.screener.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;
import org.benefits.screener.tables.Gap;

/**
 * The families that child care help looks at, one for each child: the child, the parents who live here with their husbands or wives, and
 * brothers and sisters under 18 (45 CFR 98.2: a parent is one by blood, marriage or adoption, a guardian, or whoever stands in for one).
 * Each state says which other relatives count (45 CFR 98.16(g)), so those may count or not. A foster child is a family of one.
 */
public final class ChildFamily extends Unit {
    static final int COMES_OF_AGE = 18;
    private static final Set<String> NEVER_COUNTED = Set.of("foster-child", "not-related");
    private static final Truth STATE_DECIDES =
            Truth.unknown(Why.of(new Gap("which other relatives the state counts in the child's family")));

    private final List<ChildFamilyMember> members = new ArrayList<>();

    public ChildFamily(Look look) {
        super(look);
        for (Person person : household().people()) {
            members.add(new ChildFamilyMember(look, person, this));
        }
    }

    @Override
    public List<ChildFamilyMember> everyone() {
        return members;
    }

    @Override
    @InRules(value = "how many people live in the home", kind = Range.Kind.COUNT)
    public Range size() {
        return household().numberOfPeople();
    }

    /** Whether the adult is the child's parent, or married to one. */
    Truth isParentOrStepparent(Person adult, Person child) {
        Truth parent = kinship().isParent(adult, child);
        for (Person other : household().people()) {
            if (other != adult && other != child && !parent.isYes()) {
                Truth married = kinship().areSpouses(adult, other);
                parent = married.isNo()
                        ? parent
                        : parent.or(kinship().isParent(other, child).and(married));
            }
        }
        return parent;
    }

    /** Whether the adult raises the child: a parent or stepparent or, where none lives here, whoever stands in for one. */
    Truth raises(Person adult, Person child) {
        if (adult == child) {
            return Truth.NO;
        }
        Truth parent = isParentOrStepparent(adult, child);
        Truth answers = adult.choice("relation").isOneOf(Set.of("self", "spouse"));
        Truth standsIn = answers.and(adult.isAtLeast(COMES_OF_AGE))
                .and(livesWithParent(child).not());
        return parent.or(standsIn);
    }

    private Truth livesWithParent(Person child) {
        Truth any = Truth.NO;
        for (Person other : household().people()) {
            any = any.or(kinship().isParent(other, child));
        }
        return any;
    }

    /** Whether the other person counts in the child's family; where the state decides, unknown with that as what it waits for. */
    Truth counts(Person child, Person other) {
        if (child == other) {
            return Truth.YES;
        }
        Truth foster = child.choice("relation").is("foster-child");
        if (foster.isYes()) {
            return foster.not();
        }
        Truth minorSibling =
                isSibling(child, other).and(other.isAtLeast(COMES_OF_AGE).not());
        OneOf relation = other.choice("relation");
        Truth related = relation.isOneOf(NEVER_COUNTED).not().and(STATE_DECIDES);
        return isParentOrStepparent(other, child).or(minorSibling).or(related).and(foster.not());
    }

    private Truth isSibling(Person child, Person other) {
        return other.choice("relation").is("foster-child").not().and(kinship().areSiblings(child, other));
    }
}
