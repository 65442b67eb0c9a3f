package org.benefits.screener.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import org.benefits.screener.batch.Json;
import org.benefits.screener.batch.Request;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.rules.Sentence;
import org.benefits.screener.tables.RowRef;
import org.benefits.screener.tables.Table;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Library;
import org.benefits.screener.text.Words;

/** What there is: programs with their rules and numbers, questions, and the schemas made from the same dictionary as the code reads. */
final class Catalogue {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Library library;
    private final Clock clock;

    Catalogue(Library library, Clock clock) {
        this.library = library;
        this.clock = clock;
    }

    void add(RoutesConfig routes) {
        routes.get("/api/v1/programs", this::programs);
        routes.get("/api/v1/programs/{id}", this::program);
        routes.get("/api/v1/programs/{id}/parameters", this::parameters);
        routes.get("/api/v1/questions", this::questions);
        routes.get(
                "/api/v1/schema/household.json",
                context -> send(context, new Schema(library.edition().books().dictionary()).household()));
        routes.get("/openapi.json", context -> send(context, new OpenApi(library.edition()).document()));
        routes.get(
                "/docs",
                context ->
                        context.contentType("text/html; charset=utf-8").result(new OpenApi(library.edition()).page()));
        routes.get(
                "/docs.css",
                context -> context.contentType("text/css; charset=utf-8").result(OpenApi.STYLE));
    }

    private static void send(Context context, JsonNode json) {
        context.contentType("application/json; charset=utf-8").result(Json.write(json));
    }

    private void programs(Context context) {
        Edition edition = library.edition();
        String language = Asked.language(context, edition.texts());
        ArrayNode list = JSON.arrayNode();
        edition.books().all().stream()
                .sorted(java.util.Comparator.comparing(b -> b.spec().id()))
                .forEach(book -> list.add(
                        summary(book, edition.texts().program(book.spec().id(), language))));
        ObjectNode answer = JSON.objectNode();
        answer.put("rules", edition.books().version());
        answer.set("programs", list);
        send(context, answer);
    }

    private ObjectNode summary(RuleBook book, Words words) {
        ObjectNode node = JSON.objectNode();
        node.put("program", book.spec().id());
        node.put("name", words.get("name"));
        node.put("gives", words.get("gives"));
        ArrayNode moments = node.putArray("moments");
        book.spec().moments().forEach(moments::add);
        node.put("category", book.spec().category());
        node.put("status", book.spec().closedOn() == null ? "open" : "closed");
        node.put(
                "closedOn",
                book.spec().closedOn() == null ? null : book.spec().closedOn().toString());
        node.put("reviewed", book.spec().reviewed().toString());
        return node;
    }

    private RuleBook book(Context context, Edition edition) {
        RuleBook book = edition.books().get(context.pathParam("id"));
        if (book == null) {
            throw new HttpProblem(
                    404, "no-such-program", "There is no such program", "GET /api/v1/programs lists all ids.");
        }
        return book;
    }

    private void program(Context context) {
        Edition edition = library.edition();
        RuleBook book = book(context, edition);
        String language = Asked.language(context, edition.texts());
        Words words = edition.texts().program(book.spec().id(), language);
        ObjectNode node = summary(book, words);
        ArrayNode criteria = node.putArray("criteria");
        for (Sentence sentence : book.sentences().values()) {
            ObjectNode one = criteria.addObject();
            one.put("id", sentence.name());
            one.put("does", sentence.verb().name());
            one.put("about", sentence.aboutPerson() ? "person" : "household");
            ArrayNode citations = one.putArray("citations");
            book.citations(sentence)
                    .forEach(c -> citations.addObject().put("ref", c.ref()).put("url", c.url()));
        }
        ObjectNode apply = node.putObject("apply");
        apply.put("url", book.spec().applyUrl());
        apply.put("phone", book.spec().applyPhone());
        apply.put("how", words.find("apply"));
        ArrayNode documents = node.putArray("documents");
        book.spec()
                .documents()
                .forEach(d -> documents.add(edition.texts().common(language).get("document." + d)));
        node.put("decisionDays", book.spec().decisionDays());
        node.set("coverage", coverage(book, edition.books().dictionary()));
        send(context, node);
    }

    // By state: exact where every table that has states holds a figure, unknown where none does, bounded between. A
    // table may lack a state because the law has nothing for it; so "bounded" and "unknown" may say less than we know,
    // never more.
    private ObjectNode coverage(RuleBook book, Dictionary dictionary) {
        LocalDate today = LocalDate.now(clock.withZone(Request.TODAY_IN));
        Map<String, String> covered = new LinkedHashMap<>();
        dictionary.household().get("state").choices().forEach(s -> covered.put(s, null));
        for (String name : tablesRead(book)) {
            Table table = book.tables().get(name);
            if (table.dimensions().stream().noneMatch(d -> d.name().equals("state"))) {
                continue;
            }
            covered.replaceAll((state, so) -> both(so, covers(table, state, today)));
        }
        ObjectNode node = JSON.objectNode();
        covered.forEach((state, so) -> node.put(state, so == null ? "exact" : so));
        return node;
    }

    private static java.util.Set<String> tablesRead(RuleBook book) {
        java.util.Set<String> names = new java.util.TreeSet<>();
        book.sentences().values().forEach(s -> names.addAll(s.reads().tables()));
        return names;
    }

