package org.benefits.screener.units;

import java.time.LocalDate;
import org.benefits.screener.household.Household;
import org.benefits.screener.tables.Tables;

/**
 * One program looking at one household.
 *
 * @param people the household with its family relations worked out once for all programs
 * @param tables the numbers that the program may read
 * @param guidelineDay a day on which the poverty guideline that the program has adopted is in force
 * @param others the programs that ran before
 */
public record Look(People people, Tables tables, LocalDate guidelineDay, OtherPrograms others) {
    Household household() {
        return people.household();
    }

    LocalDate asOf() {
        return people.household().asOf();
    }
}
