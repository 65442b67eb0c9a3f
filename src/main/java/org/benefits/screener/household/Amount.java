package org.benefits.screener.household;

import java.math.BigDecimal;
import org.benefits.screener.money.Money;

/** A payment and how often it comes; hourly pay also says how many hours a week (null where that is not known). */
public record Amount(Money money, Frequency frequency, BigDecimal hoursPerWeek) {
    /** A monthly amount. */
    public static Amount monthly(Money money) {
        return new Amount(money, Frequency.MONTHLY, null);
    }
}
