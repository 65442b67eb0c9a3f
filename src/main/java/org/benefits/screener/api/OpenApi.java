package org.benefits.screener.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.benefits.screener.text.Edition;

/** The OpenAPI document, made from the same dictionary and types as the code, and the page that shows it. */
final class OpenApi {
    /** The page's style. */
    static final String STYLE = """
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #1b1b1b; background: #fff; overflow-wrap: anywhere; }
            h2 code { font-size: 1.1rem; } table { border-collapse: collapse; width: 100%; } td, th { border: 1px solid #71767a; padding: .4rem; text-align: left; vertical-align: top; }
            pre { background: #f0f0f0; padding: 1rem; overflow: auto; } a { color: #005ea2; } .method { font-weight: bold; }
            """;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String JSON_TYPE = "application/json";
    private static final String NDJSON_TYPE = "application/x-ndjson";
    private static final String CSV_TYPE = "text/csv";

    private final Edition edition;
    private final AnswerSchemas answers;
    private final ObjectNode paths = JSON.objectNode();

    OpenApi(Edition edition) {
        this.edition = edition;
        this.answers = new AnswerSchemas(edition.books().dictionary());
    }

    /** The document. */
    ObjectNode document() {
        ObjectNode document = JSON.objectNode();
        document.put("openapi", "3.1.0");
        ObjectNode info = document.putObject("info");
        info.put("title", "Benefits screener");
        info.put("version", "1");
        info.put(
                "description",
                "Says which US benefit programs a household likely qualifies for, why, how much, what is missing and what to do first. Nothing is stored. A screening is not a decision: the agency decides.");
        screenings();
        catalogue();
        document.set("paths", paths);
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        ObjectNode household = new Schema(edition.books().dictionary()).household();
        household.remove("$schema");
        schemas.set("Household", household);
        schemas.set("Request", request());
        schemas.set("Comparing", comparing());
        answers.addTo(schemas);
        return document;
    }

    private void screenings() {
        String[] asked = {"lang", "explain", "programs"};
        ObjectNode screening =
                operation("/api/v1/screenings", "post", "screen", "Screen one household through every program.", asked);
        body(screening, JSON_TYPE, AnswerSchemas.ref("Request"));
        answer(screening, JSON_TYPE, AnswerSchemas.ref("Screening"));
        ObjectNode next = operation(
                "/api/v1/screenings/next-question",
                "post",
                "nextQuestion",
                "The one question that can still settle most, or null.",
                asked);
        body(next, JSON_TYPE, AnswerSchemas.ref("Request"));
        ObjectNode question = JSON.objectNode();
        question.putArray("anyOf")
                .add(AnswerSchemas.ref("NextQuestion"))
                .add(JSON.objectNode().put("type", "null"));
        answer(next, JSON_TYPE, question);
        ObjectNode compare = operation(
                "/api/v1/screenings/compare",
                "post",
                "compare",
                "Two households, or one at two dates: the programs that change, and why.",
                asked);
        body(compare, JSON_TYPE, AnswerSchemas.ref("Comparing"));
        answer(compare, JSON_TYPE, AnswerSchemas.ref("Comparison"));
        ObjectNode batch = operation(
                "/api/v1/screenings/batch",
                "post",
                "batch",
                "Many households, answered in order while they are read: NDJSON with a request a line, or CSV whose columns are fact paths. The schemas are those of a line.",
                asked);
        body(batch, NDJSON_TYPE, AnswerSchemas.ref("Request"));
        body(batch, CSV_TYPE, JSON.objectNode().put("type", "string"));
        answer(batch, NDJSON_TYPE, AnswerSchemas.ref("BatchLine"));
        answer(batch, CSV_TYPE, JSON.objectNode().put("type", "string"));
    }

    private void catalogue() {
        get("/api/v1/programs", "programs", "All programs.", "Programs", "lang");
        get(
                "/api/v1/programs/{id}",
                "program",
                "One program: its rules with their law, how to apply, and how exact our figures are in each state.",
                "ProgramDetail",
                "lang");
        get(
                "/api/v1/programs/{id}/parameters",
                "parameters",
                "The numbers in force, with effective date, source and next update.",
                "Parameters",
                "state",
                "asOf");
        get("/api/v1/questions", "questions", "Every fact that can be asked, with its words.", "Questions", "lang");
        answer(
                operation("/api/v1/schema/household.json", "get", "householdSchema", "JSON Schema of a household."),
                JSON_TYPE,
                JSON.objectNode().put("type", "object"));
        get("/readyz", "ready", "Rules loaded and usable, and which folders are broken.", "Ready");
        ObjectNode text = JSON.objectNode().put("type", "string");
        answer(operation("/healthz", "get", "alive", "Alive."), "text/plain", text);
        answer(operation("/metrics", "get", "metrics", "Figures for Prometheus."), "text/plain", text);
    }

    private void get(String path, String id, String summary, String answer, String... parameters) {
        answer(operation(path, "get", id, summary, parameters), JSON_TYPE, AnswerSchemas.ref(answer));
    }

