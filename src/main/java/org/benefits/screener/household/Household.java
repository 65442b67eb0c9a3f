package org.benefits.screener.household;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;

/** Everyone entered and what was said about them, on the day of the screening. */
public final class Household extends Answers {
    private final LocalDate asOf;
    private final List<Person> people;
    private final boolean peopleKnown;
    private final Receipt receipt;
    private final FactPath[] paths;
    private final ProgramList programs;

    Household(
            LocalDate asOf,
            Map<String, Fact> facts,
            Object[] values,
            List<Person> people,
            boolean peopleKnown,
            ProgramList programs) {
        super(facts, values);
        this.programs = programs;
        this.asOf = asOf;
        this.people = List.copyOf(people);
        this.peopleKnown = peopleKnown;
        this.paths = new FactPath[values.length];
        this.receipt = new Receipt(this, programs, null);
    }

    /** Who gets which program. */
    public Receipt receipt() {
        return receipt;
    }

    /**
     * Who would get which program if one more were received.
     *
     * @param covered the ids of the people who get it, for a program that covers people; else empty
     */
    public Receipt receiptWith(String program, Set<String> covered) {
        return new Receipt(this, programs, new Receiving(program, covered));
    }

    @Override
    public Household household() {
        return this;
    }

    @Override
    FactPath path(Fact fact) {
        FactPath path = paths[fact.index()];
        if (path == null) {
            path = new FactPath(fact, null, -1);
            paths[fact.index()] = path;
        }
        return path;
    }

    public LocalDate asOf() {
        return asOf;
    }

    /** Everyone entered, in the order of the request. */
    public List<Person> people() {
        return people;
    }

    /** Whether the list of people was given; where it was, it is complete. */
    public boolean peopleKnown() {
        return peopleKnown;
    }

    /** What waits for the list of people, or rests on it. */
    public Why peopleWhy() {
        return Why.of(path(fact(Dictionary.PEOPLE)));
    }

    /** The person who answers, once people are entered. */
    public Optional<Person> self() {
        return people.stream().filter(Person::isSelf).findFirst();
    }

    /** What would tell who answers, while no relation says so: the relations that are open. */
    public Why selfWhy() {
        Why open = Why.NONE;
        for (Person person : people) {
            open = person.isOpen("relation") ? open.and(person.why("relation")) : open;
        }
        return open;
    }

    public Optional<Person> find(String id) {
        for (Person person : people) {
            if (person.id().equals(id)) {
                return Optional.of(person);
            }
        }
        return Optional.empty();
    }

    /** Whether at least one person meets a condition. */
    public Truth someone(Function<Person, Truth> condition) {
        Truth any = peopleKnown ? Truth.no(peopleWhy()) : Truth.unknown(peopleWhy());
        for (Person person : people) {
            any = any.or(condition.apply(person));
            if (any.isYes()) {
                return any;
            }
        }
        return any;
    }

    /** Whether more than this many people live here. */
    public Truth hasMorePeopleThan(int number) {
        return peopleKnown ? Truth.of(people.size() > number, peopleWhy()) : Truth.unknown(peopleWhy());
    }

    /** How many people live here. */
    public Range numberOfPeople() {
        return peopleKnown
                ? Range.whole(Range.Kind.COUNT, people.size(), peopleWhy())
                : Range.between(Range.Kind.COUNT, 1, Why.NONE, HouseholdReader.MOST_PEOPLE, Why.NONE, peopleWhy());
    }

    /** Whether the household, or someone in it, gets a program. */
    public Truth receives(String program) {
        return receipt.household(program);
    }

    @Override
    public String toString() {
        return "Household";
    }
}
