package org.benefits.screener.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract over real HTTP. */
class ServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String EXAMPLE = """
            {"asOf": "2026-11-22", "household": {
              "state": "NC", "zip": "27601", "situations": ["job-loss"],
              "rent": 900, "utilitiesPaid": ["heating", "electricity"], "liquidAssets": 500,
              "receives": ["snap"],
              "people": [
                {"id": "ana", "relation": "self", "age": 28, "pregnant": true, "babiesExpected": 1,
                 "incomes": [{"type": "wages", "amount": 2100, "frequency": "monthly"}],
                 "receives": ["medicaid-pregnancy"]},
                {"id": "leo", "relation": "child", "birthDate": "2023-03-02"}
              ]}}
            """;

    private static Server server;

    @BeforeAll
    static void start() {
        server = new Server(Settings.of(TestRules.RULES, TestRules.COMPILED).listeningOn("127.0.0.1", 0)).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static HttpResponse<String> post(String path, String type, byte[] body)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(at(path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> screen(String body) throws IOException, InterruptedException {
        return post("/api/v1/screenings", "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(30)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode program(JsonNode answer, String id) {
        for (JsonNode program : answer.get("programs")) {
            if (program.get("program").asText().equals(id)) {
                return program;
            }
        }
        throw new AssertionError("no " + id);
    }

    @Test
    void theExampleIsAnsweredWithRealOutcomes() throws Exception {
        HttpResponse<String> response = screen(EXAMPLE);
        assertEquals(200, response.statusCode(), response.body());
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElse(""));
        JsonNode answer = JSON.readTree(response.body());
        assertEquals("2026-11-22", answer.get("asOf").asText());
        JsonNode wic = program(answer, "wic");
        assertEquals("LIKELY", wic.get("outcome").asText());
        assertEquals("LIKELY", wic.get("people").get(0).get("outcome").asText());
        assertEquals("LIKELY", wic.get("people").get(1).get("outcome").asText());
        assertTrue(wic.get("missing").isEmpty());
        JsonNode snap = program(answer, "snap");
        assertEquals("MORE_NEEDED", snap.get("outcome").asText());
        assertFalse(snap.get("missing").isEmpty());
        assertTrue(answer.get("nextQuestion").get("decides").size() > 0);
    }

    @Test
    void theSameBodyGivesTheSameBytes() throws Exception {
        assertEquals(screen(EXAMPLE).body(), screen(EXAMPLE).body());
    }

    @Test
    void everyLanguageAndEachWayOfAskingForIt() throws Exception {
        HttpResponse<String> spanish =
                post("/api/v1/screenings?lang=es", "application/json", EXAMPLE.getBytes(StandardCharsets.UTF_8));
        HttpRequest byHeader = HttpRequest.newBuilder(at("/api/v1/screenings"))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "es-MX,es;q=0.9,en;q=0.5")
                .POST(HttpRequest.BodyPublishers.ofString(EXAMPLE))
                .build();
        assertEquals(
                spanish.body(),
                CLIENT.send(byHeader, HttpResponse.BodyHandlers.ofString()).body());
        assertFalse(spanish.body().equals(screen(EXAMPLE).body()));
        assertEquals(400, get("/api/v1/programs?lang=xx").statusCode());
    }

    @Test
    void programsFilterWhatIsReturnedOnly() throws Exception {
        JsonNode only = JSON.readTree(post(
                        "/api/v1/screenings?programs=wic&explain=none",
                        "application/json",
                        EXAMPLE.getBytes(StandardCharsets.UTF_8))
                .body());
        assertEquals(1, only.get("programs").size());
        assertFalse(only.get("programs").get(0).has("criteria"));
        assertEquals(
                400,
                post("/api/v1/screenings?programs=nope", "application/json", EXAMPLE.getBytes(StandardCharsets.UTF_8))
                        .statusCode());
    }

    @Test
    void badInputNamesEveryPlaceAndNeverAnAnswer() throws Exception {
        Map<String, Integer> bad = Map.ofEntries(
                Map.entry("", 400),
                Map.entry("{", 400),
                Map.entry("[]", 400),
                Map.entry("null", 400),
                Map.entry("{\"household\": 7}", 400),
                Map.entry("{}", 400),
                Map.entry("{\"household\": {}, \"more\": 1}", 400),
                Map.entry("{\"household\": {}, \"household\": {}}", 400),
                Map.entry("{\"household\": {}} x", 400),
                Map.entry("{\"household\": {\"stat\": \"NC\"}}", 400),
                Map.entry("{\"household\": {\"state\": \"XX\"}}", 400),
                Map.entry("{\"household\": {\"rent\": \"secret-rent\"}}", 400),
                Map.entry("{\"household\": {\"rent\": -1}}", 400),
                Map.entry("{\"household\": {\"rent\": 1.234}}", 400),
                Map.entry("{\"household\": {\"rent\": 1e999999}}", 400),
                Map.entry("{\"household\": {\"rent\": NaN}}", 400),
                Map.entry("{\"asOf\": \"10000-01-01\", \"household\": {}}", 400),
                Map.entry("{\"asOf\": \"2026-02-30\", \"household\": {}}", 400),
                Map.entry("{\"asOf\": 5, \"household\": {}}", 400),
                Map.entry("{\"household\": {\"people\": []}}", 422),
                Map.entry("{\"household\": {\"people\": [{}]}}", 400),
                Map.entry(
                        "{\"household\": {\"people\": [{\"id\": \"a\", \"relation\": \"self\"}, {\"id\": \"b\", \"relation\": \"self\"}]}}",
                        422),
                Map.entry(
                        "{\"household\": {\"people\": [{\"id\": \"a\", \"relation\": \"self\"}, {\"id\": \"a\", \"relation\": \"child\"}]}}",
                        422),
                Map.entry(
                        "{\"household\": {\"people\": [{\"id\": \"a\", \"relation\": \"self\", \"age\": 20}, {\"id\": \"b\", \"relation\": \"child\", \"age\": 25}]}}",
                        422),
                Map.entry(
                        "{\"household\": {\"people\": [{\"id\": \"a\", \"relation\": \"self\", \"age\": 20, \"birthDate\": \"1950-01-01\"}]}}",
                        422),
                Map.entry(
                        "{\"household\": {\"people\": [{\"id\": \"a\", \"relation\": \"self\", \"incomes\": [{\"type\": \"wages\", \"amount\": -5}]}]}}",
                        400),
                Map.entry(
                        "{\"household\": {\"people\": [{\"id\": \"a\", \"relation\": \"self\", \"incomes\": [{\"type\": \"wages\", \"start\": \"2026-05-01\", \"end\": \"2026-01-01\"}]}]}}",
                        422),
                Map.entry("{\"household\": {\"people\": [" + "{\"id\": \"x\"},".repeat(30) + "{\"id\": \"x\"}]}}", 400),
                Map.entry("{\"household\": " + "[".repeat(5000) + "]".repeat(5000) + "}", 400));
        for (Map.Entry<String, Integer> each : bad.entrySet()) {
            HttpResponse<String> response = screen(each.getKey());
            String shown =
                    each.getKey().substring(0, Math.min(120, each.getKey().length()));
            assertEquals(each.getValue(), response.statusCode(), shown + " -> " + response.body());
            assertEquals(
                    "application/problem+json;charset=utf-8",
                    response.headers().firstValue("Content-Type").orElse("").replace(" ", ""),
                    shown);
            JsonNode problem = JSON.readTree(response.body());
            assertFalse(problem.get("errors").isEmpty(), shown);
            assertFalse(response.body().contains("secret-rent"), shown);
            assertFalse(response.body().contains("Exception"), shown);
        }
    }

    @Test
    void everyFaultAtOnce() throws Exception {
        JsonNode problem = JSON.readTree(screen(
                        "{\"household\": {\"stat\": 1, \"rent\": \"a\", \"people\": [{\"id\": \"a\", \"age\": -1, \"relation\": \"cousin\"}]}}")
                .body());
        List<String> pointers = new ArrayList<>();
        problem.get("errors").forEach(e -> pointers.add(e.get("pointer").asText()));
        assertEquals(
                List.of(
                        "/household/people/0/age",
                        "/household/people/0/relation",
                        "/household/rent",
                        "/household/stat"),
                pointers.stream().sorted().toList());
    }

    @Test
    void aBodyIsCountedNotBelieved() throws Exception {
        byte[] large = new byte[300 * 1024];
        java.util.Arrays.fill(large, (byte) ' ');
        assertEquals(413, post("/api/v1/screenings", "application/json", large).statusCode());
        InputStream endless = new InputStream() {
            private long left = 10L * 1024 * 1024;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }
        };
        HttpRequest streamed = HttpRequest.newBuilder(at("/api/v1/screenings"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> endless))
                .build();
        try {
            assertEquals(
                    413,
                    CLIENT.send(streamed, HttpResponse.BodyHandlers.ofString()).statusCode());
        } catch (IOException closed) {
            // The server may end the connection while the rest is still being sent: refused all the same.
            assertTrue(get("/healthz").statusCode() == 200);
        }
    }

    @Test
    void otherRefusals() throws Exception {
        assertEquals(
                415,
                post("/api/v1/screenings", "text/plain", EXAMPLE.getBytes(StandardCharsets.UTF_8))
                        .statusCode());
        assertEquals(404, get("/nowhere").statusCode());
        assertEquals(405, get("/api/v1/screenings").statusCode());
        assertEquals(404, get("/api/v1/programs/nope").statusCode());
        for (String path : List.of("/nowhere", "/api/v1/screenings", "/api/v1/programs/nope")) {
            assertTrue(
                    get(path).headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"),
                    path);
        }
    }

    @Test
    void batchAnswersInOrderAndGoesOnAfterAFaultyLine() throws Exception {
        String good = EXAMPLE.replace("\n", " ");
        HttpResponse<String> response = post(
                "/api/v1/screenings/batch?explain=none",
                "application/x-ndjson",
                (good + "\n{oops\n\n" + good + "\n").getBytes(StandardCharsets.UTF_8));
        assertEquals(200, response.statusCode());
        String[] lines = response.body().split("\n");
        assertEquals(3, lines.length);
        assertEquals(1, JSON.readTree(lines[0]).get("line").asInt());
        assertTrue(JSON.readTree(lines[1]).has("problem"));
        assertEquals(2, JSON.readTree(lines[1]).get("line").asInt());
        assertEquals(4, JSON.readTree(lines[2]).get("line").asInt());
        assertEquals(
                JSON.readTree(lines[0]).get("result"), JSON.readTree(lines[2]).get("result"));
    }

    @Test
    void batchAsCsv() throws Exception {
        String csv =
                "asOf,state,people/0/relation,people/0/age,people/0/pregnant,people/0/incomes/0/type,people/0/incomes/0/amount\n"
                        + "2026-11-22,NC,self,30,true,wages,1000\n2026-11-22,XX,self,30,true,wages,1000\n2026-11-22,NC,self\n";
        HttpResponse<String> response =
                post("/api/v1/screenings/batch?programs=wic", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        assertEquals(200, response.statusCode());
        String[] lines = response.body().split("\r?\n");
        assertEquals("line,wic.outcome,wic.low,wic.high,wic.missing,problem", lines[0]);
        assertTrue(lines[1].startsWith("2,LIKELY,"), lines[1]);
        assertTrue(lines[2].startsWith("3,,,,,"), lines[2]);
        assertTrue(lines[3].contains("cells"), lines[3]);
    }

    @Test
    void compareNamesWhatChangesAndWhy() throws Exception {
        String before = EXAMPLE.replace("\"asOf\": \"2026-11-22\", ", "").trim();
        String body = "{\"before\": " + before + ", \"after\": "
                + before.replace("\"pregnant\": true, \"babiesExpected\": 1,", "\"pregnant\": false,")
                        .replace("\"receives\": [\"medicaid-pregnancy\"]", "\"receives\": []")
                + "}";
        HttpResponse<String> response =
                post("/api/v1/screenings/compare", "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertEquals(200, response.statusCode(), response.body());
        assertTrue(response.body().contains("\"program\":\"wic\""), response.body());
    }

    @Test
    void theCatalogueSchemasAndPages() throws Exception {
        for (String path : List.of(
                "/api/v1/programs",
                "/api/v1/programs/snap",
                "/api/v1/programs/snap/parameters?state=NC&asOf=2026-11-22",
                "/api/v1/questions?lang=es",
                "/api/v1/schema/household.json",
                "/openapi.json",
                "/readyz")) {
            HttpResponse<String> response = get(path);
            assertEquals(200, response.statusCode(), path);
            assertTrue(JSON.readTree(response.body()).size() > 0, path);
        }
        assertTrue(get("/api/v1/programs/snap/parameters?state=NC&asOf=2026-11-22")
                .body()
                .contains("snap/gross-income-limit"));
        String page = get("/docs").body();
        assertFalse(
                page.contains("http://") || page.contains("https://"), "the page loads or names something elsewhere");
        assertTrue(get("/metrics").body().contains("screener_screening"));
    }

    @Test
    void noAnswerIsEverLogged() throws Exception {
        PrintStream err = System.err;
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        System.setErr(new PrintStream(seen, true, StandardCharsets.UTF_8));
        try {
            screen(EXAMPLE.replace("900", "987654.32"));
            screen("{\"household\": {\"rent\": \"987654.32\"}}");
            screen("{\"household\": {\"zip\": \"canary-zip\"}}");
        } finally {
            System.setErr(err);
        }
        String logged = seen.toString(StandardCharsets.UTF_8) + get("/metrics").body();
        assertFalse(logged.contains("987654") || logged.contains("canary"), logged);
    }

    /** Bytes changed at random in a good request: always an answer or a clear problem, never a 500, never a hang. */
    @Test
    void mangledRequestsAreAnsweredClearly() throws Exception {
        Random random = new Random(20261122);
        byte[] good = EXAMPLE.getBytes(StandardCharsets.UTF_8);
        String alphabet = "{}[]\",:0123456789eE.-+ntfau\\\u00e9 ";
        for (int i = 0; i < 1_500; i++) {
            byte[] body = good.clone();
            int changes = 1 + random.nextInt(6);
            for (int j = 0; j < changes; j++) {
                body[random.nextInt(body.length)] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            }
            HttpResponse<String> response = post("/api/v1/screenings?explain=none", "application/json", body);
            assertTrue(
                    List.of(200, 400, 422).contains(response.statusCode()),
                    () -> response.statusCode() + " for " + new String(body, StandardCharsets.UTF_8) + " -> "
                            + response.body());
        }
    }
}
