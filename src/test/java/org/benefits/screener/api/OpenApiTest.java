package org.benefits.screener.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.benefits.screener.screening.RandomHouseholds;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The OpenAPI document: well formed, and every call answers as it says, to the letter. */
class OpenApiTest {
    private static final String META = "https://json-schema.org/draft/2020-12/schema";
    private static final int HOUSEHOLDS = 12;

    private static Server server;
    private static Calls calls;
    private static JsonNode document;
    private static SchemaRegistry schemas;

    @BeforeAll
    static void start() {
        server = new Server(Settings.of(TestRules.RULES, TestRules.COMPILED).listeningOn("127.0.0.1", 0)).start();
        calls = new Calls(server);
        document = Calls.read(calls.get("/openapi.json").body());
        schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The schema of an answer, in which nothing may stand that it does not name. */
    private static Schema schema(String pointer) {
        ObjectNode whole = Calls.JSON.createObjectNode();
        whole.put("$schema", META);
        ObjectNode components = document.get("components").deepCopy();
        close(components);
        whole.set("components", components);
        whole.setAll((ObjectNode) document.at(pointer).deepCopy());
        close(whole);
        return schemas.getSchema(SchemaLocation.of("urn:test" + pointer.hashCode()), whole);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(OpenApiTest::close);
    }

    private static Schema answer(String path, String method, String media) {
        String pointer = "/paths/" + path.replace("/", "~1") + "/" + method + "/responses/200/content/"
                + media.replace("/", "~1") + "/schema";
        assertTrue(document.at(pointer).isObject(), "no schema at " + pointer);
        return schema(pointer);
    }

    private static void assertValid(Schema schema, String body, String shown) {
        List<Error> errors = schema.validate(Calls.read(body));
        assertEquals(List.of(), errors.stream().limit(5).map(Error::toString).toList(), shown);
    }

    @Test
    void theDocumentIsWhole() {
        assertEquals("3.1.0", document.get("openapi").asText());
        Schema meta = schemas.getSchema(SchemaLocation.of(META));
        document.at("/components/schemas").properties().forEach(s -> {
            List<Error> errors = meta.validate(s.getValue());
            assertEquals(List.of(), errors.stream().map(Error::toString).toList(), s.getKey());
        });
        Set<String> ids = new HashSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode node = operation.getValue();
                    assertTrue(ids.add(node.path("operationId").asText()), "twice: " + node.path("operationId"));
                    assertFalse(node.path("summary").asText().isBlank(), path.getKey());
                    assertTrue(
                            node.at("/responses/200/content").size() > 0,
                            path.getKey() + " says nothing of its answer");
                    assertEquals(operation.getKey().equals("post"), node.has("requestBody"), path.getKey());
                    Set<String> inPath = new HashSet<>();
                    node.get("parameters").forEach(p -> {
                        assertTrue(p.get("schema").isObject());
                        if (p.get("in").asText().equals("path")) {
                            inPath.add(p.get("name").asText());
                            assertTrue(p.get("required").asBoolean());
                        }
                    });
                    Matcher holes = Pattern.compile("\\{([^}]+)}").matcher(path.getKey());
                    Set<String> named = new HashSet<>();
                    while (holes.find()) {
                        named.add(holes.group(1));
                    }
                    assertEquals(named, inPath, path.getKey());
                }));
        Matcher references = Pattern.compile("\"\\$ref\":\"#([^\"]+)\"").matcher(document.toString());
        int count = 0;
        while (references.find()) {
            assertTrue(document.at(references.group(1)).isObject(), references.group(1));
            count++;
        }
        assertTrue(count > 20);
    }

    @Test
    void everyPathThatAnswersIsInTheDocumentAndAnswers() {
        document.get("paths").properties().forEach(path -> {
            if (path.getValue().has("get")) {
                assertEquals(
                        200, calls.get(path.getKey().replace("{id}", "snap")).statusCode(), path.getKey());
            }
        });
    }

    @Test
    void screeningsAndWhatTheyAreAskedAgreeWithTheirSchemas() {
        RandomHouseholds households =
                new RandomHouseholds(server.library().edition().books().dictionary(), 20261122);
        Schema request = schema("/components/schemas/Request");
        Schema screening = answer(Calls.SCREENINGS, "post", "application/json");
        Schema question = answer(Calls.NEXT_QUESTION, "post", "application/json");
        Schema comparison = answer(Calls.COMPARE, "post", "application/json");
        Schema line = answer(Calls.BATCH, "post", "application/x-ndjson");
        List<String> bodies = new ArrayList<>(List.of("{\"household\": {}}"));
        for (int i = 0; i < HOUSEHOLDS; i++) {
            RandomHouseholds.Sample sample =
                    households.forget(households.next(), new double[] {0, 0.1, 0.3, 0.7}[i % 4]);
            bodies.add(Calls.JSON
                    .createObjectNode()
                    .put("asOf", sample.asOf().toString())
                    .set("household", sample.household())
                    .toString());
        }
        String before = bodies.get(0);
        for (String body : bodies) {
            assertValid(request, body, "request " + body);
            for (String explain : List.of("full", "none")) {
                String asked = "?explain=" + explain + "&lang=es";
                assertValid(screening, ok(calls.post(Calls.SCREENINGS + asked, body)), body);
                assertValid(
                        comparison,
                        ok(calls.post(Calls.COMPARE + asked, "{\"before\": " + before + ", \"after\": " + body + "}")),
                        body);
            }
            assertValid(question, ok(calls.post(Calls.NEXT_QUESTION, body)), body);
            before = body;
        }
        String lines = String.join("\n", bodies) + "\n{oops\n";
        String answers = ok(calls.post(
                Calls.BATCH + "?explain=none", "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8)));
        for (String each : answers.split("\n")) {
            assertValid(line, each, each);
        }
    }

    private static String ok(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response.body());
        return response.body();
    }

    @Test
    void whatThereIsAgreesWithItsSchemas() {
        for (String path : List.of("/api/v1/programs", "/api/v1/questions", "/readyz")) {
            assertValid(answer(path, "get", "application/json"), ok(calls.get(path)), path);
        }
        Schema detail = answer("/api/v1/programs/{id}", "get", "application/json");
        Schema parameters = answer("/api/v1/programs/{id}/parameters", "get", "application/json");
        Calls.read(calls.get("/api/v1/programs").body()).get("programs").forEach(p -> {
            String path = "/api/v1/programs/" + p.get("program").asText();
            assertValid(detail, ok(calls.get(path + "?lang=es")), path);
            assertValid(parameters, ok(calls.get(path + "/parameters?state=NC&asOf=2026-11-22")), path);
        });
        Schema problem = schema("/components/schemas/Problem");
        for (HttpResponse<String> refusal : List.of(
                calls.post(Calls.SCREENINGS, "{"),
                calls.post(Calls.SCREENINGS, "{\"household\": {\"people\": []}}"),
                calls.post(Calls.SCREENINGS, "text/plain", new byte[0]),
                calls.get("/nowhere"),
                calls.get(Calls.SCREENINGS))) {
            assertValid(problem, refusal.body(), refusal.body());
        }
    }

    @Test
    void theSchemaRefusesWhatTheReaderRefuses() {
        Schema request = schema("/components/schemas/Request");
        for (String body : List.of(
                "{}",
                "[]",
                "{\"household\": {\"stat\": \"NC\"}}",
                "{\"household\": {\"state\": \"XX\"}}",
                "{\"household\": {\"rent\": \"1\"}}",
                "{\"household\": {\"rent\": -1}}",
                "{\"household\": {\"people\": []}}",
                "{\"household\": {\"people\": [{}]}}",
                "{\"household\": {\"people\": [{\"id\": \"a b\"}]}}",
                "{\"household\": {\"people\": [{\"id\": \"a\", \"age\": 131}]}}")) {
            assertFalse(request.validate(Calls.read(body)).isEmpty(), body);
            assertTrue(calls.post(Calls.SCREENINGS, body).statusCode() >= 400, body);
        }
    }

    @Test
    void thePageLoadsNothingFromElsewhereAndLeadsToEverySchema() {
        HttpResponse<String> page = calls.get("/docs");
        assertEquals(200, page.statusCode());
        String html = page.body();
        assertFalse(html.matches("(?s).*(src|href|action)=\"(?![/#]).*"), "something outside is named");
        assertFalse(html.contains("<script") || html.contains("style=") || html.contains("url("), html);
        assertTrue(
                page.headers().firstValue("Content-Security-Policy").orElse("").startsWith("default-src 'none'"));
        assertEquals(200, calls.get("/docs.css").statusCode());
        document.get("paths").properties().forEach(p -> assertTrue(html.contains("<code>" + p.getKey() + "</code>")));
        Matcher links = Pattern.compile("href=\"(#?[^\"]+)\"").matcher(html);
        while (links.find()) {
            String to = links.group(1);
            assertTrue(
                    to.startsWith("#")
                            ? html.contains("id=\"" + to.substring(1) + "\"")
                            : calls.get(to).statusCode() == 200,
                    to);
        }
    }
}
