package org.benefits.screener.units;

import java.time.LocalDate;
import java.util.function.BiFunction;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.Truth;
import org.benefits.screener.tables.Tables;

/**
 * One program looking at one household.
 *
 * @param people the household with its family relations worked out once for all programs
 * @param tables the numbers that the program may read
 * @param guidelineDay a day on which the poverty guideline that the program has adopted is in force
 * @param wouldGet whether the household, or a person, would get another program that ran before
 */
public record Look(People people, Tables tables, LocalDate guidelineDay, BiFunction<String, Person, Truth> wouldGet) {
    Household household() {
        return people.household();
    }

    LocalDate asOf() {
        return people.household().asOf();
    }
}
