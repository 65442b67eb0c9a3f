package org.benefits.screener.bench;

import java.util.List;
import java.util.Locale;
import org.benefits.screener.household.Household;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.TestRules;
import org.benefits.screener.text.Edition;

/**
 * Many households through all programs, a hundred together, on one thread: households and rule matches for each second of the processor. The
 * households are read before the clock starts; each is screened once only, so that nothing is left over from an earlier time.
 */
public final class ManyHouseholds {
    private static final int TOGETHER = Screener.MOST_TOGETHER;

    private ManyHouseholds() {}

    /**
     * @param arguments how many households a round, how many rounds
     */
    public static void main(String[] arguments) {
        int size = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Edition edition = TestRules.edition();
        Population population = new Population(edition.books().dictionary(), size, 7);
        Screener screener = new Screener((program, e) -> {
            throw e;
        });
        long[] thread = new long[rounds];
        long[] process = new long[rounds];
        int warm = 3;
        long matches = 0;
        for (int round = -warm; round < rounds; round++) {
            long before = screener.matches();
            long ownTime = 0;
            long allTime = 0;
            for (int from = 0; from + TOGETHER <= size; from += TOGETHER) {
                List<Household> households = population.read(from, TOGETHER);
                long own = Cpu.thread();
                long all = Cpu.process();
                screener.screenAll(edition.books(), households);
                ownTime += Cpu.thread() - own;
                allTime += Cpu.process() - all;
            }
            if (round >= 0) {
                thread[round] = ownTime;
                process[round] = allTime;
            }
            matches = screener.matches() - before;
        }
        int programs = edition.books().all().size();
        System.out.printf(
                Locale.ROOT,
                "many households: %d programs, %.0f households per CPU-second of the thread (of the process %.0f), %.1f matches a household%n",
                programs,
                size * 1e9 / Cpu.median(thread),
                size * 1e9 / Cpu.median(process),
                (double) matches / size);
    }
}
