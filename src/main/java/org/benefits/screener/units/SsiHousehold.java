package org.benefits.screener.units;

import java.util.ArrayList;
import java.util.List;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.Range;

/**
 * A home as SSI sees it: each person is judged alone or with a husband or wife who lives there, and a child under 18 with part of what the
 * parents there have (20 CFR 416.1160-1166, 416.1202). Nobody is left out of the home; whose money counts for whom is asked of each person.
 */
public final class SsiHousehold extends Unit {
    private final List<SsiPerson> members = new ArrayList<>();

    public SsiHousehold(Look look) {
        super(look);
        for (Person person : household().people()) {
            members.add(new SsiPerson(look, person, this));
        }
    }

    @Override
    public List<SsiPerson> everyone() {
        return members;
    }

    @Override
    @InRules(value = "how many people live here", kind = Range.Kind.COUNT)
    public Range size() {
        return household().numberOfPeople();
    }
}
