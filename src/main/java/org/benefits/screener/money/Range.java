package org.benefits.screener.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A number that may be known only between two bounds: an amount of money, a count, a number of years, a share. Each bound has its own
 * reasons, so that a sentence quotes only the bound that decided. Arithmetic is interval arithmetic: whatever concrete values lie inside the
 * ranges, the concrete result lies inside the result.
 *
 * <p>Numbers are fixed-point, in steps of one {@value #SCALE}th: fine enough that cents divided by twelve and multiplied by a four-decimal
 * share stay exact. A finer result is rounded to the nearest step, half up, in the same way for bounds and for known values.
 */
public final class Range {
    /** What the number measures; two kinds are never added or compared. */
    public enum Kind {
        MONEY,
        COUNT,
        SHARE,
        YEARS,
        MONTHS,
        DAYS,
        WEEKS,
        HOURS
    }

    /** Steps in one. */
    public static final long SCALE = 12_000_000L;

    private static final long MICROS = 1_000_000L;
    private static final int MICRO_DIGITS = 6;
    private static final long INFINITE = Long.MAX_VALUE;
    private static final long MINUS_INFINITE = Long.MIN_VALUE;

    private final Kind kind;
    private final long low;
    private final long high;
    private final Why lowWhy;
    private final Why highWhy;
    private final Why waits;

    private Range(Kind kind, long low, long high, Why lowWhy, Why highWhy, Why waits) {
        this.kind = kind;
        this.low = low;
        this.high = high;
        this.lowWhy = lowWhy;
        this.highWhy = highWhy;
        this.waits = low == high ? Why.NONE : waits;
    }

    /** A known whole number. */
    public static Range whole(Kind kind, long number, Why because) {
        long steps = Math.multiplyExact(number, SCALE);
        return new Range(kind, steps, steps, because, because, Why.NONE);
    }

    /** A known number; digits finer than a step are rounded half up. */
    public static Range of(Kind kind, BigDecimal number, Why because) {
        long steps = toSteps(number);
        return new Range(kind, steps, steps, because, because, Why.NONE);
    }

    /** A known amount of money. */
    public static Range money(Money money, Why because) {
        long steps = Math.multiplyExact(money.cents(), SCALE / 100);
        return new Range(Kind.MONEY, steps, steps, because, because, Why.NONE);
    }

    /** A whole number between two bounds, both possible. */
    public static Range between(Kind kind, long low, Why lowWhy, long high, Why highWhy, Why waitsFor) {
        return new Range(
                kind, Math.multiplyExact(low, SCALE), Math.multiplyExact(high, SCALE), lowWhy, highWhy, waitsFor);
    }

    /** A number that is not known but surely not below zero. */
    public static Range unknownFromZero(Kind kind, Why waitsFor) {
        return new Range(kind, 0, INFINITE, Why.NONE, Why.NONE, waitsFor);
    }

    /** A number of which nothing is known. */
    public static Range unknown(Kind kind, Why waitsFor) {
        return new Range(kind, MINUS_INFINITE, INFINITE, Why.NONE, Why.NONE, waitsFor);
    }

    /** A limit that the law does not set: everything is below it. */
    public static Range noLimit(Kind kind, Why because) {
        return new Range(kind, INFINITE, INFINITE, because, because, Why.NONE);
    }

    /** A limit where nothing is offered: nothing is at or below it. */
    public static Range notOffered(Kind kind, Why because) {
        return new Range(kind, MINUS_INFINITE, MINUS_INFINITE, because, because, Why.NONE);
    }

    /** Zero, without reasons. */
    public static Range zero(Kind kind) {
        return new Range(kind, 0, 0, Why.NONE, Why.NONE, Why.NONE);
    }

    private static long toSteps(BigDecimal number) {
        return number.multiply(BigDecimal.valueOf(SCALE))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the number is known exactly (a missing limit counts as known). */
    public boolean isKnown() {
        return low == high;
    }

    /** Whether a lower bound is known. */
    public boolean hasLow() {
        return low != MINUS_INFINITE && low != INFINITE;
    }

    /** Whether an upper bound is known. */
    public boolean hasHigh() {
        return high != MINUS_INFINITE && high != INFINITE;
    }

    /** Whether this is surely a limit that the law does not set. */
    public boolean isNoLimit() {
        return low == INFINITE;
    }

    /** Whether this is surely a limit where nothing is offered. */
    public boolean isNotOffered() {
        return high == MINUS_INFINITE;
    }

    /** The lower bound; call only where {@link #hasLow()}. */
    public BigDecimal lowNumber() {
        return toNumber(low);
    }

    /** The upper bound; call only where {@link #hasHigh()}. */
    public BigDecimal highNumber() {
        return toNumber(high);
    }

    private static BigDecimal toNumber(long steps) {
        if (steps % (SCALE / MICROS) == 0) {
            return withoutZeros(steps / (SCALE / MICROS), MICRO_DIGITS);
        }
        return new BigDecimal(steps).divide(BigDecimal.valueOf(SCALE), new MathContext(30, RoundingMode.HALF_UP));
    }

    // Nearly every number ends within six digits, and is then had without dividing big numbers.
    private static BigDecimal withoutZeros(long number, int scale) {
        long shorter = number;
        int digits = scale;
        while (digits > 0 && shorter % 10 == 0) {
            shorter /= 10;
            digits--;
        }
        return BigDecimal.valueOf(shorter, digits);
    }

    /** The lower bound as a whole number, rounded down; call only where {@link #hasLow()}. */
    public long lowWhole() {
        return Math.floorDiv(low, SCALE);
    }

    /** The upper bound as a whole number, rounded down; call only where {@link #hasHigh()}. */
    public long highWhole() {
        return Math.floorDiv(high, SCALE);
    }

    /** Why the number is not below its lower bound. */
    public Why lowWhy() {
        return lowWhy;
    }

    /** Why the number is not above its upper bound. */
    public Why highWhy() {
        return highWhy;
    }

    /** What the number waits for; nothing when it is known. */
    public Why waitsFor() {
        return waits;
    }

    /** The same bounds with more reasons behind both, for values chosen by a key. */
    public Range because(Why more) {
        return more == Why.NONE ? this : new Range(kind, low, high, lowWhy.and(more), highWhy.and(more), waits);
    }

    /** The same bounds, waiting for these reasons alone. */
    public Range waitingFor(Why reasons) {
        return new Range(kind, low, high, lowWhy, highWhy, reasons);
    }

    /** The smallest range that holds both, waiting also for what would choose between them. */
    public Range hull(Range other, Why waitsFor) {
        long lowest = Math.min(low, other.low);
        long highest = Math.max(high, other.high);
        return new Range(
                sameKind(other),
                lowest,
                highest,
                lowWhy.and(other.lowWhy),
                highWhy.and(other.highWhy),
                waitsFor.and(waits).and(other.waits));
    }

    /** Whether this range lies inside the other. */
    public boolean isInside(Range other) {
        return low >= other.low && high <= other.high;
    }

    private Kind sameKind(Range other) {
        if (kind != other.kind) {
            throw new IllegalArgumentException("cannot combine " + kind + " with " + other.kind);
        }
        return kind;
    }

    @InRules("the sum")
    public Range plus(Range other) {
        return new Range(
                sameKind(other),
                addLow(low, other.low),
                addHigh(high, other.high),
                lowWhy.and(other.lowWhy),
                highWhy.and(other.highWhy),
                waits.and(other.waits));
    }

    @InRules("the difference; may fall below zero")
    public Range minus(Range other) {
        return new Range(
                sameKind(other),
                addLow(low, negate(other.high)),
                addHigh(high, negate(other.low)),
                lowWhy.and(other.highWhy),
                highWhy.and(other.lowWhy),
                waits.and(other.waits));
    }

    private static long negate(long steps) {
        return steps == INFINITE ? MINUS_INFINITE : steps == MINUS_INFINITE ? INFINITE : -steps;
    }

    private static long addLow(long a, long b) {
        if (a == MINUS_INFINITE || b == MINUS_INFINITE) {
            return MINUS_INFINITE;
        }
        return a == INFINITE || b == INFINITE ? INFINITE : Math.addExact(a, b);
    }

    private static long addHigh(long a, long b) {
        if (a == INFINITE || b == INFINITE) {
            return INFINITE;
        }
        return a == MINUS_INFINITE || b == MINUS_INFINITE ? MINUS_INFINITE : Math.addExact(a, b);
    }

    @InRules("this amount times a share or a count")
    public Range times(Range factor) {
        if (factor.kind != Kind.SHARE
                && factor.kind != Kind.COUNT
                && factor.kind != Kind.MONTHS
                && factor.kind != Kind.WEEKS) {
            throw new IllegalArgumentException("cannot multiply by " + factor.kind);
        }
        if (factor.low >= 0 && low >= 0) {
            return new Range(
                    kind,
                    multiply(low, factor.low),
                    multiply(high, factor.high),
                    lowWhy.and(factor.lowWhy),
                    highWhy.and(factor.highWhy),
                    waits.and(factor.waits));
        }
        long a = multiply(low, factor.low);
        long b = multiply(low, factor.high);
        long c = multiply(high, factor.low);
        long d = multiply(high, factor.high);
        Why all = lowWhy.and(highWhy).and(factor.lowWhy).and(factor.highWhy);
        return new Range(
                kind,
                Math.min(Math.min(a, b), Math.min(c, d)),
                Math.max(Math.max(a, b), Math.max(c, d)),
                all,
                all,
                waits.and(factor.waits));
    }

    // Zero times "no bound" is zero: a person who is surely not counted adds nothing, however much they may earn.
    private static long multiply(long a, long b) {
        if (a == 0 || b == 0) {
            return 0;
        }
        if (isInfinite(a) || isInfinite(b)) {
            return (a > 0) == (b > 0) ? INFINITE : MINUS_INFINITE;
        }
        if (b % SCALE == 0) {
            long whole = b / SCALE;
            long high = Math.multiplyHigh(a, whole);
            long product = a * whole;
            if (high == (product >> 63)) {
                return product;
            }
        }
        long high = Math.multiplyHigh(a, b);
        long product = a * b;
        return high == (product >> 63) ? divideHalfUp(product, SCALE) : divideHalfUp(a, b, SCALE);
    }

    private static boolean isInfinite(long steps) {
        return steps == INFINITE || steps == MINUS_INFINITE;
    }

    // Half up means toward positive infinity at the middle, so that the operation never falls when its input rises.
    private static long divideHalfUp(long number, long divisor) {
        long quotient = Math.floorDiv(number, divisor);
        long rest = number - quotient * divisor;
        return rest >= divisor - rest ? quotient + 1 : quotient;
    }

    private static long divideHalfUp(long a, long b, long divisor) {
        BigInteger[] parts =
                BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divideAndRemainder(BigInteger.valueOf(divisor));
        BigInteger quotient = parts[0];
        BigInteger rest = parts[1];
        if (rest.signum() < 0) {
            quotient = quotient.subtract(BigInteger.ONE);
            rest = rest.add(BigInteger.valueOf(divisor));
        }
        if (rest.shiftLeft(1).compareTo(BigInteger.valueOf(divisor)) >= 0) {
            quotient = quotient.add(BigInteger.ONE);
        }
        return quotient.longValueExact();
    }

    /** This amount divided among a surely positive count; rounded half up to a step. */
    @InRules("this amount divided by a count above zero")
    public Range dividedBy(Range count) {
        if (count.kind != Kind.COUNT && count.kind != Kind.MONTHS && count.kind != Kind.SHARE) {
            throw new IllegalArgumentException("cannot divide by " + count.kind);
        }
        if (count.low <= 0) {
            throw new IllegalArgumentException("cannot divide by a count that may be zero");
        }
        long lowest = Math.min(divide(low, count.low), divide(low, count.high));
        long highest = Math.max(divide(high, count.low), divide(high, count.high));
        Why of = count.isKnown() ? count.lowWhy : count.lowWhy.and(count.highWhy);
        return new Range(kind, lowest, highest, lowWhy.and(of), highWhy.and(of), waits.and(count.waits));
    }

    private static long divide(long a, long b) {
        if (isInfinite(a)) {
            return a;
        }
        return isInfinite(b) ? 0 : divideHalfUp(a, SCALE, b);
    }

    @InRules("a yearly amount as a monthly one: divided by 12")
    public Range perMonth() {
        return map(steps -> divideHalfUp(steps, 12));
    }

    @InRules("a monthly amount as a yearly one: times 12")
    public Range perYear() {
        return map(steps -> Math.multiplyExact(steps, 12L));
    }

    @InRules("the larger of the two")
    public Range notBelow(Range floor) {
        sameKind(floor);
        if (low >= floor.high) {
            return new Range(kind, low, high, lowWhy, highWhy.and(floor.highWhy), waits);
        }
        if (floor.low >= high) {
            return new Range(kind, floor.low, floor.high, floor.lowWhy, highWhy.and(floor.highWhy), floor.waits);
        }
        return new Range(
                kind,
                Math.max(low, floor.low),
                Math.max(high, floor.high),
                low >= floor.low ? lowWhy : floor.lowWhy,
                highWhy.and(floor.highWhy),
                waits.and(floor.waits));
    }

    @InRules("zero where it would fall below zero")
    public Range notBelowZero() {
        return low >= 0 ? this : notBelow(zero(kind));
    }

    @InRules("the smaller of the two")
    public Range cappedAt(Range cap) {
        sameKind(cap);
        if (high <= cap.low) {
            return new Range(kind, low, high, lowWhy.and(cap.lowWhy), highWhy, waits);
        }
        if (cap.high <= low) {
            return new Range(kind, cap.low, cap.high, lowWhy.and(cap.lowWhy), cap.highWhy, cap.waits);
        }
        return new Range(
                kind,
                Math.min(low, cap.low),
                Math.min(high, cap.high),
                lowWhy.and(cap.lowWhy),
                high <= cap.high ? highWhy : cap.highWhy,
                waits.and(cap.waits));
    }

    @InRules("this amount where the condition holds, else zero")
    public Range onlyWhen(Truth condition) {
        return when(condition, zero(kind));
    }

    @InRules("this amount where the condition holds, else the other")
    public Range when(Truth condition, Range otherwise) {
        sameKind(otherwise);
        return switch (condition.value()) {
            case YES -> because(condition.why());
            case NO -> otherwise.because(condition.why());
            case UNKNOWN -> hull(otherwise, condition.why());
        };
    }

    @InRules("to the nearest dollar, 50 cents up")
    public Range roundedToDollar() {
        return map(steps -> Math.multiplyExact(divideHalfUp(steps, SCALE), SCALE));
    }

    @InRules("down to the whole dollar")
    public Range roundedDownToDollar() {
        return map(steps -> Math.multiplyExact(Math.floorDiv(steps, SCALE), SCALE));
    }

    @InRules("up to the whole dollar")
    public Range roundedUpToDollar() {
        return map(steps -> Math.multiplyExact(-Math.floorDiv(-steps, SCALE), SCALE));
    }

    @InRules("up to the next multiple, such as each started $1,000")
    public Range roundedUpToMultipleOf(Range multiple) {
        if (!multiple.isKnown() || multiple.low <= 0) {
            throw new IllegalArgumentException("a multiple must be known and above zero");
        }
        return map(steps -> Math.multiplyExact(-Math.floorDiv(-steps, multiple.low), multiple.low))
                .because(multiple.lowWhy);
    }

    @InRules("the money amount as a number of times another fits in, such as $5,000 over $1,000 is 5")
    public Range countOf(Range each) {
        if (!each.isKnown() || each.low <= 0) {
            throw new IllegalArgumentException("the divisor must be known and above zero");
        }
        Range scaled = map(steps -> divideHalfUp(steps, SCALE, each.low));
        return new Range(Kind.COUNT, scaled.low, scaled.high, lowWhy.and(each.lowWhy), highWhy.and(each.lowWhy), waits);
    }

    private interface Monotone {
        long apply(long steps);
    }

    private Range map(Monotone change) {
        long lowest = isInfinite(low) ? low : change.apply(low);
        long highest = low == high ? lowest : isInfinite(high) ? high : change.apply(high);
        return new Range(kind, lowest, highest, lowWhy, highWhy, waits);
    }

    @InRules("at or below")
    public Truth atMost(Range limit) {
        sameKind(limit);
        if (high <= limit.low && high != MINUS_INFINITE) {
            return Truth.compared(Truth.Value.YES, highWhy.and(limit.lowWhy), this, limit);
        }
        if (low > limit.high || limit.high == MINUS_INFINITE) {
            return Truth.compared(
                    Truth.Value.NO,
                    limit.high == MINUS_INFINITE ? limit.highWhy : lowWhy.and(limit.highWhy),
                    this,
                    limit);
        }
        return waits.hasQuestion()
                ? undecided(limit, high <= limit.high, low > limit.low)
                : undecided(limit, low <= limit.low && limit.low != MINUS_INFINITE, high > limit.high);
    }

    // Where only one side waits for answers, the other may lie above or below wherever they put it.
    private Truth undecided(Range limit, boolean mayBeYes, boolean mayBeNo) {
        boolean answers = waits.hasQuestion();
        boolean answersOfLimit = limit.waits.hasQuestion();
        boolean oneSide = answers != answersOfLimit;
        boolean gap = !answers && !answersOfLimit && (waits.hasGap() || limit.waits.hasGap());
        return Truth.undecided(
                waits.and(limit.waits), this, limit, gap || oneSide && mayBeYes, gap || oneSide && mayBeNo);
    }

    @InRules("below")
    public Truth lessThan(Range limit) {
        sameKind(limit);
        if (high < limit.low || limit.low == INFINITE) {
            return Truth.compared(
                    Truth.Value.YES, limit.low == INFINITE ? limit.lowWhy : highWhy.and(limit.lowWhy), this, limit);
        }
        if (low >= limit.high) {
            return Truth.compared(Truth.Value.NO, lowWhy.and(limit.highWhy), this, limit);
        }
        return waits.hasQuestion()
                ? undecided(limit, high < limit.high, low >= limit.low)
                : undecided(limit, low < limit.low, high >= limit.high);
    }

    @InRules("at or above")
    public Truth atLeast(Range limit) {
        Truth below = lessThan(limit);
        return below.not();
    }

    @InRules("above")
    public Truth moreThan(Range limit) {
        return atMost(limit).not();
    }

    @Override
    public String toString() {
        return kind + "[" + show(low) + ", " + show(high) + "]";
    }

    private static String show(long steps) {
        return isInfinite(steps)
                ? (steps > 0 ? "inf" : "-inf")
                : toNumber(steps).stripTrailingZeros().toPlainString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Range that && kind == that.kind && low == that.low && high == that.high;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * kind.hashCode() + Long.hashCode(low)) + Long.hashCode(high);
    }
}