    private static String both(String one, String other) {
        return one == null || one.equals(other) ? other : "bounded";
    }

    private static String covers(Table table, String state, LocalDate today) {
        boolean row = false;
        boolean gap = false;
        int at = table.dimensions().stream().map(Table.Dimension::name).toList().indexOf("state");
        for (Map.Entry<String, NavigableMap<LocalDate, RowRef>> each :
                table.rows(state).entrySet()) {
            String of = each.getKey().split("\\|", -1)[at];
            Map.Entry<LocalDate, RowRef> inForce = each.getValue().floorEntry(today);
            if (inForce != null && (of.equals(state) || of.equals(Table.EVERYWHERE))) {
                row = true;
                gap |= of.equals(state) && table.valueAt(each.getKey(), inForce.getKey()) == null;
            }
        }
        return !row ? "unknown" : gap ? "bounded" : "exact";
    }

    private void parameters(Context context) {
        Edition edition = library.edition();
        RuleBook book = book(context, edition);
        LocalDate asOf = day(context);
        String state = context.queryParam("state");
        if (state != null
                && !edition.books()
                        .dictionary()
                        .household()
                        .get("state")
                        .choices()
                        .contains(state)) {
            throw new HttpProblem(400, "state", "There is no such state", "Give the postal code, such as NC.");
        }
        ObjectNode answer = JSON.objectNode();
        answer.put("program", book.spec().id());
        answer.put("asOf", asOf.toString());
        ArrayNode list = answer.putArray("parameters");
        for (String name : tablesRead(book)) {
            rows(book.tables().get(name), state, asOf, list);
        }
        send(context, answer);
    }

    private LocalDate day(Context context) {
        String given = context.queryParam("asOf");
        LocalDate day = given == null ? LocalDate.now(clock.withZone(Request.TODAY_IN)) : Request.day(given);
        if (day == null) {
            throw new HttpProblem(
                    400, "asOf", "asOf is not a date", "It is a date from 2000 to 2100, such as 2026-11-22.");
        }
        return day;
    }

    private static void rows(Table table, String state, LocalDate asOf, ArrayNode list) {
        int at = table.dimensions().stream().map(Table.Dimension::name).toList().indexOf("state");
        Map<String, NavigableMap<LocalDate, RowRef>> rows = state == null ? table.rows() : table.rows(state);
        boolean own =
                at >= 0 && state != null && rows.keySet().stream().anyMatch(k -> k.split("\\|", -1)[at].equals(state));
        rows.forEach((key, dates) -> {
            String[] parts = key.split("\\|", -1);
            boolean wanted = at < 0 || state == null || parts[at].equals(own ? state : Table.EVERYWHERE);
            Map.Entry<LocalDate, RowRef> row = dates.floorEntry(asOf);
            if (!wanted || row == null) {
                return;
            }
            ObjectNode node = list.addObject();
            node.put("table", table.path());
            ObjectNode dimensions = node.putObject("dimensions");
            for (int i = 0; i < table.dimensions().size(); i++) {
                dimensions.put(table.dimensions().get(i).name(), parts[i]);
            }
            value(node, table.valueAt(key, row.getKey()));
            node.put(
                    "unit",
                    table.kind() == null ? "yes-no" : table.kind().name().toLowerCase(java.util.Locale.ROOT));
            node.put("effectiveFrom", row.getKey().toString());
            node.put("source", row.getValue().source());
            node.put(
                    "nextUpdate",
                    table.nextUpdate() == null ? null : table.nextUpdate().toString());
            node.put("stale", table.isStale(asOf));
        });
    }

    private static void value(ObjectNode node, Object value) {
        if (value instanceof Truth truth) {
            node.put("value", truth.isYes());
        } else if (value instanceof Range range) {
            if (range.isNoLimit()) {
                node.put("value", "none");
            } else if (range.isNotOffered()) {
                node.put("value", "not-offered");
            } else {
                node.put(
                        "value",
                        new java.math.BigDecimal(
                                range.lowNumber().stripTrailingZeros().toPlainString()));
            }
        } else {
            node.put("value", "unknown");
        }
    }

    private void questions(Context context) {
        Edition edition = library.edition();
        Words words = edition.texts().questions(Asked.language(context, edition.texts()));
        ObjectNode answer = JSON.objectNode();
        Dictionary dictionary = edition.books().dictionary();
        answer.set("household", facts(dictionary.household(), "household", words));
        answer.set("person", facts(dictionary.person(), "person", words));
        answer.set("income", facts(dictionary.income(), "income", words));
        send(context, answer);
    }

    private static ArrayNode facts(Map<String, Fact> facts, String scope, Words words) {
        ArrayNode list = JSON.arrayNode();
        facts.values().forEach(fact -> {
            String key = scope + "." + fact.id();
            ObjectNode node = list.addObject();
            node.put("fact", fact.id());
            node.put(
                    "type",
                    fact.type().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            node.put("rank", fact.rank().name().toLowerCase(java.util.Locale.ROOT));
            node.put("sensitive", fact.sensitive());
            node.put("question", words.get(key + ".question"));
            node.put("why", words.find(key + ".why"));
            node.put("hint", words.find(key + ".hint"));
            if (!fact.choices().isEmpty()) {
                ArrayNode choices = node.putArray("choices");
                fact.choices().forEach(c -> choices.addObject().put("value", c).put("label", words.get(key + "." + c)));
            }
        });
        return list;
    }
}
