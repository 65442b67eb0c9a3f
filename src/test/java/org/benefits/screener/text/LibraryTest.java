package org.benefits.screener.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.HouseholdReader;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.screening.TemporaryRules;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changing rules while requests run, and rules that fail while running. */
class LibraryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @TempDir
    private Path folder;

    private final Screener screener = new Screener((program, e) -> {});

    private Library library() {
        return new Library(TemporaryRules.copy(folder, List.of("wic")), TestRules.COMPILED);
    }

    private static Household household(Edition edition, int income) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("state", "NC").putArray("receives");
        ObjectNode person = json.putArray("people").addObject();
        person.put("id", "a")
                .put("relation", "self")
                .put("age", 30)
                .put("pregnant", true)
                .put("babiesExpected", 1)
                .putArray("receives");
        person.putArray("incomes")
                .addObject()
                .put("type", "wages")
                .put("amount", income)
                .put("frequency", "monthly");
        return new HouseholdReader(edition.books().dictionary()).read(json, DAY, "");
    }

    private Outcome wic(Edition edition, int income) {
        return screener.screen(edition.books(), household(edition, income))
                .get("wic")
                .outcome();
    }

    @Test
    void anEditedNumberIsLiveWithoutARestart() {
        Library library = library();
        Edition before = library.edition();
        assertEquals(Outcome.LIKELY, wic(before, 3_337));
        assertEquals(Outcome.UNLIKELY, wic(before, 3_338));
        TemporaryRules.edit(
                library.rules().resolve("wic/tables/parameters.csv"), "income-share,1.85", "income-share,2.00");
        long start = System.nanoTime();
        assertEquals(List.of("wic"), library.refresh());
        long took = (System.nanoTime() - start) / 1_000_000;
        System.out.println("one edited program live again in " + took + " ms");
        assertEquals(Outcome.LIKELY, wic(library.edition(), 3_338));
        assertEquals(Outcome.UNLIKELY, wic(before, 3_338), "a screening that has begun sees one version to its end");
        assertNotEquals(before.books().version(), library.edition().books().version());
        assertEquals(List.of(), library.refresh(), "nothing changed since");
    }

    @Test
    void aBrokenFolderKeepsItsLastGoodVersionAndSaysSo() {
        Library library = library();
        RuleBook good = library.edition().books().get("wic");
        TemporaryRules.edit(library.rules().resolve("wic/income.drl"), "income-share", "incom-share");
        library.refresh();
        assertSame(good, library.edition().books().get("wic"));
        assertTrue(
                library.edition().broken().get("wic").contains("did you mean \"income-share\"?"),
                library.edition().broken().toString());
        TemporaryRules.edit(library.rules().resolve("wic/income.drl"), "incom-share", "income-share");
        TemporaryRules.edit(library.rules().resolve("shared/tables/poverty-guideline.csv"), "effective_from", "from");
        library.refresh();
        assertEquals(
                Outcome.LIKELY,
                wic(library.edition(), 1_000),
                "where what all share is broken, everything stays as it was");
        assertTrue(library.edition().broken().containsKey("shared"));
    }

    @Test
    void swapsWhileScreeningsRunNeverMixVersionsAndLeakNothing() throws Exception {
        Library library = library();
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Integer>> running = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            running.add(threads.submit(() -> {
                int done = 0;
                while (!stop.get()) {
                    Edition edition = library.edition();
                    Screening screening = screener.screen(edition.books(), household(edition, 3_337));
                    assertEquals(edition.books().version(), screening.books().version());
                    assertTrue(screening.programs().stream().noneMatch(ProgramResult::fault));
                    done++;
                }
                return done;
            }));
        }
        List<WeakReference<RuleBook>> dropped = new ArrayList<>();
        String rule = "rule \"income\"";
        for (int i = 0; i < 20; i++) {
            dropped.add(new WeakReference<>(library.edition().books().get("wic")));
            TemporaryRules.edit(library.rules().resolve("wic/income.drl"), rule, "// edited\n" + rule);
            assertEquals(List.of("wic"), library.refresh());
        }
        stop.set(true);
        for (Future<Integer> each : running) {
            assertTrue(each.get() > 0);
        }
        threads.shutdown();
        for (int i = 0; i < 20 && dropped.stream().anyMatch(r -> r.get() != null); i++) {
            System.gc();
            Thread.onSpinWait();
        }
        long kept = dropped.stream().filter(r -> r.get() != null).count();
        assertTrue(kept <= 1, kept + " of 20 dropped rule books are still in memory");
    }

    @Test
    void oneHouseholdThatThrowsAmongAHundredIsOneFault() {
        Library first = library();
        TemporaryRules.addThrower(first.rules());
        first.refresh();
        Edition edition = first.edition();
        List<Household> hundred = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("rent", 900).put("bedrooms", i == 50 ? 0 : 2);
            hundred.add(new HouseholdReader(edition.books().dictionary()).read(json, DAY, ""));
        }
        List<String> told = new ArrayList<>();
        List<Screening> screenings =
                new Screener((program, e) -> told.add(program)).screenAll(edition.books(), hundred);
        assertEquals(List.of("boom"), told);
        for (int i = 0; i < 100; i++) {
            ProgramResult boom = screenings.get(i).get("boom");
            assertEquals(i == 50, boom.fault());
            assertEquals(
                    i == 50 ? Outcome.MORE_NEEDED : Outcome.LIKELY, boom.outcome(), "a fault never reads as unlikely");
            assertEquals(List.of(), boom.missing());
            assertNotSame(Outcome.UNLIKELY, boom.outcome());
            assertTrue(!screenings.get(i).get("wic").fault(), "a fault is the fault of its program alone");
        }
    }
}
