package org.benefits.screener.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.benefits.screener.api.Server;
import org.benefits.screener.api.Settings;
import org.benefits.screener.batch.Scenario;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Navigators key in households at the desk without script, and see what the API says for the same facts. */
class DeskPagesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T17:00:00Z"), ZoneOffset.UTC);
    private static final String TODAY = "2026-11-22";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PROGRAM =
            Pattern.compile("<details class=\"program\" id=\"program-([a-z0-9-]+)\" data-outcome=\"([a-z-]+)\"");
    private static final String[] FAMILY = {
        "home.state",
        "OH",
        "home.livingArrangement",
        "rent",
        "home.rent",
        "900",
        "home.utilitiesPaid",
        "heating",
        "home.liquidAssets",
        "0",
        "home.citizensOnly",
        "yes",
        "home.cooksTogether",
        "yes",
        "people.0.id",
        "p1",
        "people.0.relation",
        "self",
        "people.0.age",
        "30",
        "people.0.jobLossDate",
        "11/10/2026",
        "people.0.unemploymentClaim",
        "receiving",
        "people.0.pregnant",
        "no",
        "people.0.disability",
        "no",
        "people.0.incomes.0.type",
        "unemployment",
        "people.0.incomes.0.amount",
        "1300",
        "people.1.id",
        "p2",
        "people.1.relation",
        "child",
        "people.1.age",
        "8",
        "people.1.incomes.none",
        "none",
        "people.2.id",
        "p3",
        "people.2.relation",
        "child",
        "people.2.age",
        "3",
        "people.2.incomes.none",
        "none",
        "people.2.dueDate",
        ""
    };
    private static Server server;

    @BeforeAll
    static void start() {
        Settings settings = Settings.of(TestRules.HOME.resolve("rules"), TestRules.HOME.resolve("target/rulebooks"))
                .listeningOn("127.0.0.1", 0);
        server = new Server(settings, (library, screener) -> new Pages(library, screener, CLOCK)).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Browser navigator() {
        return new Browser(server.port()).open("/desk");
    }

    private static String[] with(String[] fields, String... more) {
        String[] all = Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return all;
    }

    // The later of two values for a name stands.
    private static String[] changed(String[] fields, String name, String value) {
        String[] all = fields.clone();
        for (int i = 0; i < all.length; i += 2) {
            all[i + 1] = all[i].equals(name) ? value : all[i + 1];
        }
        return all;
    }

    private static JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    private static TreeMap<String, String> said(JsonNode request) throws IOException, InterruptedException {
        ObjectNode dated = request.deepCopy();
        if (!dated.has("asOf")) {
            dated.put("asOf", TODAY);
        }
        TreeMap<String, String> outcomes = new TreeMap<>();
        post("/api/v1/screenings?explain=none", dated)
                .get("programs")
                .forEach(p -> outcomes.put(
                        p.get("program").asText(),
                        p.get("outcome").asText().toLowerCase(Locale.ROOT).replace('_', '-')));
        return outcomes;
    }

    private static TreeMap<String, String> shown(String page) {
        TreeMap<String, String> outcomes = new TreeMap<>();
        Matcher program = PROGRAM.matcher(page);
        while (program.find()) {
            outcomes.put(program.group(1), program.group(2));
        }
        return outcomes;
    }

    @Test
    void aWholeHouseholdKeyedInHasTheOutcomesOfTheApi() throws IOException, InterruptedException {
        Browser navigator = navigator().send("/desk", with(FAMILY, "do", "update"));
        assertEquals(200, navigator.status());
        String page = navigator.page();
        JsonNode file = JSON.readTree(navigator.send("/desk/save", FAMILY).page());
        assertEquals("2026-11-10", file.at("/household/people/0/jobLossDate").asText());
        assertEquals(0, file.at("/household/people/1/incomes").size());
        assertTrue(file.at("/household/people/1").has("incomes"));
        assertFalse(file.at("/household/people/2").has("dueDate"), "what is left empty is unknown");
        assertEquals(said(file), shown(page));
        assertEquals(
                said(file), shown(navigator().send("/desk/outcomes", FAMILY).page()), "the script shows the same");
    }

    @Test
    void anEmptyDeskAsksFirstWhoLivesThereAndWhere() throws IOException, InterruptedException {
        String page = navigator().page();
        assertEquals(said(JSON.readTree("{\"household\": {}}")), shown(page));
        assertTrue(page.contains("<h3 id=\"missing\">"), page);
    }

    @Test
    void everyStoryOpensAndHoldsItsFactsToTheLast() throws IOException, InterruptedException {
        List<Path> stories;
        try (Stream<Path> files = Files.walk(TestRules.HOME.resolve("test-scenarios/stories"))) {
            stories = files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
        assertTrue(stories.size() > 5);
        for (Path story : stories) {
            ObjectNode request = Scenario.read(story).request();
            Browser navigator = navigator();
            navigator.upload("/desk/open", "answers.json", request.toString());
            assertEquals(200, navigator.status(), story + navigator.page());
            assertEquals(said(request), shown(navigator.page()), story.toString());
        }
    }

    @Test
    void aFileThatTheDeskCannotShowIsRefusedByItsPlace() {
        Browser navigator = navigator();
        navigator.upload(
                "/desk/open",
                "answers.json",
                "{\"household\": {\"rent\": {\"amount\": 4, \"frequency\": \"hourly\", \"hoursPerWeek\": 5}}}");
        assertEquals(422, navigator.status());
        assertTrue(navigator.page().contains("<li>rent</li>"), navigator.page());
        navigator.open("/desk").upload("/desk/open", "answers.json", "{\"household\": {\"rnt\": 4}}");
        assertEquals(422, navigator.status());
        assertTrue(navigator.page().contains("/rnt"), navigator.page());
        navigator.open("/desk").upload("/desk/open", "answers.json", "not json");
        assertEquals(422, navigator.status());
    }

    @Test
    void whatCannotBeReadStaysAtItsFieldAndNothingIsScreened() {
        Browser navigator = navigator().send("/desk", changed(FAMILY, "home.rent", "a lot"));
        assertEquals(422, navigator.status());
        assertTrue(navigator.page().contains("value=\"a lot\""), "what was typed need not be typed again");
        assertTrue(navigator.page().contains("<a href=\"#home-rent\">"), navigator.page());
        assertTrue(shown(navigator.page()).isEmpty());
        navigator.send("/desk", changed(FAMILY, "people.0.jobLossDate", "13/45/2026"));
        assertTrue(navigator.page().contains("id=\"people-0-jobLossDate-error\""), navigator.page());
        navigator.send("/desk", changed(FAMILY, "people.1.age", "44"));
        assertEquals(422, navigator.status());
        assertTrue(navigator.page().contains("A child cannot be older than the parent"), navigator.page());
    }

    @Test
    void peopleAndMoneyAreAddedAndTakenAwayWithoutScript() throws IOException {
        Browser navigator = navigator().send("/desk", "new.relation", "self", "new.age", "30", "do", "add");
        assertTrue(navigator.page().contains("name=\"people.0.id\" value=\"p1\""), navigator.page());
        String[] two = with(FAMILY, "people.1.parents", "p1", "do", "remove:people.0");
        JsonNode file = JSON.readTree(navigator.send("/desk/save", two).page());
        assertEquals("p2", file.at("/household/people/0/id").asText());
        assertEquals(2, file.at("/household/people").size());
        assertFalse(file.at("/household/people/0").has("parents"), "nobody names who is not here");
        String[] money = with(FAMILY, "people.0.incomes.1.type", "wages", "do", "remove:people.0.incomes.0");
        file = JSON.readTree(navigator.open("/desk").send("/desk/save", money).page());
        assertEquals("wages", file.at("/household/people/0/incomes/0/type").asText());
        assertEquals(1, file.at("/household/people/0/incomes").size());
    }

    @Test
    void aWhatIfShowsWhatTwoCallsOfTheApiSay() throws IOException, InterruptedException {
        Browser navigator = navigator();
        JsonNode before = JSON.readTree(navigator.send("/desk/save", FAMILY).page());
        String page = navigator
                .open("/desk")
                .send("/desk", with(FAMILY, "do", "job", "try.person", "p1", "try.wage", "18", "try.hours", "30"))
                .page();
        ObjectNode after = before.deepCopy();
        ObjectNode worker = (ObjectNode) after.at("/household/people/0");
        worker.put("employment", "employed").put("hoursPerWeek", 30);
        worker.withArray("incomes")
                .addObject()
                .put("type", "wages")
                .put("amount", 18)
                .put("frequency", "hourly")
                .put("hoursPerWeek", 30);
        assertEquals(said(after), shown(page));
        ObjectNode both = JSON.createObjectNode();
        both.set("before", before.deepCopy());
        both.set("after", after);
        ((ObjectNode) both.get("before")).put("asOf", TODAY);
        after.put("asOf", TODAY);
        List<String> names = new ArrayList<>();
        post("/api/v1/screenings/compare", both)
                .get("programs")
                .forEach(p -> names.add(p.get("name").asText()));
        assertFalse(names.isEmpty());
        List<String> shownNames = new ArrayList<>();
        Matcher change = Pattern.compile("<th scope=\"rowgroup\" colspan=\"2\">([^<]*)</th>")
                .matcher(page);
        while (change.find()) {
            shownNames.add(change.group(1));
        }
        assertEquals(names, shownNames);
    }

    @Test
    void aBirthAMoveAndAnotherDayAreOneButtonEach() throws IOException, InterruptedException {
        String[] pregnant = with(changed(FAMILY, "people.0.pregnant", "yes"), "people.0.dueDate", "12/15/2026");
        String born = navigator().send("/desk", with(pregnant, "do", "birth")).page();
        assertTrue(born.contains("name=\"people.3.id\" value=\"p4\""), born);
        assertTrue(born.contains("value=\"11/22/2026\""), born);
        assertTrue(born.contains("<h3 id=\"changes\">"));
        String moved = navigator()
                .send("/desk", with(FAMILY, "do", "move", "try.state", "TX"))
                .page();
        assertTrue(moved.contains("<option value=\"TX\" selected>"), moved);
        String later = navigator()
                .send("/desk", with(FAMILY, "do", "day", "try.day", "11/22/2031"))
                .page();
        JsonNode before = JSON.readTree(navigator().send("/desk/save", FAMILY).page());
        ObjectNode both = JSON.createObjectNode();
        both.set("before", ((ObjectNode) before.deepCopy()).put("asOf", TODAY));
        both.set("after", ((ObjectNode) before.deepCopy()).put("asOf", "2031-11-22"));
        int changes = 0;
        for (JsonNode program : post("/api/v1/screenings/compare", both).get("programs")) {
            changes += isOtherwise(program.get("before"), program.get("after")) ? 1 : 0;
        }
        assertTrue(changes > 0);
        assertTrue(later.contains("What changes (" + changes + ")"), "ages are meant as of today: " + changes);
    }

    // The API also names programs of which only the figures are past their yearly update by then.
    private static boolean isOtherwise(JsonNode before, JsonNode after) {
        return !before.get("outcome").equals(after.get("outcome"))
                || !before.at("/estimate/low").equals(after.at("/estimate/low"))
                || !before.at("/estimate/high").equals(after.at("/estimate/high"));
    }

    @Test
    void theNextCliffIsWhereTheApiSaysItIs() throws IOException, InterruptedException {
        Browser navigator = navigator();
        JsonNode file = JSON.readTree(navigator.send("/desk/save", FAMILY).page());
        String page = navigator
                .open("/desk")
                .send("/desk/income", with(FAMILY, "person", "p1", "most", "6000"))
                .page();
        Matcher fall = Pattern.compile("<strong>Past \\$([0-9,]+) a month, ([^<]*) ends\\.</strong>")
                .matcher(page);
        int checked = 0;
        while (fall.find() && checked < 4) {
            int last = Integer.parseInt(fall.group(1).replace(",", ""));
            JsonNode there = named(earning(file, last), fall.group(2));
            JsonNode past = named(earning(file, last + 1), fall.group(2));
            assertTrue(isWorse(there, past), fall.group() + there + past);
            checked++;
        }
        assertTrue(checked > 1, page);
        assertTrue(page.contains("role=\"img\" aria-labelledby=\"chart-title chart-words\""));
        assertTrue(page.contains("<caption class=\"usa-sr-only\">Earned income and help at each income</caption>"));
    }

    private static JsonNode earning(JsonNode file, int dollars) throws IOException, InterruptedException {
        ObjectNode with = file.deepCopy();
        with.put("asOf", TODAY);
        ((ObjectNode) with.at("/household/people/0"))
                .withArray("incomes")
                .addObject()
                .put("type", "wages")
                .put("amount", dollars);
        return post("/api/v1/screenings", with).get("programs");
    }

    private static JsonNode named(JsonNode programs, String name) {
        for (JsonNode program : programs) {
            if (program.get("name").asText().equals(name)) {
                return program;
            }
        }
        throw new AssertionError("no program is called " + name);
    }

    // It ends for the household, or for someone who had it a dollar before.
    private static boolean isWorse(JsonNode there, JsonNode past) {
        boolean ends = !there.get("outcome").asText().equals("UNLIKELY")
                && past.get("outcome").asText().equals("UNLIKELY");
        for (int i = 0; i < there.path("people").size(); i++) {
            ends |= !there.at("/people/" + i + "/outcome").asText().equals("UNLIKELY")
                    && past.at("/people/" + i + "/outcome").asText().equals("UNLIKELY");
        }
        return ends;
    }

    @Test
    void theSheetIsInTheClientsLanguageWithTheNote() {
        Browser navigator = navigator();
        String page = navigator
                .send("/desk/sheet", with(FAMILY, "sheet", "es", "note", "Nos vemos el lunes <b>"))
                .page();
        assertTrue(page.contains("<article class=\"sheet\" lang=\"es\">"), page);
        assertTrue(page.contains("Nos vemos el lunes &lt;b&gt;</p>"), page);
        assertTrue(page.contains("Sus resultados") || page.contains("Resultados"), page);
        assertTrue(page.contains("name=\"client\""), "and the household goes along");
    }

    @Test
    void aCaseloadIsAnsweredRowByRowWithItsFaults() throws IOException, InterruptedException {
        StringBuilder file =
                new StringBuilder("state,people/0/relation,people/0/age,people/0/incomes,people/1/relation,"
                        + "people/1/age,people/1/incomes,people/1/receives\n");
        for (int i = 0; i < 100; i++) {
            file.append(
                    i % 10 == 9
                            ? "OH,self,thirty,-,child,3,-,-\n"
                            : "OH,self,30,-,child,3,-," + (i % 2 == 0 ? "wic" : "-") + "\n");
        }
        Browser navigator = navigator().open("/desk/caseload");
        navigator.upload("/desk/caseload", "families.csv", file.toString(), "as", "table");
        assertEquals(200, navigator.status());
        assertEquals(10, count(navigator.page(), "<tr class=\"faulty\">"));
        assertTrue(navigator.page().contains("100 rows, 10 of them to mend."), navigator.page());
        assertTrue(navigator.page().contains("people/0/age: "), navigator.page());
        assertFalse(navigator.page().contains("thirty"), "no answer is quoted");

        navigator.open("/desk/caseload");
        navigator.upload(
                "/desk/caseload",
                "families.csv",
                file.toString(),
                "as",
                "csv",
                "program",
                "wic",
                "not-received",
                "yes");
        List<String> rows = navigator.page().lines().toList();
        assertEquals(40, rows.stream().filter(r -> r.contains(",wic,")).count(), navigator.page());
        assertTrue(
                rows.stream().anyMatch(r -> r.contains("LIKELY") && r.contains("Income before taxes, $0 a month")),
                navigator.page());
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void newlyLikelyNamesThoseWhoseOutcomeTurnsByTheOtherDay() {
        String file = "{\"household\": {\"state\": \"OH\", \"people\": [{\"id\": \"a\", \"relation\": \"self\","
                + " \"age\": 30, \"pregnant\": false, \"pregnancyEndDate\": \"none\", \"incomes\": []}, {\"id\": \"b\", \"relation\": \"child\", \"birthDate\":"
                + " \"2022-01-10\", \"incomes\": []}]}}\n"
                + "{\"household\": {\"state\": \"OH\", \"people\": [{\"id\": \"a\", \"relation\": \"self\","
                + " \"age\": 40, \"incomes\": []}]}}\n";
        Browser navigator = navigator().open("/desk/caseload");
        navigator.upload("/desk/caseload", "two.ndjson", file, "as", "csv", "program", "wic", "other", "3/1/2027");
        List<String> rows =
                navigator.page().lines().filter(r -> r.contains(",wic,")).toList();
        assertEquals(1, rows.size(), navigator.page());
        assertTrue(rows.get(0).startsWith("1,wic,") && rows.get(0).contains("UNLIKELY"), rows.get(0));
    }

    @Test
    void theTemplateIsReadToTheLastRow() {
        Browser navigator = navigator();
        String template = navigator.open("/desk/caseload/template.csv").page();
        navigator.open("/desk/caseload").upload("/desk/caseload", "template.csv", template, "as", "table");
        assertTrue(navigator.page().contains("2 rows, 0 of them to mend."), navigator.page());
    }

    @Test
    void columnsThatAreNotKnownAreRefusedAtOnce() {
        Browser navigator = navigator().open("/desk/caseload");
        navigator.upload("/desk/caseload", "wrong.csv", "stat\nOH\n", "as", "table");
        assertEquals(422, navigator.status());
        assertTrue(
                navigator.page().contains("Did you mean &#34;state&#34;?")
                        || navigator.page().contains("Did you mean \"state\"?"),
                navigator.page());
    }

    @Test
    void aFormFromElsewhereIsRefused() {
        Browser stranger = new Browser(server.port());
        assertEquals(403, stranger.send("/desk", FAMILY).status());
        Browser navigator = navigator();
        assertNotEquals(403, navigator.send("/desk", FAMILY).status());
        assertEquals(
                403,
                navigator
                        .open("/programs")
                        .send("/desk", with(FAMILY, "csrf", "00"))
                        .status());
    }

    @Test
    void answersAreInNoAddressHeaderOrLog() {
        PrintStream error = System.err;
        PrintStream out = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream kept = new PrintStream(written, true, StandardCharsets.UTF_8);
        System.setErr(kept);
        System.setOut(kept);
        try {
            String canary = "Kanarienvogel";
            Browser navigator = navigator();
            for (String path : List.of("/desk", "/desk/outcomes", "/desk/save", "/desk/income", "/desk/sheet")) {
                navigator
                        .open("/desk")
                        .send(path, with(FAMILY, "home.county", canary, "note", canary, "home.rent", canary));
                assertFalse(navigator.response().headers().map().toString().contains(canary), path);
                assertEquals(path, navigator.path());
            }
            navigator.open("/desk").upload("/desk/open", canary + ".json", "{\"" + canary + "\": \"" + canary + "\"}");
            navigator
                    .open("/desk/caseload")
                    .upload("/desk/caseload", canary + ".csv", "state\n" + canary + "\n", "as", "table");
            kept.flush();
            assertFalse(written.toString(StandardCharsets.UTF_8).contains(canary));
        } finally {
            System.setErr(error);
            System.setOut(out);
        }
    }

    @Test
    void theDeskIsThereInBothLanguagesWithStrictHeaders() {
        for (String language : List.of("en", "es")) {
            Browser navigator = navigator();
            navigator.send("/desk", with(FAMILY, "language", language));
            assertTrue(navigator.page().contains("<html lang=\"" + language + "\""));
            assertTrue(navigator.page().contains("value=\"p3\""), "the household stays");
            assertFalse(
                    Pattern.compile(">\\s*desk\\.[a-z]")
                            .matcher(navigator.page())
                            .find(),
                    "every word is there");
            String policy = navigator
                    .response()
                    .headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("");
            assertTrue(policy.contains("default-src 'none'") && !policy.contains("unsafe"), policy);
            assertEquals(
                    "no-store",
                    navigator.response().headers().firstValue("Cache-Control").orElse(""));
            assertFalse(navigator.page().contains("style=\""));
        }
    }
}
