package org.benefits.screener.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.benefits.screener.api.Server;
import org.benefits.screener.api.Settings;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.OutputType;

/** A navigator works at the desk in a real browser on a narrow screen, with and without script; the page is searched for barriers. */
class DeskBrowserTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T17:00:00Z"), ZoneOffset.UTC);
    private static final int NARROW = 320;
    private static Server server;
    private static String address;

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
        server.close();
    }

    private static void look(Chromium page, String what, List<String> barriers) throws IOException {
        page.barriers().forEach(b -> barriers.add(what + " " + b));
        long over = (Long)
                page.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth;");
        if (over > 0) {
            barriers.add(what + " is " + over + " pixels wider than the window");
        }
        // With -Dscreens=FOLDER each page is kept as a picture, to be looked at.
        String screens = System.getProperty("screens");
        if (screens != null) {
            Files.write(
                    Path.of(screens).resolve("desk-" + what.replace(' ', '-') + ".png"),
                    page.driver().getScreenshotAs(OutputType.BYTES));
        }
    }

    @Test
    void withoutScriptOnANarrowScreenInSpanishItWorksToo() throws IOException {
        List<String> barriers = new ArrayList<>();
        try (Chromium plain = new Chromium(false, NARROW);
                Chromium page = new Chromium(true, NARROW)) {
            for (Chromium each : List.of(plain, page)) {
                each.open(address + "/desk");
                each.press("button[name=language][value=es]");
                each.one("#home-state").sendKeys("Ohio");
                each.one("#new-age").sendKeys("30");
                each.press("button[value=add]");
                each.one("#home-rent").sendKeys("mucho");
                each.press("button[value=update]:not(.usa-sr-only)");
                assertTrue(each.one("#home-rent-error").isDisplayed());
                each.one("#home-rent").clear();
                each.press("button[value=base]");
                each.one("#try-state").sendKeys("Texas");
                each.press("button[value=move]");
                assertEquals("es", each.one("html").getDomAttribute("lang"));
                assertFalse(each.all(".changes tbody").isEmpty());
            }
            // Axe is a script of its own.
            look(page, "narrow", barriers);
            page.press("button[formaction='/desk/income']");
            assertFalse(page.all("svg[role=img]").isEmpty(), "also where no income is known yet");
        }
        assertEquals(List.of(), barriers);
    }
}
