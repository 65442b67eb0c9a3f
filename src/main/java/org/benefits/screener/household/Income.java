package org.benefits.screener.household;

import java.time.LocalDate;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Why;

/**
 * One income of a person.
 *
 * @param type what it is, as far as known
 * @param amount the payment, or null where it is not known
 * @param start first day, or null where it runs since January 1
 * @param end last day, or null where it goes on
 * @param date the day of a single payment, or null
 * @param why the fact that this income was given under
 * @param asOf the day of the screening
 */
public record Income(
        OneOf type, Amount amount, LocalDate start, LocalDate end, LocalDate date, Why why, LocalDate asOf) {

    /** Whether it runs on the day of the screening; a single payment counts in its month. */
    public boolean isCurrent() {
        if (amount != null && amount.frequency() == Frequency.ONCE) {
            return date != null && Payments.sameMonth(date, asOf);
        }
        return (start == null || !start.isAfter(asOf)) && (end == null || !end.isBefore(asOf));
    }

    /** What comes in now, a month, by the year: weekly times 52 over 12. Zero where it does not run now. */
    public Range monthly() {
        if (!isCurrent()) {
            return zero();
        }
        return amount == null || amount.money() == null ? open() : Payments.monthly(amount, why);
    }

    /** What it comes to in a calendar year: the rate while it runs, by days, in whole cents. */
    public Range inYear(int year) {
        if (amount == null || amount.money() == null) {
            return open();
        }
        if (amount.frequency() == Frequency.ONCE) {
            return date != null && date.getYear() == year ? Range.money(amount.money(), why) : zero();
        }
        Range whole = Payments.yearly(amount, why);
        return whole.times(Range.of(Range.Kind.SHARE, Payments.shareOfYear(year, start, end), why));
    }

    private Range open() {
        return mayBeNegative() ? Range.unknown(Range.Kind.MONEY, why) : Range.unknownFromZero(Range.Kind.MONEY, why);
    }

    private boolean mayBeNegative() {
        return type.possible().stream().anyMatch(HouseholdReader.MAY_BE_NEGATIVE::contains);
    }

    private Range zero() {
        return Range.zero(Range.Kind.MONEY).because(why);
    }
}
