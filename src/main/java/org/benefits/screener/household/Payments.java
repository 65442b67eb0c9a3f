package org.benefits.screener.household;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Why;

/** How payments of any frequency become amounts a month or a year. */
public final class Payments {
    private static final BigDecimal DAYS = BigDecimal.valueOf(365);

    private Payments() {}

    /** An amount a month, by the year: payments a year over twelve. A single payment counts once. */
    static Range monthly(Amount amount, Why why) {
        if (amount.frequency() == Frequency.ONCE) {
            return Range.money(amount.money(), why);
        }
        return yearly(amount, why).perMonth();
    }

    /** An amount a year; unknown weekly hours leave hourly pay open. */
    static Range yearly(Amount amount, Why why) {
        Range payment = Range.money(amount.money(), why);
        Range perYear = Range.whole(Range.Kind.COUNT, amount.frequency().perYear(), Why.NONE);
        if (amount.frequency() != Frequency.HOURLY) {
            return payment.times(perYear);
        }
        Range hours = amount.hoursPerWeek() == null
                ? Range.between(Range.Kind.COUNT, 0, Why.NONE, 168, Why.NONE, why)
                : Range.of(Range.Kind.COUNT, amount.hoursPerWeek(), why);
        return payment.times(hours).times(perYear);
    }

    /**
     * An amount a month by a program's own factors, such as SNAP's 4.3 weeks and 2.15 two-week periods (7 CFR 273.10(c)(2)).
     *
     * @param weekly the factor for weekly and hourly pay
     * @param everyTwoWeeks the factor for pay every two weeks
     */
    public static Range monthly(Income income, Range weekly, Range everyTwoWeeks) {
        if (income.amount() == null || income.amount().money() == null) {
            return income.monthly();
        }
        Range payment = Range.money(income.amount().money(), income.why());
        return switch (income.amount().frequency()) {
            case WEEKLY -> payment.times(weekly);
            case EVERY_TWO_WEEKS -> payment.times(everyTwoWeeks);
            case HOURLY ->
                income.amount().hoursPerWeek() == null
                        ? income.monthly()
                        : payment.times(Range.of(
                                        Range.Kind.COUNT, income.amount().hoursPerWeek(), income.why()))
                                .times(weekly);
            default -> income.monthly();
        };
    }

    /** The share of a year's days on which an income ran, rounded to 6 decimals. */
    static BigDecimal shareOfYear(int year, LocalDate start, LocalDate end) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        LocalDate from = start == null || start.isBefore(first) ? first : start;
        LocalDate to = end == null || end.isAfter(last) ? last : end;
        if (from.isAfter(to)) {
            return BigDecimal.ZERO;
        }
        if (from.equals(first) && to.equals(last)) {
            return BigDecimal.ONE;
        }
        BigDecimal days = BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to) + 1);
        BigDecimal all = first.isLeapYear() ? DAYS.add(BigDecimal.ONE) : DAYS;
        return days.divide(all, 6, RoundingMode.HALF_UP);
    }

    static boolean sameMonth(LocalDate one, LocalDate other) {
        return YearMonth.from(one).equals(YearMonth.from(other));
    }
}
