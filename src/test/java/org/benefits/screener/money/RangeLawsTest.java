package org.benefits.screener.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whatever concrete numbers lie inside the ranges, the concrete result lies inside the result, rounding included. */
class RangeLawsTest {
    private static final int TRIES = 20_000;
    private static final List<UnaryOperator<Range>> ROUNDINGS = List.of(
            Range::roundedToDollar,
            Range::roundedDownToDollar,
            Range::roundedUpToDollar,
            Range::notBelowZero,
            Range::perMonth,
            Range::perYear,
            r -> r.roundedUpToMultipleOf(whole(1000)),
            r -> r.times(share("0.2106")),
            r -> r.dividedBy(Range.whole(Range.Kind.COUNT, 7, Why.NONE)));
    private static final List<BinaryOperator<Range>> PAIRS =
            List.of(Range::plus, Range::minus, Range::cappedAt, Range::notBelow);

    private final Random random = new Random(7);

    private static Range whole(long dollars) {
        return Range.whole(Range.Kind.MONEY, dollars, Why.NONE);
    }

    private static Range share(String share) {
        return Range.of(Range.Kind.SHARE, new java.math.BigDecimal(share), Why.NONE);
    }

    private record Drawn(Range range, Range inside) {}

    // A range of money, sometimes open at an end, and a concrete amount in it to the cent.
    private Drawn draw() {
        long low = random.nextInt(2_000_000) - 500_000L;
        long high = low + random.nextInt(1_000_000);
        long inside = low + (long) (random.nextDouble() * (high - low));
        Range known = Range.money(new Money(low), Why.NONE).hull(Range.money(new Money(high), Why.NONE), Why.NONE);
        Range amount = Range.money(new Money(inside), Why.NONE);
        return switch (random.nextInt(6)) {
            case 0 -> new Drawn(known.hull(Range.unknown(Range.Kind.MONEY, Why.NONE), Why.NONE), amount);
            case 1 ->
                inside >= 0
                        ? new Drawn(Range.unknownFromZero(Range.Kind.MONEY, Why.NONE), amount)
                        : new Drawn(known, amount);
            case 2 -> new Drawn(amount, amount);
            default -> new Drawn(known, amount);
        };
    }

    @Test
    void everyOperationOfOneKeepsTheConcreteResultInside() {
        for (int i = 0; i < TRIES; i++) {
            Drawn drawn = draw();
            for (UnaryOperator<Range> operation : ROUNDINGS) {
                Range concrete = operation.apply(drawn.inside());
                Range result = operation.apply(drawn.range());
                assertTrue(
                        concrete.isKnown() && concrete.isInside(result),
                        () -> concrete + " outside " + result + " from " + drawn);
            }
        }
    }

    @Test
    void everyOperationOfTwoKeepsTheConcreteResultInside() {
        for (int i = 0; i < TRIES; i++) {
            Drawn one = draw();
            Drawn other = draw();
            for (BinaryOperator<Range> operation : PAIRS) {
                Range concrete = operation.apply(one.inside(), other.inside());
                Range result = operation.apply(one.range(), other.range());
                assertTrue(
                        concrete.isKnown() && concrete.isInside(result),
                        () -> concrete + " outside " + result + " from " + one + " and " + other);
            }
        }
    }

    @Test
    void timesAnOpenShareOrCountKeepsTheConcreteResultInside() {
        for (int i = 0; i < TRIES; i++) {
            Drawn amount = draw();
            long low = random.nextInt(5);
            long high = low + random.nextInt(4);
            long inside = low + random.nextInt((int) (high - low + 1));
            Range factor = Range.between(Range.Kind.COUNT, low, Why.NONE, high, Why.NONE, Why.NONE);
            Range concrete = amount.inside().times(Range.whole(Range.Kind.COUNT, inside, Why.NONE));
            assertTrue(concrete.isInside(amount.range().times(factor)));
        }
    }

    @Test
    void comparisonsNeverContradictTheConcreteOnes() {
        List<BiFunction<Range, Range, Truth>> comparisons =
                List.of(Range::atMost, Range::lessThan, Range::atLeast, Range::moreThan);
        for (int i = 0; i < TRIES; i++) {
            Drawn one = draw();
            Drawn other = draw();
            for (BiFunction<Range, Range, Truth> compare : comparisons) {
                Truth open = compare.apply(one.range(), other.range());
                Truth concrete = compare.apply(one.inside(), other.inside());
                assertTrue(
                        !concrete.isUnknown() && (open.isUnknown() || open.value() == concrete.value()),
                        () -> one + " " + other + " " + open);
            }
        }
    }

    @Test
    void aConditionThatIsOpenHoldsBothAmounts() {
        Range open = whole(5).when(Truth.unknown(Why.NONE), whole(9));
        assertTrue(whole(5).isInside(open) && whole(9).isInside(open));
        assertEquals(whole(5), whole(5).when(Truth.YES, whole(9)));
        assertEquals(whole(9), whole(5).when(Truth.NO, whole(9)));
    }

    @Test
    void exactWhereTheLawIsExact() {
        // 130 % of $26,650 / 12 = $2,887.0833…; a cent is a hundredth and a twelfth of it is kept.
        Range monthly = whole(26_650).times(share("1.30")).perMonth();
        assertEquals(whole(2_888), monthly.roundedUpToDollar());
        assertTrue(
                Range.money(Money.dollars("2887.08"), Why.NONE).atMost(monthly).isYes());
        assertTrue(
                Range.money(Money.dollars("2887.09"), Why.NONE).atMost(monthly).isNo());
        assertEquals(
                Range.money(Money.dollars("4730"), Why.NONE),
                Range.money(Money.dollars("1100"), Why.NONE).times(share("4.3")));
    }

    @Test
    void halfADollarRoundsUp() {
        assertEquals(whole(368), Range.money(Money.dollars("367.50"), Why.NONE).roundedToDollar());
        assertEquals(whole(367), Range.money(Money.dollars("367.49"), Why.NONE).roundedToDollar());
        assertEquals(whole(95), Range.money(Money.dollars("94.20"), Why.NONE).roundedUpToDollar());
    }

    @Test
    void noLimitAndNotOfferedDecide() {
        assertTrue(whole(1_000_000)
                .atMost(Range.noLimit(Range.Kind.MONEY, Why.NONE))
                .isYes());
        assertTrue(whole(0).atMost(Range.notOffered(Range.Kind.MONEY, Why.NONE)).isNo());
        assertTrue(Range.unknownFromZero(Range.Kind.MONEY, Why.NONE)
                .atMost(Range.noLimit(Range.Kind.MONEY, Why.NONE))
                .isYes());
    }
}
