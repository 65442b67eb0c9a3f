package org.benefits.screener.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.benefits.screener.api.Server;
import org.benefits.screener.api.Settings;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are easy to find again are planted, and everything that the program writes while it has them is searched. */
class SecretsTest {
    private static final String WORD = "qx7canaryqx7";
    private static final String NUMBER = "73917";
    private static final String NUMBER_SHOWN = "73,917";
    private static final int LARGE_BYTES = 600_000;
    private static final int TOO_LARGE_BYTES = 3_000_000;

    @TempDir
    private Path folder;

    private final List<String> heads = new ArrayList<>();

    @Test
    void answersAreWrittenNowhere() throws IOException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream captured = new PrintStream(said, true, StandardCharsets.UTF_8);
        Path recorded = folder.resolve("events.jfr");
        Settings settings = Settings.of(TestRules.RULES, TestRules.COMPILED).listeningOn("127.0.0.1", 0);
        String metrics;
        try (Server server = new Server(
                                settings, (library, screener) -> new Pages(library, screener, Clock.systemUTC()))
                        .start();
                Recording recording = new Recording()) {
            recording.enable("jdk.FileWrite").withThreshold(Duration.ZERO);
            recording.enable("jdk.SocketWrite").withThreshold(Duration.ZERO);
            recording.start();
            System.setOut(captured);
            System.setErr(captured);
            try {
                journey(new Browser(server.port()));
                metrics = new Browser(server.port()).open("/metrics").page();
            } finally {
                System.setOut(out);
                System.setErr(err);
            }
            recording.stop();
            recording.dump(recorded);
        }
        hides(said.toString(StandardCharsets.UTF_8), "what was logged");
        hides(metrics, "the metrics");
        heads.forEach(head -> hides(head, "an address or a header"));
        List<String> files = new ArrayList<>();
        List<String> elsewhere = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(recorded)) {
            if (event.getEventType().getName().equals("jdk.FileWrite")) {
                if (event.getString("path") != null) {
                    files.add(event.getString("path"));
                }
            } else if (!List.of("127.0.0.1", "::1", "0:0:0:0:0:0:0:1").contains(event.getString("address"))) {
                elsewhere.add(event.getString("address"));
            }
        }
        assertEquals(List.of(), files, "files that were written");
        assertEquals(List.of(), elsewhere, "addresses that something was sent to");
    }

    private void journey(Browser browser) {
        look(browser.open("/").send("/start", "situations", "job-loss"));
        look(browser.send("/q/state", "answer", "TX", "do", "save"));
        look(browser.send("/people", "age", WORD, "do", "add"));
        look(browser.send("/people", "age", "41", "do", "add"));
        look(browser.send("/people", "relation", WORD, "age", "3", "do", "add"));
        look(browser.send("/people", "relation", "child", "age", "3", "do", "done"));
        look(browser.send("/q/liquidAssets", "answer", WORD, "do", "save"));
        look(browser.send("/q/liquidAssets", "answer", NUMBER, "do", "save"));
        look(browser.send("/q/county", "answer", WORD, "do", "save"));
        look(browser.send("/q/zip", "answer", WORD, "do", "save"));
        look(browser.send("/q/nothing", "answer", WORD, "do", "save"));
        look(browser.send(
                "/q/people/p1/incomes",
                "item.type",
                "wages",
                "item.amount",
                NUMBER,
                "item.frequency",
                "yearly",
                "do",
                "done"));
        look(browser.send("/everyone/veteran", "answer", WORD, "do", "save"));
        look(browser.open("/check"));
        assertTrue(browser.page().contains(NUMBER_SHOWN), "the planted answer was taken");
        look(browser.open("/results"));
        look(browser.open("/sheet"));
        look(browser.open("/results.pdf"));
        look(browser.open("/deadlines.ics"));
        String file = browser.open("/results").send("/save").page();
        assertTrue(file.contains(NUMBER), "the file holds the planted answer");
        look(browser);
        look(browser.upload("/open", file));
        assertEquals(200, browser.status());
        look(browser.upload("/open", "{\"household\": \"" + WORD.repeat(LARGE_BYTES / WORD.length()) + "\"}"));
        assertEquals(422, browser.status());
        look(browser.upload("/open", "{\"household\": \"" + WORD.repeat(TOO_LARGE_BYTES / WORD.length()) + "\"}"));
        assertTrue(browser.status() >= 400 && browser.status() < 500, "a file that is too large: " + browser.status());
        look(browser.open("/").send("/leave"));
    }

    private void look(Browser browser) {
        heads.add(browser.response().uri().toString());
        browser.response()
                .previousResponse()
                .ifPresent(p -> heads.add(p.uri() + " " + p.headers().map()));
        heads.add(browser.response().headers().map().toString());
    }

    private static void hides(String written, String where) {
        for (String canary : List.of(WORD, NUMBER, NUMBER_SHOWN)) {
            assertFalse(written.contains(canary), where + " holds " + canary);
        }
    }

    @Test
    void whatIsWrittenToAFileIsSeen() throws IOException {
        Path recorded = folder.resolve("events.jfr");
        Path written = folder.resolve("leak.txt");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileWrite").withThreshold(Duration.ZERO);
            recording.start();
            Files.writeString(written, WORD);
            recording.stop();
            recording.dump(recorded);
        }
        assertTrue(RecordingFile.readAllEvents(recorded).stream()
                .anyMatch(e -> e.getEventType().getName().equals("jdk.FileWrite")
                        && written.toString().equals(e.getString("path"))));
    }
}
