package org.benefits.screener.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Person;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.screening.Books;
import org.benefits.screener.screening.PersonResult;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.screening.TestRules;
import org.benefits.screener.units.Family;
import org.benefits.screener.units.Look;
import org.benefits.screener.units.OtherPrograms;
import org.benefits.screener.units.People;
import org.benefits.screener.units.SnapHousehold;
import org.benefits.screener.units.Unit;

/**
 * SNAP and WIC by their rules, a hundred households together, against the same checks written by hand. First every outcome and amount of
 * some thousand households is compared; then both are timed in turn, on the same households, read anew each time.
 */
public final class AgainstByHand {
    private static final int TOGETHER = Screener.MOST_TOGETHER;

    // Neither program asks about another.
    private static final OtherPrograms NO_OTHER_PROGRAMS = new OtherPrograms() {
        @Override
        public Truth wouldGet(String program, Person person) {
            throw new IllegalStateException(program);
        }

        @Override
        public Truth wouldGetButFor(String program, String criterion, Person person) {
            throw new IllegalStateException(program);
        }

        @Override
        public Range wouldGetAmount(String program) {
            throw new IllegalStateException(program);
        }

        @Override
        public Range wouldGetAmountButFor(String program, String criterion) {
            throw new IllegalStateException(program);
        }
    };

    private AgainstByHand() {}

    /**
     * @param arguments how many households
     */
    public static void main(String[] arguments) {
        int size = Integer.parseInt(arguments[0]);
        Books books = TestRules.edition().books();
        Population population = new Population(books.dictionary(), size, 99);
        compare(books, population, size, "snap", unit -> ByHand.snap((SnapHousehold) unit));
        compare(books, population, size, "wic", unit -> ByHand.wic((Family) unit));
    }

    private static void compare(
            Books all, Population population, int size, String program, Function<Unit, ByHand.Result> byHand) {
        RuleBook book = all.get(program);
        Books one = new Books(all.dictionary(), Map.of(program, book), all.version());
        Screener screener = new Screener((id, e) -> {
            throw e;
        });
        for (int from = 0; from + TOGETHER <= size; from += TOGETHER) {
            List<Screening> byRules = screener.screenAll(one, population.read(from, TOGETHER));
            List<ByHand.Result> plain = plain(book, population.read(from, TOGETHER), byHand);
            for (int i = 0; i < TOGETHER; i++) {
                same(byRules.get(i).get(program), plain.get(i), from + i);
            }
        }
        System.out.printf("by hand: %s gives the same outcomes and amounts for %d households%n", program, size);
        time(one, book, population, size, byHand, screener);
    }

    private static void same(ProgramResult rules, ByHand.Result plain, int at) {
        List<?> people = rules.people().stream().map(PersonResult::outcome).toList();
        Range amount = plain.estimate();
        Range shown = amount != null && amount.hasLow() && amount.hasHigh() ? amount : null;
        if (rules.outcome() != plain.outcome()
                || !people.equals(plain.people())
                || !Objects.equals(rules.estimate(), shown)) {
            throw new IllegalStateException("household " + at + ": " + rules.outcome() + " " + people + " "
                    + rules.estimate() + " by the rules, " + plain + " by hand");
        }
    }

    private static List<ByHand.Result> plain(
            RuleBook book, List<Household> households, Function<Unit, ByHand.Result> byHand) {
        List<ByHand.Result> results = new ArrayList<>(households.size());
        for (Household household : households) {
            LocalDate day = book.day(household.asOf());
            results.add(byHand.apply(book.unit(
                    new Look(new People(household), book.tables(), book.guidelineDay(day), day, NO_OTHER_PROGRAMS),
                    true)));
        }
        return results;
    }

    private static void time(
            Books one,
            RuleBook book,
            Population population,
            int size,
            Function<Unit, ByHand.Result> byHand,
            Screener screener) {
        int rounds = 9;
        long[] rules = new long[rounds];
        long[] plain = new long[rounds];
        for (int round = -6; round < rounds; round++) {
            long ruleTime = 0;
            long plainTime = 0;
            for (int from = 0; from + TOGETHER <= size; from += TOGETHER) {
                List<Household> first = population.read(from, TOGETHER);
                List<Household> second = population.read(from, TOGETHER);
                long start = Cpu.thread();
                screener.screenAll(one, first);
                long middle = Cpu.thread();
                plain(book, second, byHand);
                plainTime += Cpu.thread() - middle;
                ruleTime += middle - start;
            }
            if (round >= 0) {
                rules[round] = ruleTime;
                plain[round] = plainTime;
            }
        }
        double byRules = size * 1e9 / Cpu.median(rules);
        double plainly = size * 1e9 / Cpu.median(plain);
        System.out.printf(
                Locale.ROOT,
                "by hand: %s %.0f households per CPU-second by the rules, %.0f by hand, %.2f times%n",
                book.spec().id(),
                byRules,
                plainly,
                plainly / byRules);
    }
}
