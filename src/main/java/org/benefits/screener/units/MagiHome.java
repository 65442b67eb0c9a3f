package org.benefits.screener.units;

import java.util.ArrayList;
import java.util.List;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.Range;

/** Everyone at home as Medicaid and CHIP see them: each with a household of their own (42 CFR 435.603(f)). */
public final class MagiHome extends Unit {
    // What decides who counts for whom, and what a dependent must file.
    private static final List<String> TABLES = List.of(
            MagiPerson.CHILD_UNDER_AGE,
            MagiPerson.EARNED,
            MagiPerson.UNEARNED,
            MagiPerson.TAXED_FROM,
            MagiPerson.STANDARD_DEDUCTION,
            MagiPerson.DEPENDENT_ADD,
            MagiPerson.DEPENDENT_MINIMUM);

    private final List<MagiPerson> people = new ArrayList<>();
    private final MagiHome first;

    public MagiHome(Look look) {
        super(look);
        for (Person person : household().people()) {
            people.add(new MagiPerson(look, person, this));
        }
        this.first = look.people().first(this);
    }

    /** Whether this home reads the same tables as another does on who counts for whom, for the same day. */
    boolean countsLike(MagiHome other) {
        if (!asOf().equals(other.asOf())) {
            return false;
        }
        for (String table : TABLES) {
            if (!look().tables().contains(table)
                    || !other.look().tables().contains(table)
                    || look().tables().get(table) != other.look().tables().get(table)) {
                return false;
            }
        }
        return true;
    }

    /** The same home as the first program saw it, which has worked out for all who counts for whom. */
    MagiHome first() {
        return first;
    }

    @Override
    public List<MagiPerson> everyone() {
        return people;
    }

    @Override
    @InRules(value = "how many people live here", kind = Range.Kind.COUNT)
    public Range size() {
        return household().numberOfPeople();
    }
}
