package org.benefits.screener.household;

import java.util.Arrays;
import java.util.Optional;

/** How often an amount is paid, with the number of payments a year that it is compared by. */
public enum Frequency {
    HOURLY("hourly", 52),
    WEEKLY("weekly", 52),
    EVERY_TWO_WEEKS("every-two-weeks", 26),
    TWICE_A_MONTH("twice-a-month", 24),
    MONTHLY("monthly", 12),
    YEARLY("yearly", 1),
    ONCE("once", 1);

    private final String id;
    private final int perYear;

    Frequency(String id, int perYear) {
        this.id = id;
        this.perYear = perYear;
    }

    public String id() {
        return id;
    }

    /** Payments a year; for hourly pay, weeks a year. */
    public int perYear() {
        return perYear;
    }

    public static Optional<Frequency> find(String id) {
        return Arrays.stream(values()).filter(f -> f.id.equals(id)).findFirst();
    }
}
