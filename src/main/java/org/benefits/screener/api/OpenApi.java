package org.benefits.screener.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.benefits.screener.screening.CriterionResult;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.text.Edition;

/** The OpenAPI document, made from the same dictionary and types as the code, and the page that shows it. */
final class OpenApi {
    /** The page's style. */
    static final String STYLE = """
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #1b1b1b; background: #fff; }
            h2 code { font-size: 1.1rem; } table { border-collapse: collapse; width: 100%; } td, th { border: 1px solid #71767a; padding: .4rem; text-align: left; vertical-align: top; }
            pre { background: #f0f0f0; padding: 1rem; overflow: auto; } a { color: #005ea2; } .method { font-weight: bold; }
            """;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Edition edition;
    private final ObjectNode paths = JSON.objectNode();

    OpenApi(Edition edition) {
        this.edition = edition;
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
        schemas.set("Screening", screening());
        schemas.set("Problem", problem());
        return document;
    }

    private void screenings() {
        operation(
                "/api/v1/screenings",
                "post",
                "Screen one household through every program.",
                "Request",
                "Screening",
                true,
                "lang",
                "explain",
                "programs");
        operation(
                "/api/v1/screenings/next-question",
                "post",
                "The one question that can still settle most, or null.",
                "Request",
                null,
                true,
                "lang");
        operation(
                "/api/v1/screenings/compare",
                "post",
                "Two households, or one at two dates: the programs that change, and why.",
                null,
                null,
                true,
                "lang");
        operation(
                "/api/v1/screenings/batch",
                "post",
                "Many households as NDJSON or CSV, answered in order while they are read.",
                null,
                null,
                false,
                "lang",
                "explain",
                "programs");
        ObjectNode content = ((ObjectNode) paths.get("/api/v1/screenings/batch").get("post"))
                .putObject("requestBody")
                .putObject("content");
        content.putObject("application/x-ndjson");
        content.putObject("text/csv");
    }

    private void catalogue() {
        operation("/api/v1/programs", "get", "All programs.", null, null, false, "lang");
        operation(
                "/api/v1/programs/{id}",
                "get",
                "One program: its rules with their law, how to apply, and how exact our figures are in each state.",
                null,
                null,
                false,
                "lang");
        operation(
                "/api/v1/programs/{id}/parameters",
                "get",
                "The numbers in force, with effective date, source and next update.",
                null,
                null,
                false,
                "state",
                "asOf");
        operation(
                "/api/v1/questions", "get", "Every fact that can be asked, with its words.", null, null, false, "lang");
        operation("/api/v1/schema/household.json", "get", "JSON Schema of a household.", null, null, false);
        operation("/healthz", "get", "Alive.", null, null, false);
        operation("/readyz", "get", "Rules loaded and usable.", null, null, false);
        operation("/metrics", "get", "Figures for Prometheus.", null, null, false);
    }

    private void operation(
            String path,
            String method,
            String summary,
            String body,
            String answer,
            boolean json,
            String... parameters) {
        ObjectNode at = paths.has(path) ? (ObjectNode) paths.get(path) : paths.putObject(path);
        ObjectNode operation = at.putObject(method);
        operation.put("summary", summary);
        ArrayNode list = operation.putArray("parameters");
        if (path.contains("{id}")) {
            parameter(list, "id", "path", true);
        }
        List.of(parameters).forEach(p -> parameter(list, p, "query", false));
        if (json) {
            ObjectNode media = operation
                    .putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject("application/json");
            media.set("schema", body == null ? JSON.objectNode().put("type", "object") : reference(body));
        }
        ObjectNode responses = operation.putObject("responses");
        ObjectNode good = responses.putObject("200").put("description", "The answer.");
        if (answer != null) {
            good.putObject("content").putObject("application/json").set("schema", reference(answer));
        }
        ObjectNode bad =
                responses.putObject("default").put("description", "A problem, with every fault and its place.");
        bad.putObject("content").putObject("application/problem+json").set("schema", reference("Problem"));
    }

    private static void parameter(ArrayNode list, String name, String in, boolean required) {
        ObjectNode parameter = list.addObject();
        parameter.put("name", name).put("in", in).put("required", required);
        parameter.putObject("schema").put("type", "string");
    }

    private static ObjectNode reference(String schema) {
        return JSON.objectNode().put("$ref", "#/components/schemas/" + schema);
    }

    private static ObjectNode request() {
        ObjectNode schema = JSON.objectNode().put("type", "object").put("additionalProperties", false);
        schema.putArray("required").add("household");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("asOf").put("type", "string").put("format", "date");
        properties.set("household", reference("Household"));
        return schema;
    }

    private static ObjectNode screening() {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("asOf").put("type", "string").put("format", "date");
        properties.putObject("rules").put("type", "object");
        ObjectNode program = properties
                .putObject("programs")
                .put("type", "array")
                .putObject("items")
                .put("type", "object")
                .putObject("properties");
        program.putObject("program").put("type", "string");
        ArrayNode outcomes = program.putObject("outcome").putArray("enum");
        for (Outcome outcome : Outcome.values()) {
            outcomes.add(outcome.name());
        }
        ObjectNode criterion = program.putObject("criteria")
                .put("type", "array")
                .putObject("items")
                .put("type", "object")
                .putObject("properties");
        ArrayNode results = criterion.putObject("outcome").putArray("enum");
        for (CriterionResult.Result result : CriterionResult.Result.values()) {
            results.add(result.name());
        }
        List.of("actionPlan", "documents", "notes")
                .forEach(p -> properties.putObject(p).put("type", "array"));
        properties.putObject("nextQuestion").putArray("type").add("object").add("null");
        return schema;
    }

    private static ObjectNode problem() {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        List.of("type", "title", "detail").forEach(p -> properties.putObject(p).put("type", "string"));
        properties.putObject("status").put("type", "integer");
        ObjectNode error = properties
                .putObject("errors")
                .put("type", "array")
                .putObject("items")
                .put("type", "object")
                .putObject("properties");
        List.of("pointer", "code", "message").forEach(p -> error.putObject(p).put("type", "string"));
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
                }));
        return page.append("</main></body></html>").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
