package org.benefits.screener.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.screening.CriterionResult;
import org.benefits.screener.screening.Outcome;

/** The schemas of all that the API sends: what the calls write, and a test holds them to it. */
final class AnswerSchemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectNode TEXT = type("string");
    private static final ObjectNode NUMBER = type("number");
    private static final ObjectNode WHOLE = type("integer");
    private static final ObjectNode YES_NO = type("boolean");
    private static final ObjectNode DATE = type("string").put("format", "date");
    private static final ObjectNode TEXTS = list(TEXT);

    private final Dictionary dictionary;

    AnswerSchemas(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** All schemas by name, each naming the others by {@code #/components/schemas/}. */
    void addTo(ObjectNode schemas) {
        screening(schemas);
        comparison(schemas);
        catalogue(schemas);
        schemas.set("Problem", problem());
    }

    // ---- small words for schemas

    private static ObjectNode type(String name) {
        return JSON.objectNode().put("type", name);
    }

    private static ObjectNode list(ObjectNode items) {
        ObjectNode list = type("array");
        list.set("items", items);
        return list;
    }

    private static ObjectNode orNull(ObjectNode schema) {
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(schema).add(type("null"));
        return either;
    }

    private static ObjectNode oneOf(List<String> values) {
        ObjectNode choice = type("string");
        values.forEach(choice.putArray("enum")::add);
        return choice;
    }

    static ObjectNode ref(String name) {
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    /** An object of names and schemas by turns; a name that ends in "?" may be left out. */
    private static ObjectNode object(Object... members) {
        ObjectNode object = type("object");
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (int i = 0; i < members.length; i += 2) {
            String name = members[i].toString();
            properties.set(name.replace("?", ""), (JsonNode) members[i + 1]);
            if (!name.endsWith("?")) {
                required.add(name);
            }
        }
        object.set("required", required);
        return object;
    }

    private static ObjectNode map(ObjectNode values) {
        ObjectNode map = type("object");
        map.set("additionalProperties", values);
        return map;
    }

    private static ObjectNode outcome() {
        return oneOf(Arrays.stream(Outcome.values()).map(Enum::name).toList());
    }

    // ---- a screening

    private static void screening(ObjectNode schemas) {
        schemas.set("Rules", object("version", TEXT, "stale", TEXTS));
        schemas.set("NextQuestion", object("fact", TEXT, "decides", TEXTS));
        schemas.set(
                "Screening",
                object(
                        "asOf", DATE,
                        "rules", ref("Rules"),
                        "programs", list(ref("Program")),
                        "actionPlan",
                                list(object("by", DATE, "program", TEXT, "programs", TEXTS, "do", TEXT, "why", TEXT)),
                        "documents?", TEXTS,
                        "notes?", list(object("id", TEXT, "text", TEXT, "citations", list(ref("Citation")))),
                        "nextQuestion", orNull(ref("NextQuestion"))));
        schemas.set("Program", program());
        schemas.set(
                "Estimate",
                object(
                        "low", NUMBER,
                        "high", NUMBER,
                        "per", oneOf(List.of("week", "month", "year", "once")),
                        "about", YES_NO,
                        "ifLikely?", YES_NO));
        schemas.set("Assumed", object("fact", TEXT, "value", JSON.objectNode()));
        schemas.set("Criterion", criterion());
        schemas.set("Citation", object("ref", TEXT, "url", orNull(TEXT)));
        schemas.set("BatchLine", batchLine());
    }

    private static ObjectNode program() {
        return object(
                "program", TEXT,
                "name", TEXT,
                "category", TEXT,
                "outcome", outcome(),
                "fault?", YES_NO,
                "explanation?", TEXT,
                "closedOn?", DATE,
                "decidedByOthers", TEXTS,
                "people?", list(object("id", TEXT, "outcome", outcome())),
                "estimate", orNull(ref("Estimate")),
                "criteria?", list(ref("Criterion")),
                "notes?", TEXTS,
                "missing", TEXTS,
                "assumed?", list(ref("Assumed")),
                "unlockedBy?", TEXTS,
                "conflictsWith?", TEXTS,
                "nextSteps?",
                        object(
                                "apply", object("url", orNull(TEXT), "phone", orNull(TEXT), "how?", TEXT),
                                "documents", TEXTS,
                                "deadline", orNull(DATE),
                                "decisionDays", orNull(WHOLE)));
    }

    private static ObjectNode criterion() {
        ObjectNode figure = JSON.objectNode();
        figure.putArray("anyOf").add(NUMBER).add(object("low", orNull(NUMBER), "high", orNull(NUMBER)));
        return object(
                "id", TEXT,
                "subject", TEXT,
                "outcome",
                        oneOf(Arrays.stream(CriterionResult.Result.values())
                                .map(Enum::name)
                                .toList()),
                "explanation", TEXT,
                "values", map(figure),
                "citations", list(ref("Citation")),
                "missing", TEXTS,
                "assumed", list(ref("Assumed")),
                "policyGap?", TEXT);
    }

    private static ObjectNode batchLine() {
        ObjectNode line = object("line", WHOLE, "result?", ref("Screening"), "problem?", ref("Problem"));
        ArrayNode either = line.putArray("oneOf");
        either.addObject().putArray("required").add("result");
        either.addObject().putArray("required").add("problem");
        return line;
    }

    private static void comparison(ObjectNode schemas) {
        ObjectNode head = object("asOf", DATE, "rules", ref("Rules"));
        ObjectNode side = object("outcome", outcome(), "estimate", orNull(ref("Estimate")));
        ObjectNode why = object("id", TEXT, "subject", TEXT, "before", orNull(TEXT), "after", TEXT);
        ObjectNode change = object("program", TEXT, "name", TEXT, "before", side, "after", side, "why?", list(why));
        schemas.set("Comparison", object("before", head, "after", head, "programs", list(change)));
    }

    // ---- what there is

    private void catalogue(ObjectNode schemas) {
        Object[] summary = {
            "program", TEXT,
            "name", TEXT,
            "gives", TEXT,
            "moments", TEXTS,
            "category", TEXT,
            "status", oneOf(List.of("open", "closed")),
            "closedOn", orNull(DATE),
            "reviewed", DATE
        };
        Object[] more = {
            "criteria",
            list(object(
                    "id",
                    TEXT,
                    "does",
                    TEXT,
                    "about",
                    oneOf(List.of("person", "household")),
                    "citations",
                    list(ref("Citation")))),
            "apply",
            object("url", orNull(TEXT), "phone", orNull(TEXT), "how", orNull(TEXT)),
            "documents",
            TEXTS,
            "decisionDays",
            orNull(WHOLE),
            "coverage",
            map(oneOf(List.of("exact", "bounded", "unknown")))
        };
        Object[] all = Arrays.copyOf(summary, summary.length + more.length);
        System.arraycopy(more, 0, all, summary.length, more.length);
        schemas.set("ProgramSummary", object(summary));
        schemas.set("ProgramDetail", object(all));
        schemas.set("Programs", object("rules", TEXT, "programs", list(ref("ProgramSummary"))));
        schemas.set("Parameters", parameters());
        schemas.set("Question", question());
        ObjectNode questions = list(ref("Question"));
        schemas.set("Questions", object("household", questions, "person", questions, "income", questions));
        schemas.set("Ready", object("ready", YES_NO, "rules", TEXT, "programs", WHOLE, "broken", map(TEXT)));
    }

    private static ObjectNode parameters() {
        ObjectNode value = JSON.objectNode();
        value.putArray("type").add("number").add("boolean").add("string");
        return object(
                "program", TEXT,
                "asOf", DATE,
                "parameters",
                        list(object(
                                "table", TEXT,
                                "dimensions", map(TEXT),
                                "value", value,
                                "unit", TEXT,
                                "effectiveFrom", DATE,
                                "source", TEXT,
                                "nextUpdate", orNull(DATE),
                                "stale", YES_NO)));
    }

    private static ObjectNode question() {
        return object(
                "fact",
                TEXT,
                "type",
                TEXT,
                "rank",
                oneOf(List.of("core", "later", "quiet")),
                "sensitive",
                YES_NO,
                "question",
                TEXT,
                "why",
                orNull(TEXT),
                "hint",
                orNull(TEXT),
                "choices?",
                list(object("value", TEXT, "label", TEXT)));
    }

    private static ObjectNode problem() {
        ObjectNode error = object("pointer", TEXT, "code", TEXT, "message", TEXT);
        return object("type", TEXT, "title", TEXT, "status", WHOLE, "detail", TEXT, "errors", list(error));
    }

    /** The postal codes of the states. */
    ObjectNode state() {
        Fact state = dictionary.household().get("state");
        return oneOf(state.choices());
    }

    static ObjectNode parameter(String name, List<String> languages, ObjectNode state) {
        return switch (name) {
            case "lang" -> oneOf(languages);
            case "explain" -> oneOf(List.of("full", "none")).put("default", "full");
            case "state" -> state;
            case "asOf" -> DATE.deepCopy();
            default -> TEXT.deepCopy();
        };
    }
}