    private ObjectNode operation(String path, String method, String id, String summary, String... parameters) {
        ObjectNode operation = paths.putObject(path).putObject(method);
        operation.put("operationId", id);
        operation.put("summary", summary);
        ArrayNode list = operation.putArray("parameters");
        if (path.contains("{id}")) {
            parameter(list, "id", "path", true);
        }
        List.of(parameters).forEach(p -> parameter(list, p, "query", false));
        ObjectNode responses = operation.putObject("responses");
        responses.putObject("200").put("description", "The answer.");
        responses
                .putObject("default")
                .put("description", "A problem, with every fault and its place.")
                .putObject("content")
                .putObject("application/problem+json")
                .set("schema", AnswerSchemas.ref("Problem"));
        return operation;
    }

    private static void body(ObjectNode operation, String media, ObjectNode schema) {
        ObjectNode body = operation.has("requestBody")
                ? (ObjectNode) operation.get("requestBody")
                : operation.putObject("requestBody").put("required", true);
        body.withObject("/content").putObject(media).set("schema", schema);
    }

    private static void answer(ObjectNode operation, String media, ObjectNode schema) {
        ObjectNode good = (ObjectNode) operation.get("responses").get("200");
        good.withObject("/content").putObject(media).set("schema", schema);
    }

    private void parameter(ArrayNode list, String name, String in, boolean required) {
        ObjectNode parameter = list.addObject();
        parameter.put("name", name).put("in", in).put("required", required);
        parameter.set(
                "schema",
                AnswerSchemas.parameter(name, List.copyOf(edition.texts().languages()), answers.state()));
    }

    private static ObjectNode request() {
        ObjectNode schema = JSON.objectNode().put("type", "object").put("additionalProperties", false);
        schema.putArray("required").add("household");
        ObjectNode properties = schema.putObject("properties");
        ObjectNode asOf = properties.putObject("asOf").put("format", "date");
        asOf.putArray("type").add("string").add("null");
        properties.set("household", AnswerSchemas.ref("Household"));
        return schema;
    }

    private static ObjectNode comparing() {
        ObjectNode schema = JSON.objectNode().put("type", "object").put("additionalProperties", false);
        schema.putArray("required").add("before").add("after");
        ObjectNode properties = schema.putObject("properties");
        properties.set("before", AnswerSchemas.ref("Request"));
        properties.set("after", AnswerSchemas.ref("Request"));
        return schema;
    }

    /** The document as a page that loads nothing from elsewhere. */
    String page() {
        JsonNode document = document();
        StringBuilder page = new StringBuilder(
                        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
                .append(
                        "<title>Benefits screener: the API</title><link rel=\"stylesheet\" href=\"/docs.css\"></head><body><main><h1>The API</h1><p>")
                .append(escape(document.get("info").get("description").asText()))
                .append(
                        "</p><p><a href=\"/openapi.json\">OpenAPI document</a> · <a href=\"/api/v1/schema/household.json\">JSON Schema of a household</a> · <a href=\"/api/v1/questions\">all facts</a></p>");
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    page.append("<h2><span class=\"method\">")
                            .append(escape(operation.getKey().toUpperCase(java.util.Locale.ROOT)))
                            .append("</span> <code>")
                            .append(escape(path.getKey()))
                            .append("</code></h2><p>")
                            .append(escape(operation.getValue().get("summary").asText()))
                            .append("</p>");
                    JsonNode parameters = operation.getValue().get("parameters");
                    if (!parameters.isEmpty()) {
                        page.append("<p>Parameters: ");
                        parameters.forEach(p -> page.append("<code>")
                                .append(escape(p.get("name").asText()))
                                .append("</code> "));
                        page.append("</p>");
                    }
                    media(page, "Send", operation.getValue().path("requestBody").path("content"));
                    media(page, "Comes back", operation.getValue().at("/responses/200/content"));
                }));
        page.append("<h2 id=\"schemas\">Schemas</h2>");
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> page.append("<details id=\"")
                        .append(escape(schema.getKey()))
                        .append("\"><summary>")
                        .append(escape(schema.getKey()))
                        .append("</summary><pre>")
                        .append(escape(schema.getValue().toPrettyString()))
                        .append("</pre></details>"));
        return page.append("</main></body></html>").toString();
    }

    private static void media(StringBuilder page, String what, JsonNode content) {
        content.properties().forEach(media -> {
            JsonNode schema = media.getValue().path("schema");
            JsonNode named = schema.has("anyOf") ? schema.get("anyOf").get(0) : schema;
            page.append("<p>")
                    .append(what)
                    .append(" <code>")
                    .append(escape(media.getKey()))
                    .append("</code>");
            if (named.has("$ref")) {
                String name = named.get("$ref").asText().replaceAll(".*/", "");
                page.append(": <a href=\"#")
                        .append(escape(name))
                        .append("\">")
                        .append(escape(name))
                        .append("</a>");
            }
            page.append("</p>");
        });
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
