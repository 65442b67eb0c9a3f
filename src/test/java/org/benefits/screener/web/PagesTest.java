package org.benefits.screener.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.benefits.screener.api.Server;
import org.benefits.screener.api.Settings;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Families go through the pages without script, in both languages, and see what the API says for the same answers. */
class PagesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T17:00:00Z"), ZoneOffset.UTC);
    private static final Pattern CARD =
            Pattern.compile("<section class=\"card\" aria-labelledby=\"program-([a-z0-9-]+)\"");
    private static final Pattern GROUP = Pattern.compile("<h2 id=\"(likely|possible|more-needed|unlikely)\"");
    private static final int MOST_QUESTIONS = 200;
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

    private static Browser visitor() {
        return new Browser(server.port());
    }

    // A laid-off mother with a child of three: the state, the two of them, no income, and "I don't know" to all else.
    private static Browser familyInOhio(String... language) {
        Browser browser = visitor();
        if (language.length > 0) {
            browser.open("/").send("/language", "to", language[0], "back", "/");
        }
        browser.open("/").send("/start", "situations", "job-loss", "situations", "young-children");
        assertEquals("/q/state", browser.path());
        browser.send("/q/state", "answer", "OH", "do", "save");
        assertEquals("/people", browser.path());
        browser.send("/people", "age", "30", "do", "add");
        browser.send("/people", "relation", "child", "age", "3", "do", "done");
        return browser;
    }

    private static void passTheRest(Browser browser) {
        for (int asked = 0; !browser.path().equals("/check"); asked++) {
            assertTrue(asked < MOST_QUESTIONS, "the questions do not end");
            assertEquals(200, browser.status());
            boolean income = browser.path().endsWith("/incomes");
            browser.send(browser.path(), "do", income ? "done" : "pass");
        }
    }

    @Test
    void theResultsAreThoseOfTheApi() throws IOException, InterruptedException {
        for (String language : List.of("en", "es")) {
            Browser browser = familyInOhio(language);
            passTheRest(browser);
            browser.open("/results");
            assertTrue(browser.page().contains("<html lang=\"" + language + "\""));
            List<String> shown = outcomes(browser.page());
            String file = browser.send("/save").page();
            JsonNode request = new ObjectMapper().readTree(file);
            List<String> said = new ArrayList<>();
            screen(request)
                    .get("programs")
                    .forEach(p -> said.add(p.get("program").asText() + " "
                            + p.get("outcome").asText().toLowerCase(Locale.ROOT).replace('_', '-')));
            assertEquals(
                    said.stream().sorted().toList(), shown.stream().sorted().toList());
        }
    }

    private static List<String> outcomes(String page) {
        List<String> found = new ArrayList<>();
        Matcher group = GROUP.matcher(page);
        List<int[]> starts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        while (group.find()) {
            starts.add(new int[] {group.start()});
            names.add(group.group(1));
        }
        Matcher card = CARD.matcher(page);
        while (card.find()) {
            String name = "";
            for (int i = 0; i < names.size(); i++) {
                name = starts.get(i)[0] < card.start() ? names.get(i) : name;
            }
            found.add(card.group(1) + " " + name);
        }
        return found;
    }

    private static JsonNode screen(JsonNode household) throws IOException, InterruptedException {
        String body = new ObjectMapper()
                .createObjectNode()
                .put("asOf", "2026-11-22")
                .set("household", household.get("household"))
                .toString();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:" + server.port() + "/api/v1/screenings?explain=none"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void backKeepsWhatWasAnswered() {
        Browser browser = familyInOhio();
        browser.open("/q/state");
        assertTrue(browser.page().contains("<option value=\"OH\" selected>"), "the answer is filled in");
        browser.send("/q/state", "answer", "TX", "do", "save");
        assertTrue(browser.open("/check").page().contains("Texas"));
    }

    @Test
    void whatCannotBeReadIsSaidAtItsField() {
        Browser browser = familyInOhio();
        browser.open("/q/liquidAssets").send("/q/liquidAssets", "answer", "a lot", "do", "save");
        assertEquals(422, browser.status());
        assertTrue(browser.page().contains("id=\"answer-error\""));
        assertTrue(browser.page().contains("Write an amount in dollars"));
        browser.open("/q/state").send("/q/state", "answer", "ZZ", "do", "save");
        assertEquals(422, browser.status());
        assertTrue(browser.page().contains("We cannot use this answer"));
        browser.send("/people", "relation", "child", "age", "29", "do", "add");
        assertTrue(browser.page().contains("A child cannot be older than the parent"));
    }

    @Test
    void aFormWithoutTheTokenOfTheVisitIsRefused() {
        Browser browser = familyInOhio();
        browser.send("/q/state", "csrf", "0000", "answer", "TX", "do", "save");
        Browser stranger = visitor();
        stranger.send("/q/state", "answer", "TX", "do", "save");
        assertEquals("/gone", stranger.path());
        browser.open("/gone").send("/q/state", "csrf", "0000", "answer", "TX", "do", "save");
        assertEquals(403, browser.status());
    }

    @Test
    void leavingForgetsEverything() {
        Browser browser = familyInOhio();
        browser.send("/leave");
        browser.open("/check");
        assertEquals("/gone", browser.path());
    }

    @Test
    void aSavedFileOpensAgain() {
        Browser browser = familyInOhio();
        String file = browser.open("/results").send("/save").page();
        Browser again = visitor().open("/").upload("/open", file);
        again.open("/check");
        assertEquals("/check", again.path());
        assertTrue(again.page().contains("Ohio"));
    }

    @Test
    void pagesCarryStrictHeadersAndLoadNothingFromElsewhere() {
        Browser browser = familyInOhio();
        for (String path : List.of("/", "/people", "/q/rent", "/check", "/results", "/programs", "/programs/snap")) {
            browser.open(path);
            assertEquals(200, browser.status(), path);
            String policy = browser.response()
                    .headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("");
            assertTrue(policy.contains("default-src 'none'"), path);
            assertFalse(policy.contains("unsafe"), path);
            assertEquals(
                    "no-store",
                    browser.response().headers().firstValue("Cache-Control").orElse(""),
                    path);
            assertFalse(
                    Pattern.compile("(src|href)=\"https?://[^\"]*\\.(css|js|woff2?|png|svg)\"")
                            .matcher(browser.page())
                            .find(),
                    path);
            assertFalse(browser.page().contains("style=\""), path + " has an inline style");
        }
    }

    @Test
    void anUnknownAddressIsAPageForABrowser() {
        Browser browser = visitor().open("/nowhere");
        assertEquals(404, browser.status());
        assertTrue(browser.page().startsWith("<!DOCTYPE html>"));
        assertNotEquals("", browser.heading());
    }

    @Test
    void theDeadlinesAreACalendar() {
        Browser browser = familyInOhio();
        passTheRest(browser);
        String calendar = browser.open("/deadlines.ics").page();
        assertTrue(calendar.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
        assertTrue(calendar.contains("DTSTART;VALUE=DATE:2026"));
        assertTrue(calendar.lines().allMatch(l -> l.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75));
    }
}
