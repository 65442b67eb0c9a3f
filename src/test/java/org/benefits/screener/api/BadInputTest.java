package org.benefits.screener.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever comes in is refused with every place and its mend, over real HTTP: never a 500, a hang, or a word of the answers. */
class BadInputTest {
    private static final String SELF = "{\"id\": \"a\", \"relation\": \"self\"}";

    private static Server server;
    private static Calls calls;
    private static Dictionary dictionary;

    @BeforeAll
    static void start() {
        server = new Server(Settings.of(TestRules.RULES, TestRules.COMPILED).listeningOn("127.0.0.1", 0)).start();
        calls = new Calls(server);
        dictionary = server.library().edition().books().dictionary();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String household(String members) {
        return "{\"asOf\": \"2026-11-22\", \"household\": {" + members + "}}";
    }

    private static String people(String... people) {
        return household("\"people\": [" + String.join(", ", people) + "]");
    }

    private static List<String> pointers(JsonNode problem) {
        List<String> pointers = new ArrayList<>();
        problem.get("errors").forEach(e -> pointers.add(e.get("pointer").asText()));
        return pointers;
    }

    /** Every fact in its place in a request, with a hole for the value. */
    private static Map<String, Fact> places() {
        Map<String, Fact> places = new LinkedHashMap<>();
        dictionary.household().forEach((id, f) -> places.put(household("\"" + id + "\": %s"), f));
        dictionary.person().forEach((id, f) -> {
            if (!id.equals("id")) {
                places.put(people("{\"id\": \"a\", \"" + id + "\": %s}"), f);
            }
        });
        dictionary
                .income()
                .forEach((id, f) -> places.put(people("{\"id\": \"a\", \"incomes\": [{\"" + id + "\": %s}]}"), f));
        return places;
    }

    @Test
    void everyFactRefusesEveryTypeThatIsNotItsOwn() {
        int refused = 0;
        for (Map.Entry<String, Fact> place : places().entrySet()) {
            Fact fact = place.getValue();
            List<String> wrong = new ArrayList<>(List.of("{\"zq\": 1}", "[true]", "[[]]"));
            if (fact.type() != Fact.Type.YES_NO) {
                wrong.add("true");
            }
            if (fact.type() != Fact.Type.TEXT || fact.pattern() != null) {
                wrong.add("\"canary zq\"");
            }
            if (fact.type() != Fact.Type.MONEY || fact.scope() != Fact.Scope.INCOME) {
                wrong.add("-7");
            }
            wrong.addAll(List.of("7.123", "1e300", "123456789012345678901234567890"));
            for (String value : wrong) {
                String body = String.format(place.getKey(), value);
                JsonNode problem = Calls.problem(400, calls.post(Calls.SCREENINGS, body), body);
                String pointer = pointers(problem).get(0);
                assertTrue(pointer.contains("/" + fact.id()), body + " -> " + problem);
                refused++;
            }
        }
        assertTrue(refused > 1_000, "only " + refused + " were tried");
    }

    @Test
    void anUnknownFactIsNamedWithTheNearestKnownOne() {
        places().forEach((place, fact) -> {
            String id = fact.id();
            if (id.length() > 3) {
                String misspelled = id.substring(0, 2) + id.substring(3);
                String body = String.format(place.replace("\"" + id + "\"", "\"" + misspelled + "\""), "1");
                JsonNode problem = Calls.problem(400, calls.post(Calls.SCREENINGS, body), body);
                JsonNode error = problem.get("errors").get(0);
                assertTrue(error.get("pointer").asText().endsWith("/" + misspelled), body + " -> " + problem);
                assertEquals("unknown-fact", error.get("code").asText(), body);
                assertTrue(error.get("message").asText().contains("Did you mean \""), body + " -> " + problem);
            }
        });
    }

    @Test
    void numbersDatesAndTextsThatAreNone() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        String objects = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        List<String> bad = new ArrayList<>(List.of(
                "",
                " ",
                "{",
                "nul",
                "null",
                "true",
                "\"canary\"",
                "[]",
                "[" + household("") + "]",
                household("") + household(""),
                household("\"rent\": 1, \"rent\": 2"),
                people("{\"id\": \"a\", \"age\": 1, \"age\": 2}"),
                household("\"county\": \"" + "canary".repeat(30_000) + "\""),
                household("\"" + "canary".repeat(30_000) + "\": 1"),
                household("\"rent\": " + "9".repeat(100_000)),
                household("\"rent\": 0." + "9".repeat(100_000)),
                household("\"county\": " + deep),
                household("\"county\": " + objects),
                deep,
                objects));
        for (String number : List.of(
                "NaN",
                "Infinity",
                "-Infinity",
                "1e999999999",
                "-1e999999999",
                "1e9999999999",
                "1e-999999999",
                "0x10",
                "01",
                "+1",
                "1.",
                ".5",
                "1e",
                "--1",
                "1e2147483648",
                "1e-2147483649",
                "1000000001",
                "0.001")) {
            bad.add(household("\"rent\": " + number));
            bad.add(household("\"rent\": {\"amount\": " + number + "}"));
            bad.add(household("\"bedrooms\": " + number));
            bad.add(people("{\"id\": \"a\", \"incomes\": [{\"amount\": " + number + "}]}"));
            bad.add(people("{\"id\": \"a\", \"incomes\": [{\"hoursPerWeek\": " + number + "}]}"));
        }
        for (String date : List.of(
                "10000-01-01",
                "+10000-01-01",
                "0000-01-01",
                "0000-00-00",
                "-001-01-01",
                "2026-02-30",
                "2026-13-01",
                "1879-12-31",
                "2201-01-01",
                "2026-1-1",
                "22/11/2026",
                "2026-11-22T00:00:00Z",
                "")) {
            bad.add(people("{\"id\": \"a\", \"birthDate\": \"" + date + "\"}"));
            bad.add(people("{\"id\": \"a\", \"birthMonth\": \"" + date + "\"}"));
            bad.add("{\"asOf\": \"" + date + "\", \"household\": {}}");
        }
        for (String asOf : List.of("\"1999-12-31\"", "\"2101-01-01\"", "20261122", "true", "{}", "\"today\"")) {
            bad.add("{\"asOf\": " + asOf + ", \"household\": {}}");
        }
        for (String id : List.of("\"\"", "7", "\"" + "i".repeat(41) + "\"", "\"canary canary\"", "null", "\"a/b\"")) {
            bad.add(people("{\"id\": " + id + "}"));
        }
        for (String body : bad) {
            String shown = body.substring(0, Math.min(160, body.length()));
            Calls.problem(400, calls.post(Calls.SCREENINGS, body), shown);
            Calls.problem(400, calls.post(Calls.NEXT_QUESTION, body), shown);
        }
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write("{\"household\": {\"county\": \"".getBytes(StandardCharsets.UTF_8));
        body.write(new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xc3, 0x28});
        body.write("\"}}".getBytes(StandardCharsets.UTF_8));
        Calls.problem(400, calls.post(Calls.SCREENINGS, "application/json", body.toByteArray()), "not UTF-8");
        Calls.problem(
                400,
                calls.post(Calls.SCREENINGS, "application/json", new byte[] {(byte) 0xc3, (byte) 0x28}),
                "not UTF-8");
        Calls.problem(400, calls.post(Calls.SCREENINGS, "application/json", new byte[1_000]), "zero bytes");
    }

    @Test
    void listsThatAreTooLongOrEmpty() {
        List<String> crowd = new ArrayList<>(List.of(SELF));
        for (int i = 1; i < 30; i++) {
            crowd.add("{\"id\": \"p" + i + "\", \"relation\": \"not-related\"}");
        }
        assertEquals(
                200,
                calls.post(Calls.SCREENINGS + "?explain=none", people(crowd.toArray(new String[0])))
                        .statusCode());
        crowd.add("{\"id\": \"p30\", \"relation\": \"not-related\"}");
        Calls.problem(400, calls.post(Calls.SCREENINGS, people(crowd.toArray(new String[0]))), "31 people");
        String forty = "{\"type\": \"wages\", \"amount\": 1},".repeat(39) + "{\"type\": \"wages\", \"amount\": 1}";
        String with = "{\"id\": \"a\", \"relation\": \"self\", \"incomes\": [%s]}";
        assertEquals(
                200,
                calls.post(Calls.SCREENINGS + "?explain=none", people(String.format(with, forty)))
                        .statusCode());
        JsonNode problem = Calls.problem(
                400,
                calls.post(Calls.SCREENINGS, people(String.format(with, forty + ",{\"type\": \"wages\"}"))),
                "41 incomes");
        assertEquals(List.of("/household/people/0/incomes"), pointers(problem));
        Calls.problem(422, calls.post(Calls.SCREENINGS, people()), "nobody");
    }

    @Test
    void factsThatContradictEachOther() {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put(people(SELF, "{\"id\": \"b\", \"relation\": \"self\"}"), "/household/people");
        bad.put(people(SELF, "{\"id\": \"a\", \"relation\": \"child\"}"), "/household/people/1/id");
        bad.put(
                people(SELF, "{\"id\": \"b\", \"relation\": \"spouse\"}", "{\"id\": \"c\", \"relation\": \"spouse\"}"),
                "/household/people");
        bad.put(
                people(
                        "{\"id\": \"a\", \"relation\": \"self\", \"age\": 24}",
                        "{\"id\": \"b\", \"relation\": \"child\", \"birthDate\": \"1990-01-01\"}"),
                "/household/people/1");
        bad.put(
                people(
                        "{\"id\": \"a\", \"relation\": \"self\", \"age\": 50}",
                        "{\"id\": \"m\", \"relation\": \"child\", \"age\": 20}",
                        "{\"id\": \"b\", \"relation\": \"grandchild\", \"age\": 22, \"parents\": [\"m\"]}"),
                "/household/people/2/parents");
        bad.put(
                people("{\"id\": \"a\", \"relation\": \"self\", \"age\": 24, \"birthDate\": \"1950-01-01\"}"),
                "/household/people/0");
        bad.put(
                people("{\"id\": \"a\", \"relation\": \"self\", \"birthDate\": \"2027-01-01\"}"),
                "/household/people/0");
        bad.put(people("{\"id\": \"a\", \"relation\": \"self\", \"parents\": [\"a\"]}"), "/household/people/0/parents");
        bad.put(
                people(
                        "{\"id\": \"a\", \"relation\": \"self\", \"parents\": [\"b\"]}",
                        "{\"id\": \"b\", \"parents\": [\"c\"]}",
                        "{\"id\": \"c\", \"parents\": [\"a\"]}"),
                "/household/people/0/parents");
        bad.put(
                people(
                        "{\"id\": \"a\", \"relation\": \"self\", \"claimedBy\": \"b\"}",
                        "{\"id\": \"b\", \"claimedBy\": \"c\"}",
                        "{\"id\": \"c\", \"claimedBy\": \"a\"}"),
                "/household/people/0/claimedBy");
        bad.put(
                people(
                        "{\"id\": \"a\", \"relation\": \"self\", \"incomes\": [{\"start\": \"2026-05-01\", \"end\": \"2026-01-01\"}]}"),
                "/household/people/0/incomes/0/end");
        bad.forEach((body, pointer) -> {
            JsonNode problem = Calls.problem(422, calls.post(Calls.SCREENINGS, body), body);
            assertTrue(pointers(problem).contains(pointer), body + " -> " + problem);
        });
    }

    @Test
    void faultsOfParametersAndOfTheBodyComeTogether() {
        JsonNode problem = Calls.problem(
                400,
                calls.post(
                        Calls.SCREENINGS + "?lang=canary&explain=canary&programs=snap,canary",
                        "{\"more\": 1, \"asOf\": 3, \"household\": {\"rent\": \"canary\", \"people\": [{\"id\": \"a\", \"agee\": 3}, 4]}}"),
                "all at once");
        List<String> codes = new ArrayList<>();
        problem.get("errors").forEach(e -> codes.add(e.get("code").asText()));
        assertTrue(codes.containsAll(List.of("lang", "explain", "programs")), problem.toString());
        assertTrue(
                pointers(problem)
                        .containsAll(List.of(
                                "/more",
                                "/asOf",
                                "/household/rent",
                                "/household/people/0/agee",
                                "/household/people/1")),
                problem.toString());
        JsonNode both = Calls.problem(
                400,
                calls.post(
                        Calls.COMPARE,
                        "{\"before\": {\"household\": {\"rent\": \"canary\"}}, \"after\": {\"household\": {\"state\": 5}}}"),
                "both sides");
        assertEquals(List.of("/before/household/rent", "/after/household/state"), pointers(both));
        for (String path : List.of(Calls.NEXT_QUESTION, Calls.COMPARE, Calls.BATCH)) {
            for (String parameter : List.of("lang=canary", "explain=canary", "programs=canary")) {
                String type = path.equals(Calls.BATCH) ? "application/x-ndjson" : "application/json";
                byte[] body = household("").getBytes(StandardCharsets.UTF_8);
                Calls.problem(400, calls.post(path + "?" + parameter, type, body), path + " " + parameter);
            }
        }
        for (String path : List.of("/api/v1/programs", "/api/v1/programs/snap", "/api/v1/questions")) {
            Calls.problem(400, calls.get(path + "?lang=canary"), path);
        }
        for (String parameter : List.of("state=canary", "asOf=canary", "asOf=10000-01-01", "asOf=0000-01-01")) {
            Calls.problem(400, calls.get("/api/v1/programs/snap/parameters?" + parameter), parameter);
        }
    }

    @Test
    void aBodyIsCountedNotBelieved() throws IOException {
        byte[] large = new byte[10 * 1024 * 1024];
        java.util.Arrays.fill(large, (byte) ' ');
        for (String path : List.of(Calls.SCREENINGS, Calls.NEXT_QUESTION, Calls.COMPARE)) {
            // Said to be long, and sent without its length: read up to the limit, then refused.
            String head =
                    "POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n";
            String said = raw(head + "Content-Length: " + large.length + "\r\n\r\n", large);
            assertTrue(said.startsWith("HTTP/1.1 413 "), said);
            Calls.problem(413, said.substring(said.indexOf("\r\n\r\n") + 4), path);
            byte[] chunk = new byte[4 + 0x1000 + 4];
            java.util.Arrays.fill(chunk, (byte) ' ');
            System.arraycopy("1000\r\n".getBytes(StandardCharsets.US_ASCII), 0, chunk, 0, 6);
            chunk[chunk.length - 2] = '\r';
            chunk[chunk.length - 1] = '\n';
            ByteArrayOutputStream chunks = new ByteArrayOutputStream();
            for (int i = 0; i < 2_500; i++) {
                chunks.write(chunk);
            }
            String streamed = raw(head + "Transfer-Encoding: chunked\r\n\r\n", chunks.toByteArray());
            assertTrue(streamed.startsWith("HTTP/1.1 413 "), streamed);
            Calls.problem(413, streamed.substring(streamed.indexOf("\r\n\r\n") + 4), path);
        }
    }

    // Sends until the other side has heard enough, and reads what it said.
    private static String raw(String head, byte[] body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            Thread sender = new Thread(() -> {
                try {
                    socket.getOutputStream().write(body);
                    socket.getOutputStream().flush();
                } catch (IOException e) {
                    // It hung up, as it may.
                    Thread.currentThread().interrupt();
                }
            });
            sender.start();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                for (int b = socket.getInputStream().read();
                        b >= 0;
                        b = socket.getInputStream().read()) {
                    answer.write(b);
                }
            } catch (IOException e) {
                // A connection may be cut once the answer is out.
                assertTrue(answer.size() > 0, "cut before it answered");
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void wrongKindsMethodsAndAddresses() {
        for (String path : List.of(Calls.SCREENINGS, Calls.NEXT_QUESTION, Calls.COMPARE, Calls.BATCH)) {
            for (String type : List.of("text/plain", "application/xml", "canary", "multipart/form-data")) {
                Calls.problem(
                        415, calls.post(path, type, household("").getBytes(StandardCharsets.UTF_8)), path + " " + type);
            }
            for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "CANARY")) {
                HttpResponse<String> response = calls.send(calls.request(path)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build());
                Calls.problem(405, response, path + " " + method);
                assertEquals("POST", response.headers().firstValue("Allow").orElse(""), path + " " + method);
            }
        }
        for (String path : List.of("/api/v1/programs", "/api/v1/questions", "/healthz", "/openapi.json")) {
            Calls.problem(405, calls.post(path, household("")), path);
        }
        for (String path : List.of(
                "/canary",
                "/api",
                "/api/v1",
                "/api/v2/screenings",
                "/api/v1/screenings/",
                "/api/v1/screenings/canary",
                "/api/v1/programs/canary",
                "/api/v1/programs/canary/parameters",
                "/api/v1/programs/..%2fcanary",
                "/api/v1/programs/%00",
                "/rules/snap/income.drl")) {
            HttpResponse<String> response = calls.get(path);
            assertTrue(List.of(400, 404, 405).contains(response.statusCode()), path);
            Calls.problem(response.statusCode(), response, path);
        }
    }

    @Test
    void whatIsNoHttpIsRefusedAsPlainlyAsTheRest() throws IOException {
        String end = "Host: x\r\nConnection: close\r\n";
        Map<String, Integer> bad = new LinkedHashMap<>();
        bad.put("GET /%zz HTTP/1.1\r\n" + end + "\r\n", 400);
        bad.put("GET /canary" + "a".repeat(20_000) + " HTTP/1.1\r\n" + end + "\r\n", 414);
        bad.put("GET /healthz HTTP/1.1\r\n" + end + "X: " + "canary".repeat(5_000) + "\r\n\r\n", 431);
        bad.put("GET /healthz HTTP/1.1\r\n\r\n", 400);
        bad.put("canary canary\r\n\r\n", 505);
        bad.put("\u0000\u0001canary\r\n\r\n", 400);
        bad.put("GET /healthz HTTP/9.9\r\n" + end + "\r\n", 505);
        bad.put(
                "POST " + Calls.SCREENINGS + " HTTP/1.1\r\n" + end + "Expect: canary\r\nContent-Length: 2\r\n\r\n{}",
                417);
        for (String path : List.of(Calls.SCREENINGS, Calls.COMPARE, Calls.BATCH)) {
            String type = path.equals(Calls.BATCH) ? "application/x-ndjson" : "application/json";
            bad.put(
                    "POST " + path + " HTTP/1.1\r\n" + end + "Content-Type: " + type
                            + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\ncanary",
                    400);
        }
        for (Map.Entry<String, Integer> each : bad.entrySet()) {
            String shown =
                    each.getKey().substring(0, Math.min(100, each.getKey().length()));
            String answer = calls.raw(each.getKey().getBytes(StandardCharsets.US_ASCII));
            assertTrue(answer.startsWith("HTTP/1.1 " + each.getValue() + " "), shown + " -> " + answer);
            assertTrue(answer.contains("application/problem+json"), shown + " -> " + answer);
            Calls.problem(each.getValue(), answer.substring(answer.indexOf("\r\n\r\n") + 4), shown);
        }
    }

    @Test
    void oneBadLineOfABatchSpoilsNoOther() throws IOException {
        String good = people("{\"id\": \"a\", \"relation\": \"self\", \"age\": 30, \"incomes\": []}");
        List<byte[]> lines = new ArrayList<>();
        for (String line : List.of(
                good,
                "{oops",
                good,
                "null",
                "[]",
                "7",
                people(),
                household("\"rent\": \"canary\""),
                household("\"rent\": 1e9999999999"),
                "[".repeat(10_000),
                household("\"county\": \"" + "x".repeat(270_000) + "\""),
                "{\"household\": {}} {}",
                good)) {
            lines.add(line.getBytes(StandardCharsets.UTF_8));
        }
        lines.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xc3});
        lines.add(good.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            body.write(line);
            body.write('\n');
        }
        HttpResponse<String> response = calls.post(Calls.BATCH, "application/x-ndjson", body.toByteArray());
        assertEquals(200, response.statusCode());
        String[] answers = response.body().split("\n");
        assertEquals(lines.size(), answers.length);
        String alone = calls.post(Calls.SCREENINGS, good).body();
        for (int i = 0; i < answers.length; i++) {
            JsonNode answer = Calls.read(answers[i]);
            assertEquals(i + 1, answer.get("line").asInt());
            if (new String(lines.get(i), StandardCharsets.UTF_8).equals(good)) {
                assertEquals("{\"line\":" + (i + 1) + ",\"result\":" + alone + "}", answers[i]);
            } else {
                JsonNode problem = answer.get("problem");
                Calls.problem(problem.get("status").asInt(), problem.toString(), "line " + (i + 1));
            }
        }
    }

    @Test
    void oneBadRowOfACsvSpoilsNoOther() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        List<String> rows = List.of(
                "asOf,state,county,rent,people/0/relation,people/0/age,people/0/incomes/0/type,people/0/incomes/0/amount",
                "2026-11-22,NC,Wake,900,self,30,wages,100",
                "2026-11-22,NC,\"Wake,900,self,30,wages,100",
                "2026-11-22,NC,Wake,900,self,30,wages",
                "2026-11-22,NC,Wake,canary,self,30,wages,100",
                "2026-11-22,NC,Wake,1e999999999,self,30,wages,100",
                "10000-01-01,NC,Wake,900,self,30,wages,100",
                "2026-11-22,NC," + "W".repeat(270_000) + ",900,self,30,wages,100",
                "2026-11-22,NC,\"Wake\"x,900,self,30,wages,100",
                "\u0000\u0001,,,,,,,",
                "");
        for (String row : rows) {
            body.write(row.getBytes(StandardCharsets.UTF_8));
            body.write('\n');
        }
        body.write("2026-11-22,NC,".getBytes(StandardCharsets.UTF_8));
        body.write(new byte[] {(byte) 0xff, (byte) 0xfe});
        body.write(",900,self,30,wages,100\r\n2026-11-22,NC,Wake,900,self,30,wages,100\r\n"
                .getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> response = calls.post(Calls.BATCH + "?programs=wic", "text/csv", body.toByteArray());
        assertEquals(200, response.statusCode());
        Calls.assertNothingInner(response.body(), "CSV");
        String[] answers = response.body().split("\r\n");
        assertEquals(12, answers.length, response.body());
        for (int i = 2; i < 11; i++) {
            String line = answers[i];
            assertTrue(line.matches("(?s)\\d+,,,,,\"?.{10,}"), "line " + i + ": " + line);
        }
        assertTrue(answers[1].startsWith("2,") && answers[1].endsWith(","), answers[1]);
        assertEquals(answers[1].substring(2), answers[11].substring(3), "the last good row is answered as the first");
        assertTrue(answers[11].startsWith("13,"), "lines are counted as they stand in the file: " + answers[11]);
    }

    @Test
    void columnsOfACsvAreRefusedAllAtOnceBeforeAnyRow() {
        for (String header : List.of(
                "",
                "\n",
                "/",
                "//",
                "state/",
                "stat",
                "state,state",
                "people",
                "people/0",
                "people/30/age",
                "people/-1/age",
                "people/x/age",
                "people/0/incomes/40/amount",
                "people/0/parents/0",
                "people/0/parents/0/x",
                "state/x",
                "rent/x",
                "\"state",
                "a/".repeat(60_000) + "b",
                "x,".repeat(3_000))) {
            String shown = header.substring(0, Math.min(40, header.length()));
            HttpResponse<String> response = calls.post(
                    Calls.BATCH + "?programs=wic", "text/csv", (header + "\n1\n").getBytes(StandardCharsets.UTF_8));
            if (header.equals("people")) {
                // Known, but no cell can hold it: each row says so.
                assertEquals(200, response.statusCode(), shown);
            } else {
                Calls.problem(400, response, shown);
            }
        }
        JsonNode problem = Calls.problem(
                400,
                calls.post(Calls.BATCH, "text/csv", "stat,rent,people/0/agee\n".getBytes(StandardCharsets.UTF_8)),
                "two bad columns");
        assertEquals(2, problem.get("errors").size());
        assertTrue(
                problem.toString().contains("Column 1: ") && problem.toString().contains("Did you mean \\\"state\\\""));
        assertTrue(
                problem.toString().contains("Column 3: ") && problem.toString().contains("Did you mean \\\"age\\\""));
    }
}
