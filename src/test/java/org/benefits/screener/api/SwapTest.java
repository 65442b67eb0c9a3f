package org.benefits.screener.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.screening.TemporaryRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that change under running requests, over real HTTP. */
class SwapTest {
    private static final int SWAPS = 100;
    private static final int CALLERS = 3;
    private static final String AT_THE_LINE = """
            {"asOf": "2026-11-22", "household": {"state": "NC", "receives": [], "people": [
              {"id": "a", "relation": "self", "age": 30, "pregnant": true, "babiesExpected": 1, "receives": [],
               "incomes": [{"type": "wages", "amount": 3338, "frequency": "monthly"}]}]}}
            """;

    @TempDir
    private Path home;

    private Server server(int refreshSeconds) {
        Path rules = TemporaryRules.copy(home, List.of("wic"));
        RuleFolder folder = new RuleFolder(rules, home.resolve("compiled"));
        folder.keep(folder.check("wic"));
        return new Server(new Settings(
                        "127.0.0.1",
                        0,
                        rules,
                        home.resolve("compiled"),
                        Clock.systemUTC(),
                        256 * 1024,
                        600,
                        List.of(),
                        false,
                        refreshSeconds))
                .start();
    }

    private Path rule(String file) {
        return home.resolve("rules/wic").resolve(file);
    }

    private static JsonNode wic(String answer) {
        return Calls.read(answer).get("programs").get(0);
    }

    /** The share of the poverty guideline decides: at 185 % a dollar over the line is unlikely, at 200 % it is likely. */
    private void swap(Server server, boolean generous) {
        TemporaryRules.edit(
                rule("tables/parameters.csv"),
                generous ? "income-share,1.85" : "income-share,2.00",
                generous ? "income-share,2.00" : "income-share,1.85");
        assertEquals(List.of("wic"), server.library().refresh());
    }

