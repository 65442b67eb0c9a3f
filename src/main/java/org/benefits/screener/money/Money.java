package org.benefits.screener.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An exact amount of US dollars, in whole cents. */
public record Money(long cents) implements Comparable<Money> {
    private static final BigDecimal LARGEST = new BigDecimal("1000000000");

    /**
     * Dollars, exactly.
     *
     * @throws ArithmeticException for parts of a cent or more than a billion dollars
     */
    public static Money dollars(BigDecimal dollars) {
        if (dollars.abs().compareTo(LARGEST) > 0) {
            throw new ArithmeticException("more than a billion dollars");
        }
        return new Money(
                dollars.setScale(2, RoundingMode.UNNECESSARY).unscaledValue().longValueExact());
    }

    /** Dollars written as "4.35". */
    public static Money dollars(String dollars) {
        return dollars(new BigDecimal(dollars));
    }

    /** Dollars with two decimals. */
    public BigDecimal toDollars() {
        return BigDecimal.valueOf(cents, 2);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }

    @Override
    public String toString() {
        return "$" + toDollars();
    }
}
