package org.benefits.screener.units;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.benefits.screener.household.Amount;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.Money;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;
import org.benefits.screener.tables.Gap;

/**
 * What one worker earned in each calendar quarter, as unemployment insurance reads it. The base period is the first four of the last five
 * quarters that were over before the claim; here the claim is made on the day of the screening. Where the quarters are not named by year and
 * number, such as 2026Q1, all that were given are taken for the base period.
 */
final class BaseWages {
    private static final String FACT = "basePeriodWages";
    private static final Pattern QUARTER = Pattern.compile("\\s*(\\d{4})\\D{0,3}([1-4])\\s*");
    private static final int QUARTERS_IN_YEAR = 4;

    private final Why why;
    private final boolean known;
    private final boolean named;
    private final Map<Integer, Range> byNumber = new TreeMap<>();
    private final List<Range> base = new ArrayList<>();
    private final int newest;

    BaseWages(Person person, LocalDate claimed) {
        why = person.why(FACT);
        newest = claimed.getYear() * QUARTERS_IN_YEAR + (claimed.getMonthValue() - 1) / 3 - 1;
        List<Map<?, ?>> rows = rows(person);
        known = rows != null;
        named = known && rows.stream().allMatch(r -> number(r) != null);
        if (!known) {
            return;
        }
        Map<String, Range> byName = new TreeMap<>();
        for (Map<?, ?> row : rows) {
            Range amount = Range.money(money(row), why);
            byName.merge(String.valueOf(row.get("quarter")).strip(), amount, Range::plus);
            if (named) {
                byNumber.merge(number(row), amount, Range::plus);
            }
        }
        if (named) {
            byNumber.forEach((number, amount) -> {
                if (number < newest && number >= newest - QUARTERS_IN_YEAR) {
                    base.add(amount);
                }
            });
        } else {
            base.addAll(byName.values());
        }
        base.sort(Comparator.comparing(Range::lowNumber).reversed());
    }

    private static List<Map<?, ?>> rows(Person person) {
        if (!(person.given(FACT) instanceof List<?> list)) {
            return null;
        }
        List<Map<?, ?>> rows = new ArrayList<>();
        for (Object each : list) {
            Map<?, ?> row = (Map<?, ?>) each;
            if (!(row.get("amount") instanceof Amount)) {
                return null;
            }
            rows.add(row);
        }
        return rows;
    }

    private static Money money(Map<?, ?> row) {
        return ((Amount) row.get("amount")).money();
    }

    // Quarters are counted through the years, so that neighbors differ by one.
    private static Integer number(Map<?, ?> row) {
        Matcher matcher = QUARTER.matcher(String.valueOf(row.get("quarter")));
        return matcher.matches()
                ? (Integer.parseInt(matcher.group(1)) * QUARTERS_IN_YEAR + Integer.parseInt(matcher.group(2)) - 1)
                : null;
    }

    private Range nothing() {
        return Range.zero(Range.Kind.MONEY).because(why);
    }

    private Range open() {
        return Range.unknownFromZero(Range.Kind.MONEY, why);
    }

    /** All wages of the base period, in dollars. */
    Range total() {
        return known ? highest(base.size()) : open();
    }

    /** The wages of so many quarters of the base period, those with the most. */
    Range highest(int quarters) {
        if (!known) {
            return open();
        }
        Range sum = nothing();
        for (Range each : base.subList(0, Math.min(quarters, base.size()))) {
            sum = sum.plus(each);
        }
        return sum;
    }

    /** The wages of the quarter that has the third most, in dollars. */
    Range third() {
        return known ? (base.size() < 3 ? nothing() : base.get(2)) : open();
    }

    /** How many quarters of the base period have wages. */
    Range quarters() {
        if (!known) {
            return Range.between(Range.Kind.COUNT, 0, Why.NONE, QUARTERS_IN_YEAR, Why.NONE, why);
        }
        long count = base.stream()
                .filter(r -> r.lowNumber().compareTo(BigDecimal.ZERO) > 0)
                .count();
        return Range.whole(Range.Kind.COUNT, count, why);
    }

    /** The wages of the last two quarters of the base period. */
    Range lastTwo() {
        return named ? of(newest - 1).plus(of(newest - 2)) : betweenNothingAnd(highest(2));
    }

    /** The wages of the two neighboring quarters of the base period that have the most together. */
    Range neighbors() {
        if (!named) {
            return betweenNothingAnd(highest(2));
        }
        Range most = nothing();
        for (int number = newest - QUARTERS_IN_YEAR; number < newest - 1; number++) {
            most = most.notBelow(of(number).plus(of(number + 1)));
        }
        return most;
    }

    /** Whether there are wages in the last quarter that is over, which only another base period counts. */
    Truth hasNewer() {
        if (!known) {
            return Truth.unknown(why);
        }
        return named
                ? Truth.of(of(newest).lowNumber().compareTo(BigDecimal.ZERO) > 0, why)
                : total().moreThan(nothing()).and(Truth.unknown(Why.of(unnamed())));
    }

    private Range of(int number) {
        return byNumber.getOrDefault(number, nothing());
    }

    // Which of the quarters came last was not said in a form that can be read.
    private Range betweenNothingAnd(Range most) {
        return known ? nothing().hull(most, Why.of(unnamed())) : open();
    }

    private static Gap unnamed() {
        return new Gap("which quarter the wages are of");
    }
}
