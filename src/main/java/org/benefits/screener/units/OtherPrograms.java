package org.benefits.screener.units;

import org.benefits.screener.household.Person;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;

/** What programs that ran before found about the household, or about a person of it; the person is null for the household as one. */
public interface OtherPrograms {
    /** Whether the program is likely. */
    Truth wouldGet(String program, Person person);

    /** Whether the program would be likely if this one criterion of it were met. */
    Truth wouldGetButFor(String program, String criterion, Person person);

    /** What the program gives the household where it is likely, else nothing; of programs that judge the household as one. */
    Range wouldGetAmount(String program);

    /** The same if this one criterion of it were met. */
    Range wouldGetAmountButFor(String program, String criterion);
}
