package org.benefits.screener.bench;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.benefits.screener.household.Household;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.screening.TestRules;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.ScreeningJson;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One household through all programs, warm, by the wall clock: the distribution over a varied population. Each call takes another household,
 * read before its clock starts.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 4, time = 5)
public class OneHousehold {
    private static final int HOUSEHOLDS = 2000;

    private final Edition edition = TestRules.edition();
    private final Population population = new Population(edition.books().dictionary(), HOUSEHOLDS, 11);
    private final Screener screener = new Screener((program, e) -> {
        throw e;
    });
    private Household household;
    private int next;

    /** Reads the next household. */
    @Setup(Level.Invocation)
    public void read() {
        household = population.read(next++);
    }

    /** Outcomes only, as a batch asks for them: without what one program opens of another. */
    @Benchmark
    public Screening outcomes() {
        return screener.screenAll(edition.books(), java.util.List.of(household)).get(0);
    }

    /** The answer of the API: with what one program opens of another, every criterion, every sentence, as bytes. */
    @Benchmark
    public byte[] explained() {
        Screening screening = screener.screen(edition.books(), household);
        return new ScreeningJson(screening, edition.texts(), "en", true).bytes(Set.of());
    }
}