    @Test
    void aHundredSwapsUnderFireFailNothingMixNothingAndLeakNothing() throws Exception {
        try (Server server = server(0)) {
            Map<String, String> expected = new ConcurrentHashMap<>();
            String strict = server.library().edition().books().version();
            swap(server, true);
            String generous = server.library().edition().books().version();
            swap(server, false);
            assertEquals(
                    strict, server.library().edition().books().version(), "the version is that of the rules in force");
            expected.put(strict, "UNLIKELY");
            expected.put(generous, "LIKELY");
            AtomicBoolean stop = new AtomicBoolean();
            ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
            List<Future<int[]>> running = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                running.add(threads.submit(() -> call(server, expected, stop)));
            }
            long[] early = null;
            for (int i = 0; i < SWAPS; i++) {
                swap(server, i % 2 == 0);
                if (i == SWAPS / 4) {
                    early = live();
                }
            }
            long[] late = live();
            stop.set(true);
            int[] seen = new int[2];
            for (Future<int[]> each : running) {
                seen[0] += each.get()[0];
                seen[1] += each.get()[1];
            }
            threads.shutdown();
            assertTrue(threads.awaitTermination(30, TimeUnit.SECONDS));
            assertTrue(seen[0] > 0 && seen[1] > 0, "both versions were seen: " + seen[0] + " and " + seen[1]);
            System.out.printf(
                    "%d swaps under %d requests; after a quarter and at the end: heap %d and %d KiB, classes %d and %d, metaspace %d and %d KiB%n",
                    SWAPS,
                    seen[0] + seen[1],
                    early[0] >> 10,
                    late[0] >> 10,
                    early[1],
                    late[1],
                    early[2] >> 10,
                    late[2] >> 10);
            // One set of a program's classes more or less may be alive at the moment of looking.
            assertTrue(late[0] < early[0] * 1.1 + (4 << 20), "the heap grew");
            assertTrue(late[1] < early[1] + 300, "classes stayed");
            assertTrue(late[2] < early[2] + (4 << 20), "metaspace grew");
        }
    }

    private static int[] call(Server server, Map<String, String> expected, AtomicBoolean stop) {
        Calls calls = new Calls(server);
        int[] seen = new int[2];
        while (!stop.get()) {
            HttpResponse<String> response = calls.post(Calls.SCREENINGS + "?programs=wic", AT_THE_LINE);
            assertEquals(200, response.statusCode(), response.body());
            JsonNode answer = Calls.read(response.body());
            String version = answer.get("rules").get("version").asText();
            String outcome = wic(response.body()).get("outcome").asText();
            assertEquals(expected.get(version), outcome, "the outcome is that of the version named");
            seen[outcome.equals("LIKELY") ? 1 : 0]++;
            pause(2);
        }
        return seen;
    }

    /** Bytes of heap, classes and bytes of metaspace in use once garbage is gone. */
    private static long[] live() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(p -> p.getName().equals("Metaspace"))
                .mapToLong(p -> p.getUsage().getUsed())
                .sum();
        return new long[] {
            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
            ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
            metaspace
        };
    }

    @Test
    void aFolderThatFailsItsCheckKeepsItsLastGoodVersionWithItsWordsAndSaysSo() {
        PrintStream err = System.err;
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        try (Server server = server(1)) {
            Calls calls = new Calls(server);
            String before = calls.post(Calls.SCREENINGS, AT_THE_LINE).body();
            TemporaryRules.edit(rule("text/en.properties"), "name=WIC", "name=WIC, but newer");
            TemporaryRules.edit(rule("income.drl"), "income-share", "incom-share");
            JsonNode ready = await(calls, true);
            assertTrue(
                    ready.get("broken").get("wic").asText().contains("did you mean \"income-share\"?"),
                    ready.toString());
            assertEquals(before, calls.post(Calls.SCREENINGS, AT_THE_LINE).body(), "rules and words stay as they were");
            String log = logged.toString(StandardCharsets.UTF_8);
            assertTrue(log.contains("rules/wic is not usable") && log.contains("income-share"), log);
            TemporaryRules.edit(rule("income.drl"), "incom-share", "income-share");
            await(calls, false);
            assertTrue(calls.post(Calls.SCREENINGS, AT_THE_LINE).body().contains("WIC, but newer"));
            // Words that are missing keep a change out too, and so does a file that is no text.
            TemporaryRules.edit(rule("text/es.properties"), "\nname=", "\nnome=");
            assertTrue(await(calls, true).get("broken").get("wic").asText().contains("es.properties"));
            assertTrue(calls.post(Calls.SCREENINGS, AT_THE_LINE).body().contains("WIC, but newer"));
        } finally {
            System.setErr(err);
        }
    }

    private static JsonNode await(Calls calls, boolean broken) {
        JsonNode ready = null;
        for (int i = 0; i < 600; i++) {
            ready = Calls.read(calls.get("/readyz").body());
            assertTrue(ready.get("ready").asBoolean());
            if (ready.get("broken").isEmpty() != broken) {
                return ready;
            }
            pause(100);
        }
        throw new AssertionError("the rules were not looked at again: " + ready);
    }

    @Test
    void aChangeThatIsGoodIsNotLostBesideOneThatIsNot() {
        try (Server server = server(0)) {
            Calls calls = new Calls(server);
            assertEquals(
                    "UNLIKELY",
                    wic(calls.post(Calls.SCREENINGS, AT_THE_LINE).body())
                            .get("outcome")
                            .asText());
            // A program that waits for one that is not here makes the whole of the books impossible.
            TemporaryRules.addThrower(home.resolve("rules"));
            TemporaryRules.edit(
                    home.resolve("rules/boom/program.yaml"), "category: food", "category: food\nafter: [nowhere]");
            TemporaryRules.edit(rule("tables/parameters.csv"), "income-share,1.85", "income-share,2.00");
            server.library().refresh();
            assertFalse(server.library().edition().broken().isEmpty());
            TemporaryRules.edit(home.resolve("rules/boom/program.yaml"), "\nafter: [nowhere]", "");
            server.library().refresh();
            assertEquals(Map.of(), server.library().edition().broken());
            String answer =
                    calls.post(Calls.SCREENINGS + "?programs=wic", AT_THE_LINE).body();
            assertEquals("LIKELY", wic(answer).get("outcome").asText());
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
