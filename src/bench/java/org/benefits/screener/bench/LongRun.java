package org.benefits.screener.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.benefits.screener.household.Household;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.TestRules;
import org.benefits.screener.text.Edition;

/** Live heap, after garbage collection, after ten thousand households and after many more: nothing of a household may stay. */
public final class LongRun {
    private static final int FIRST = 10_000;
    private static final int TOGETHER = Screener.MOST_TOGETHER;

    private LongRun() {}

    /**
     * @param arguments how many households in all
     */
    public static void main(String[] arguments) {
        int size = Integer.parseInt(arguments[0]);
        Edition edition = TestRules.edition();
        Population population = new Population(edition.books().dictionary(), 2000, 5);
        Screener screener = new Screener((program, e) -> {
            throw e;
        });
        long first = 0;
        for (int from = 0; from < size; from += TOGETHER) {
            List<Household> households = population.read(from, TOGETHER);
            screener.screenAll(edition.books(), households);
            if (from + TOGETHER == FIRST) {
                first = liveBytes();
            }
        }
        long last = liveBytes();
        System.out.printf(
                Locale.ROOT,
                "long run: live heap %.1f MB after %d households, %.1f MB after %d%n",
                first / 1e6,
                FIRST,
                last / 1e6,
                size);
    }

    private static long liveBytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
