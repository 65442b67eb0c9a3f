package org.benefits.screener.units;

import java.util.ArrayList;
import java.util.List;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.Range;

/** Everyone at home as Medicaid and CHIP see them: each with a household of their own (42 CFR 435.603(f)). */
public final class MagiHome extends Unit {
    private final List<MagiPerson> people = new ArrayList<>();

    public MagiHome(Look look) {
        super(look);
        for (Person person : household().people()) {
            people.add(new MagiPerson(look, person, this));
        }
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
