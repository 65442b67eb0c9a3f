package org.benefits.screener.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.benefits.screener.money.Range;

/** Money, counts, shares and dates in words of a language, as they are written in the United States. For one thread at a time. */
public final class Figures {
    private final Locale locale;
    private final Words common;
    private final NumberFormat noDigits = digits(0, 0);
    private final NumberFormat twoDigits = digits(2, 2);
    private final NumberFormat upToTwoDigits = digits(0, 2);

    /**
     * @param language the code of a language
     * @param common the words that all programs share, in it
     */
    public Figures(String language, Words common) {
        this.locale = Locale.forLanguageTag(language + "-US");
        this.common = common;
    }

    /** The language as it is written in the United States. */
    public Locale locale() {
        return locale;
    }

    /** A number that may be open: "$2,100", "at least $3,000", "$0 to $250", or words for "not known". */
    public String show(Range range, boolean cents) {
        if (range.isNoLimit()) {
            return common.get("figure.no-limit");
        }
        if (range.isNotOffered()) {
            return common.get("figure.not-offered");
        }
        if (range.isKnown()) {
            return number(range.kind(), range.lowNumber(), cents);
        }
        if (range.hasLow() && range.hasHigh()) {
            return fill(
                    "figure.between",
                    number(range.kind(), range.lowNumber(), cents),
                    number(range.kind(), range.highNumber(), cents));
        }
        if (range.hasLow() && range.lowNumber().signum() > 0) {
            return atLeast(range, cents);
        }
        return range.hasHigh() ? atMost(range, cents) : common.get("figure.unknown");
    }

    /** The lower bound of an open number: "at least $3,000"; a known one as it is. */
    String atLeast(Range range, boolean cents) {
        if (range.isKnown() || !range.hasLow()) {
            return show(range, cents);
        }
        return fill("figure.at-least", number(range.kind(), range.lowNumber(), cents), "");
    }

    /** The upper bound of an open number; a known one as it is. */
    String atMost(Range range, boolean cents) {
        if (range.isKnown() || !range.hasHigh()) {
            return show(range, cents);
        }
        return fill("figure.at-most", number(range.kind(), range.highNumber(), cents), "");
    }

    private String fill(String key, String first, String second) {
        return common.get(key)
                .replace("{low}", first)
                .replace("{amount}", first)
                .replace("{high}", second);
    }

    private String number(Range.Kind kind, BigDecimal number, boolean cents) {
        return switch (kind) {
            case MONEY -> money(number, cents);
            case SHARE -> plain(number.movePointRight(2)) + " %";
            default -> plain(number);
        };
    }

    private String plain(BigDecimal number) {
        return upToTwoDigits.format(number);
    }

    /** Whole dollars unless cents decide, or there is less than one dollar. */
    public String money(BigDecimal dollars, boolean cents) {
        boolean lessThanOne = dollars.signum() != 0 && dollars.abs().compareTo(BigDecimal.ONE) < 0;
        String shown = (cents || lessThanOne ? twoDigits : noDigits).format(dollars.abs());
        return (dollars.signum() < 0 && !shown.equals("0") ? "-$" : "$") + shown;
    }

    private static NumberFormat digits(int least, int most) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.US);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }

    /** A day as it is spoken: "Friday, January 20, 2027". */
    public String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale)
                .format(day);
    }

    /** A month of a year: "November 2026". */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern(common.get("figure.month"), locale).format(month);
    }
}
