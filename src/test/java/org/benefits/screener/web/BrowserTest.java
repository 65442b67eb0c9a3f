package org.benefits.screener.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.benefits.screener.api.Server;
import org.benefits.screener.api.Settings;
import org.benefits.screener.batch.Scenario;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Families go through the pages in a real browser, with and without script, in both languages; each page is searched for barriers. */
class BrowserTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T17:00:00Z"), ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DESKTOP = 1280;
    // 320 pixels: the narrowest phone, and a window of 1,280 enlarged four times.
    private static final int NARROW = 320;
    private static final int MOST_TABS = 120;
    private static Server server;
    private static String address;

    // Every page is looked at once in each language.
    private static final Set<String> SEEN = new HashSet<>();
    private static final Map<String, Chromium> BROWSERS = new HashMap<>();

    @BeforeAll
    static void start() {
        server = new Server(
                        Settings.of(TestRules.HOME.resolve("rules"), TestRules.HOME.resolve("target/rulebooks"))
                                .listeningOn("127.0.0.1", 0),
                        (library, screener) -> new Pages(library, screener, CLOCK))
                .start();
        address = "http://127.0.0.1:" + server.port();
    }

    @AfterAll
    static void stop() {
        BROWSERS.values().forEach(Chromium::close);
        server.close();
    }

    private static JsonNode story(String file) {
        Path path = TestRules.HOME.resolve("test-scenarios/stories").resolve(file + ".yaml");
        return Scenario.read(path).request().get("household");
    }

    @TestFactory
    Stream<DynamicTest> journeysEndInTheResultsOfTheApi() {
        String texas = "job-loss/laid-off-father-in-texas";
        String colorado = "pregnancy/pregnant-nineteen-in-colorado";
        String mississippi = "raising-a-child/grandmother-with-toddler-in-mississippi";
        String california = "immigrants/citizen-baby-in-california";
        String minnesota = "job-loss/eleven-people-in-minnesota";
        // In each build every family once, so that each language goes with and without script; with -Djourneys=all all
        // ways of each, and with
        // -Djourneys=texas,en those alone whose names hold each word.
        String asked = System.getProperty("journeys");
        if (asked == null) {
            return Stream.of(
                    journey(texas, story(texas), "en", true),
                    journey(colorado, story(colorado), "en", true),
                    journey(mississippi, story(mississippi), "en", false),
                    journey(california, story(california), "es", true),
                    journey(minnesota, story(minnesota), "es", false),
                    journey("skips everything", JSON.createObjectNode(), "es", true));
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (String language : List.of("en", "es")) {
            for (boolean script : List.of(true, false)) {
                for (String file : List.of(texas, colorado, mississippi, california, minnesota)) {
                    tests.add(journey(file, story(file), language, script));
                }
                tests.add(journey("skips everything", JSON.createObjectNode(), language, script));
            }
        }
        List<String> wanted = asked.equals("all") ? List.of() : List.of(asked.split(","));
        return tests.stream().filter(t -> wanted.stream().allMatch(t.getDisplayName()::contains));
    }

    private DynamicTest journey(String name, JsonNode household, String language, boolean script) {
        String title = name + ", " + language + (script ? ", with script" : ", without script");
        return DynamicTest.dynamicTest(title, () -> {
            Chromium browser = browser(script, language.equals("en") ? DESKTOP : NARROW);
            browser.driver().manage().deleteAllCookies();
            browser.open(address + "/");
            if (!language.equals("en")) {
                browser.press("button[name=to][value=" + language + "]");
            }
            // Axe is a script of its own.
            List<String> barriers = new ArrayList<>();
            Consumer<Chromium> look = script ? page -> look(page, language, barriers) : page -> {};
            new StoryInBrowser(browser, household, TODAY, look).toTheResults(address);
            assertEquals(language, browser.one("html").getDomAttribute("lang"));
            assertEquals(List.of(), barriers);
            assertEquals(said(browser), shown(browser));
        });
    }

    private static Chromium browser(boolean script, int width) {
        return BROWSERS.computeIfAbsent(script + " " + width, k -> new Chromium(script, width));
    }

    private static void look(Chromium page, String language, List<String> barriers) {
        if (SEEN.add(language + page.path().replaceAll("/p[0-9]+/", "/"))) {
            barriers.addAll(page.barriers());
            fits(page, barriers);
        }
    }

    private static void fits(Chromium page, List<String> barriers) {
        long over = (Long)
                page.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth;");
        if (over > 0) {
            barriers.add(page.path() + " is " + over + " pixels wider than the window");
        }
    }

    private static List<String> shown(Chromium browser) {
        List<String> shown = new ArrayList<>();
        String group = "";
        for (WebElement each : browser.all("main h2[id], main section.card h3")) {
            String id = each.getDomAttribute("id");
            if (id.startsWith("program-")) {
                shown.add(id.substring("program-".length()) + " " + group);
            } else {
                group = id;
            }
        }
        return shown.stream().sorted().toList();
    }

    // What the API says for the answers that the visitor can save.
    private static List<String> said(Chromium browser) throws IOException, InterruptedException {
        String cookies = browser.driver().manage().getCookies().stream()
                .map(c -> c.getName() + "=" + c.getValue())
                .reduce("", (a, b) -> a + (a.isEmpty() ? "" : "; ") + b);
        String csrf = browser.one("form[action='/save'] input[name=csrf]").getDomAttribute("value");
        String saved = send(HttpRequest.newBuilder(URI.create(address + "/save"))
                .header("Cookie", cookies)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("csrf=" + csrf)));
        String body = JSON.createObjectNode()
                .put("asOf", TODAY.toString())
                .set("household", JSON.readTree(saved).get("household"))
                .toString();
        JsonNode answer =
                JSON.readTree(send(HttpRequest.newBuilder(URI.create(address + "/api/v1/screenings?explain=none"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))));
        List<String> said = new ArrayList<>();
        answer.get("programs")
                .forEach(p -> said.add(p.get("program").asText() + " "
                        + p.get("outcome").asText().toLowerCase(Locale.ROOT).replace('_', '-')));
        return said.stream().sorted().toList();
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    @Test
    void theOtherPagesHaveNoBarriers() {
        List<String> barriers = new ArrayList<>();
        for (int width : List.of(DESKTOP, NARROW)) {
            Chromium browser = browser(true, width);
            for (String path : List.of("/", "/gone", "/nowhere", "/programs", "/programs/snap?state=TX", "/docs")) {
                browser.open(address + path);
                barriers.addAll(browser.barriers());
                fits(browser, barriers);
            }
        }
        assertEquals(List.of(), barriers);
    }

    @Test
    void aLanguageWrittenFromTheRightFitsToo() {
        List<String> barriers = new ArrayList<>();
        Consumer<Chromium> turned = page -> {
            page.script("document.documentElement.dir = 'rtl';");
            fits(page, barriers);
        };
        new StoryInBrowser(browser(true, NARROW), story("job-loss/laid-off-father-in-texas"), TODAY, turned)
                .toTheResults(address);
        assertEquals(List.of(), barriers);
    }

    @Test
    void theKeyboardIsEnoughAndTheFocusIsSeen() {
        Chromium browser = browser(true, DESKTOP);
        browser.driver().manage().deleteAllCookies();
        browser.open(address + "/");
        reach(browser, "input[name=situations][value='job-loss']");
        keys(browser, Keys.SPACE);
        reach(browser, "form[action='/start'] button");
        enter(browser);
        assertEquals("/q/state", browser.path());
        reach(browser, "select[name=answer]");
        browser.driver().switchTo().activeElement().sendKeys("Texas");
        reach(browser, "button[value=save]");
        enter(browser);
        assertEquals("/people", browser.path());
        reach(browser, "#age");
        browser.driver().switchTo().activeElement().sendKeys("34");
        enter(browser);
        assertTrue(
                browser.one("main").getText().contains("34") || browser.path().equals("/people"));
        reach(browser, "button[value=done]");
        enter(browser);
        String question = browser.path();
        reach(browser, "main button[value=pass]");
        enter(browser);
        assertTrue(!browser.path().equals(question), "the question goes on by keyboard");
        reach(browser, ".so-far a");
        enter(browser);
        assertEquals("/results", browser.path());
        reach(browser, "main details summary");
        keys(browser, Keys.ENTER);
        assertEquals(1, browser.all("main details[open]").size());
    }

    private static void keys(Chromium browser, Keys key) {
        browser.driver().switchTo().activeElement().sendKeys(key);
    }

    private static void enter(Chromium browser) {
        WebElement before = browser.one("html");
        keys(browser, Keys.ENTER);
        browser.waitUntilGone(before);
    }

    // By the Tab key alone; what has the focus on the way must be seen to have it.
    private static void reach(Chromium browser, String selector) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            keys(browser, Keys.TAB);
            assertTrue(
                    (Boolean) browser.script("""
                            var e = document.activeElement;
                            function seen(s) { return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0; }
                            var label = e.labels && e.labels[0];
                            return e === document.body || seen(getComputedStyle(e))
                                || (label && (seen(getComputedStyle(label)) || seen(getComputedStyle(label, '::before'))));"""),
                    () -> "the focus is not seen at "
                            + browser.script("return document.activeElement.outerHTML.slice(0, 200);"));
            if ((Boolean) browser.script("return document.activeElement.matches(arguments[0]);", selector)) {
                return;
            }
        }
        throw new AssertionError(selector + " is not reached by keyboard on " + browser.path());
    }
}
