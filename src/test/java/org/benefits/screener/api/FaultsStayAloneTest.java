package org.benefits.screener.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.benefits.screener.screening.TemporaryRules;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that fails for one household: that household and that program alone, counted, and nothing of the answers written anywhere. */
class FaultsStayAloneTest {
    private static final String FAULTS = "screener_program_faults_total{program=\"boom\"} ";

    @TempDir
    private Path home;

    private Server server;
    private Calls calls;
    private PrintStream err;
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

    @BeforeEach
    void start() {
        err = System.err;
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        Path rules = TemporaryRules.copy(home, List.of("wic"));
        TemporaryRules.addThrower(rules);
        server = new Server(Settings.of(rules, TestRules.COMPILED).listeningOn("127.0.0.1", 0)).start();
        calls = new Calls(server);
    }

    @AfterEach
    void stop() {
        server.close();
        System.setErr(err);
    }

    private static String household(int rent, int bedrooms) {
        return "{\"asOf\": \"2026-11-22\", \"household\": {\"state\": \"NC\", \"rent\": " + rent + ", \"bedrooms\": "
                + bedrooms
                + ", \"people\": [{\"id\": \"a\", \"relation\": \"self\", \"age\": 30, \"pregnant\": true, \"incomes\": []}]}}";
    }

    private static JsonNode boom(JsonNode answer) {
        for (JsonNode program : answer.get("programs")) {
            if (program.get("program").asText().equals("boom")) {
                return program;
            }
        }
        throw new AssertionError("boom is not among the programs");
    }

