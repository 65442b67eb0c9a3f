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
 * @param day the day whose law and whose year count: that of the screening, or that on which coverage can begin
 * @param others the programs that ran before
 */
public record Look(People people, Tables tables, LocalDate guidelineDay, LocalDate day, OtherPrograms others) {
    Household household() {
        return people.household();
    }

    LocalDate asOf() {
        return day;
    }
}