    @Test
    void oneHouseholdThatThrowsInTheMiddleOfAHundredIsOneFault() {
        for (String explain : List.of("none", "full")) {
            List<String> hundred = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                hundred.add(household(500 + i, 2));
            }
            byte[] good = (String.join("\n", hundred) + "\n").getBytes(StandardCharsets.UTF_8);
            String[] without = calls.post(Calls.BATCH + "?explain=" + explain, "application/x-ndjson", good)
                    .body()
                    .split("\n");
            hundred.set(50, household(550, 0));
            byte[] bad = (String.join("\n", hundred) + "\n").getBytes(StandardCharsets.UTF_8);
            String[] with = calls.post(Calls.BATCH + "?explain=" + explain, "application/x-ndjson", bad)
                    .body()
                    .split("\n");
            assertEquals(100, with.length, () -> with[0]);
            for (int i = 0; i < 100; i++) {
                JsonNode boom = boom(Calls.read(with[i]).get("result"));
                if (i == 50) {
                    assertEquals("MORE_NEEDED", boom.get("outcome").asText(), "a fault is never a no");
                    assertTrue(boom.get("fault").asBoolean());
                    assertTrue(boom.get("missing").isEmpty());
                    JsonNode alone = Calls.read(calls.post(Calls.SCREENINGS + "?explain=" + explain, hundred.get(50))
                            .body());
                    assertEquals(alone, Calls.read(with[i]).get("result"), "among others as by itself");
                } else {
                    assertEquals("LIKELY", boom.get("outcome").asText());
                    assertEquals(without[i], with[i], "the others' bytes do not change");
                }
            }
        }
        // Twice in a batch, twice by itself.
        assertTrue(
                calls.get("/metrics").body().contains(FAULTS + "4.0"),
                calls.get("/metrics").body());
        assertTrue(
                logged.toString(StandardCharsets.UTF_8).contains("the rules of boom failed: IllegalArgumentException"));
    }

    @Test
    void inACsvTooOneRowCarriesTheFault() {
        StringBuilder csv = new StringBuilder("asOf,rent,bedrooms\n");
        for (int i = 0; i < 100; i++) {
            csv.append("2026-11-22,").append(500 + i).append(i == 50 ? ",0\n" : ",2\n");
        }
        String[] lines = calls.post(
                        Calls.BATCH + "?programs=boom",
                        "text/csv",
                        csv.toString().getBytes(StandardCharsets.UTF_8))
                .body()
                .split("\r\n");
        assertEquals(101, lines.length);
        for (int i = 1; i <= 100; i++) {
            assertEquals((i + 1) + (i == 51 ? ",FAULT,,,," : ",LIKELY,,,,"), lines[i]);
        }
    }

    /** Answers with marks that stand nowhere else go through every door, good and bad; the marks must not be found again. */
    @Test
    void nothingOfTheAnswersIsWrittenAnywhere() throws IOException {
        List<String> marks = List.of("94773", "Kwyjibo County", "kwyjibo-person", "86421.97", "8642197");
        String answers =
                "\"zip\": \"94773\", \"county\": \"Kwyjibo County\", \"rent\": 86421.97, \"bedrooms\": 0, \"people\": ["
                        + "{\"id\": \"kwyjibo-person\", \"relation\": \"self\", \"age\": 30, \"incomes\": [{\"type\": \"wages\", \"amount\": 86421.97}]}";
        String good = "{\"asOf\": \"2026-11-22\", \"household\": {" + answers + "]}}";
        List<String> bad = List.of(
                good.replace("30", "\"Kwyjibo County\""),
                good.replace("\"asOf\"", "\"asOff\""),
                good.replace("86421.97}", "86421.975}"),
                good.replace("\"zip\": \"94773\"", "\"zip\": \"94773x\""),
                good.replace("\"self\"", "\"Kwyjibo County\""),
                good.replace("]}}", ",{\"id\": \"kwyjibo-person\", \"relation\": \"self\"}]}}"),
                good.replace("2026-11-22", "Kwyjibo County"),
                good.substring(0, good.length() - 5),
                good + "Kwyjibo County");
        List<String> refusals = new ArrayList<>();
        for (String body : bad) {
            for (String path : List.of(Calls.SCREENINGS, Calls.NEXT_QUESTION)) {
                refusals.add(calls.post(path, body).body());
            }
            refusals.add(calls.post(Calls.COMPARE, "{\"before\": " + body + ", \"after\": " + good + "}")
                    .body());
            refusals.add(calls.post(Calls.BATCH, "application/x-ndjson", body.getBytes(StandardCharsets.UTF_8))
                    .body());
            refusals.add(calls.post(Calls.SCREENINGS, "text/plain", body.getBytes(StandardCharsets.UTF_8))
                    .body());
        }
        refusals.add(calls.post(
                        Calls.BATCH,
                        "text/csv",
                        "zip,county,rent\n94773x,Kwyjibo County,86421.975\n94773,\"Kwyjibo County,86421.97\n"
                                .getBytes(StandardCharsets.UTF_8))
                .body());
        refusals.add(calls.get("/api/v1/programs/kwyjibo-person").body());
        refusals.add(calls.get("/api/v1/programs?lang=kwyjibo-person").body());
        refusals.add(calls.raw(("GET /%zz94773kwyjibo-person HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII)));
        String answer = calls.post(Calls.SCREENINGS, good).body();
        assertTrue(answer.contains("kwyjibo-person")
                && boom(Calls.read(answer)).get("fault").asBoolean());
        assertEquals(200, calls.post(Calls.NEXT_QUESTION, good).statusCode());
        assertEquals(
                200,
                calls.post(Calls.COMPARE, "{\"before\": " + good + ", \"after\": " + good + "}")
                        .statusCode());
        calls.post(Calls.BATCH, "application/x-ndjson", (good + "\n" + good).getBytes(StandardCharsets.UTF_8));
        String log = logged.toString(StandardCharsets.UTF_8);
        assertTrue(log.contains("the rules of boom failed"), "the log was not seen");
        for (String mark : marks) {
            refusals.forEach(r -> assertFalse(r.contains(mark), () -> mark + " in " + r));
            assertFalse(log.contains(mark), () -> mark + " in the log: " + log);
            for (String path : List.of("/metrics", "/readyz", "/openapi.json")) {
                assertFalse(calls.get(path).body().contains(mark), mark + " in " + path);
            }
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertFalse(
                            Files.readString(file, StandardCharsets.ISO_8859_1).contains(mark),
                            mark + " in " + file.getFileName());
                }
            }
        }
    }
}
