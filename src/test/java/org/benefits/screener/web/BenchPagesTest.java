package org.benefits.screener.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.benefits.screener.api.Server;
import org.benefits.screener.api.Settings;
import org.benefits.screener.screening.TemporaryRules;
import org.benefits.screener.screening.TestRules;
import org.benefits.screener.web.bench.BenchPages;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policy staff change a number, a sentence and a rule at the bench; nothing reaches the rules unchecked, and nothing else is written. */
class BenchPagesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T17:00:00Z"), ZoneOffset.UTC);
    private static final String LIMITS = "snap/tables/gross-income-limit.csv";

    @TempDir
    private Path home;

    private Path rules;
    private Path scenarios;
    private Server server;

    @BeforeEach
    void start() throws IOException {
        rules = TemporaryRules.copy(home, List.of("wic", "lifeline"));
        scenarios = Files.createDirectories(home.resolve("test-scenarios"));
        Path from = TestRules.HOME.resolve("test-scenarios/lifeline");
        Path to = Files.createDirectories(scenarios.resolve("lifeline"));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        Path compiled = TestRules.HOME.resolve("target/rulebooks");
        server = new Server(
                        Settings.of(rules, compiled).listeningOn("127.0.0.1", 0),
                        (library, screener) -> new Pages(library, screener, CLOCK)
                                .andThen(new BenchPages(library, compiled, scenarios, CLOCK)))
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Browser staff() {
        return new Browser(server.port()).open("/bench");
    }

    private String read(String file) throws IOException {
        return Files.readString(rules.resolve(file));
    }

    private String wicWords() throws IOException {
        return read("wic/text/en.properties");
    }

    @Test
    void aSentenceIsKeptTriedAndSavedAndNothingElseIsTouched() throws IOException {
        String before = wicWords();
        String spanish = read("wic/text/es.properties");
        String sentence = "Ask a WIC clinic near you for a visit.";
        Browser staff = staff();
        staff.send(
                "/bench/edit",
                "what",
                "file",
                "file",
                "wic/text/en.properties",
                "do",
                "keep",
                "text",
                before.replace(applyLine(before), "apply=" + sentence));
        assertEquals(before, wicWords(), "a draft writes nothing");
        assertTrue(staff.open("/bench/draft").page().contains("The draft passes its check."), staff.page());

        staff.send("/bench/save");
        assertEquals(before.replace(applyLine(before), "apply=" + sentence), wicWords());
        assertEquals(spanish, read("wic/text/es.properties"));
        assertEquals(
                sentence,
                server.library().edition().texts().program("wic", "en").get("apply"));
    }

    private static String applyLine(String words) {
        return words.lines().filter(l -> l.startsWith("apply=")).findFirst().orElseThrow();
    }

    @Test
    void aRuleIsWrittenBesideItsWords() throws IOException {
        String page = staff().open("/bench/rule/wic/category").page();
        assertTrue(page.contains("require( $person.age().lessThan("), page);
        assertTrue(page.contains("name=\"words.es.category.not-met\""), page);

        staff().send(
                        "/bench/edit",
                        "what",
                        "rule",
                        "program",
                        "wic",
                        "file",
                        "wic/eligibility.drl",
                        "rule",
                        "adjunctive-snap",
                        "do",
                        "keep",
                        "text",
                        """
                        rule "adjunctive-snap"
                            @cite( "42 USC 1786(d)(2)(A)(ii); 7 CFR 246.7(d)(2)(vi)" )
                        when
                            $person : FamilyMember()
                        then
                            require( $person.receives( "snap" ) );
                        end
                        """,
                        "words.en.adjunctive-snap.met",
                        "You get SNAP. So WIC does not look at your income.")
                .send("/bench/save");
        assertTrue(read("wic/eligibility.drl").contains("7 CFR 246.7(d)(2)(vi)"));
        assertTrue(wicWords().contains("adjunctive-snap.met=You get SNAP. So WIC does not look at your income.\n"));
    }

    @Test
    void theCheckAsSomebodyTypesSaysWhereAndKeepsNothing() throws IOException {
        String before = read("wic/eligibility.drl");
        Browser staff = staff().send(
                        "/bench/edit",
                        "what",
                        "file",
                        "file",
                        "wic/eligibility.drl",
                        "do",
                        "check",
                        "text",
                        before.replace("$person.yes( \"pregnant\" )", "$person.yes( \"pregnent\" )"));
        assertTrue(staff.page().contains("wic/eligibility.drl:"), staff.page());
        assertTrue(staff.page().contains("pregnant"), "the nearest known name is said: " + staff.page());
        assertTrue(staff.open("/bench/draft").page().contains("Nothing is changed."));
    }

    @Test
    void codeIsRefusedAndNeverSaved() throws IOException {
        String before = read("wic/eligibility.drl");
        for (String hostile :
                List.of("require( java.lang.System.exit( 1 ) );", "require( $person.getClass() );", "eval( true )")) {
            Browser staff = staff().send(
                            "/bench/edit",
                            "what",
                            "file",
                            "file",
                            "wic/eligibility.drl",
                            "do",
                            "keep",
                            "text",
                            before.replace("require( $person.receives( \"snap\" ) );", hostile));
            assertEquals(422, staff.send("/bench/save").status(), hostile);
            assertTrue(staff.page().contains("does not pass its check"), staff.page());
            assertEquals(before, read("wic/eligibility.drl"));
            staff.open("/bench").send("/bench/discard");
        }
    }

    @Test
    void aCopiedRowGetsANewDateAndTheOtherRowsStayToTheLetter() throws IOException {
        String file = "wic/tables/parameters.csv";
        String before = read(file);
        String page = staff().open("/bench/table?file=" + file + "&search=child-under")
                .page();
        String stamp = page.replaceAll("(?s).*name=\"stamp\" value=\"([0-9a-f]+)\".*", "$1");
        int line = (int) before.lines()
                        .takeWhile(l -> !l.contains(",child-under,"))
                        .count()
                - 1;
        String cell = "cell." + line + ".";
        String[] old = before.lines().skip(line + 1L).findFirst().orElseThrow().split(",", -1);
        Browser staff = staff();
        staff.send(
                "/bench/edit",
                "what",
                "table",
                "file",
                file,
                "search",
                "",
                "stamp",
                stamp,
                "copy",
                String.valueOf(line),
                cell + "0",
                old[0],
                cell + "1",
                old[1],
                cell + "2",
                old[2],
                cell + "3",
                old[3],
                cell + "4",
                old[4]);
        assertTrue(staff.open("/bench/draft").page().contains("To mend before it can be saved"), staff.page());

        String copied = staff.open("/bench/table?file=" + file).page();
        String newStamp = copied.replaceAll("(?s).*name=\"stamp\" value=\"([0-9a-f]+)\".*", "$1");
        String next = "cell." + (line + 1) + ".";
        staff.send(
                "/bench/edit",
                "what",
                "table",
                "file",
                file,
                "search",
                "",
                "stamp",
                newStamp,
                "do",
                "keep",
                next + "0",
                "2027-10-01",
                next + "1",
                old[1],
                next + "2",
                "6",
                next + "3",
                old[3],
                next + "4",
                old[4]);
        staff.send("/bench/save");
        String row = "2027-10-01," + old[1] + ",6," + old[3] + "," + old[4];
        List<String> now = read(file).lines().toList();
        assertEquals(row, now.get(line + 2));
        assertEquals(
                before.lines().toList(),
                now.stream().filter(l -> !l.equals(row)).toList());
    }

    @Test
    void whatSomebodyElseChangedIsNotOverwritten() throws IOException {
        String before = wicWords();
        Browser staff = staff().send(
                        "/bench/edit",
                        "what",
                        "file",
                        "file",
                        "wic/text/en.properties",
                        "do",
                        "keep",
                        "text",
                        before + "\n");
        Files.writeString(rules.resolve("wic/text/en.properties"), before + "# somebody else\n");
        assertEquals(422, staff.send("/bench/save").status());
        assertTrue(staff.page().contains("Somebody else changed rules/wic/text/en.properties"), staff.page());
        assertEquals(before + "# somebody else\n", wicWords());
    }

    @Test
    void familiesAreTriedUnderTheDraftAndApprovedOnlyAsSavedAndRead() throws IOException {
        String file = "lifeline/text/en.properties";
        String before = read(file);
        String sentence = before.lines()
                .filter(l -> l.startsWith("adult.met="))
                .findFirst()
                .orElseThrow();
        Browser staff = staff().send(
                        "/bench/edit",
                        "what",
                        "file",
                        "file",
                        file,
                        "do",
                        "keep",
                        "text",
                        before.replace(sentence, "adult.met=An adult lives here and can ask."));
        staff.send("/bench/try");
        assertTrue(
                staff.page().replaceAll("</?(ins|del)>", "").contains("An adult lives here and can ask."),
                staff.page());
        assertFalse(staff.page().contains("I read these sentences"), "a draft is not approved");

        staff.open("/bench").send("/bench/save");
        staff.send("/bench/try", "program", "lifeline");
        String family = staff.page().replaceAll("(?s).*?name=\"family\" value=\"([^\"]+)\".*", "$1");
        assertEquals(
                422,
                staff.send("/bench/approve", "program", "lifeline", "family", family, "sentences", "something else")
                        .status());
        staff.open("/bench").send("/bench/try", "program", "lifeline");
        String sentences = staff.page()
                .replaceAll("(?s).*?<textarea hidden name=\"sentences\"[^>]*>(.*?)</textarea>.*", "$1")
                .replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        staff.send("/bench/approve", "program", "lifeline", "family", family, "sentences", sentences);
        String approved = Files.readString(scenarios.resolve(family + ".approved.txt"));
        assertTrue(approved.contains("An adult lives here and can ask."), approved);
        staff.open("/bench");
        assertFalse(staff.send("/bench/try", "program", "lifeline").page().contains("value=\"" + family + "\""));
    }

    @Test
    void onlyFilesOfRuleFoldersAreReadOrWritten() throws IOException {
        Files.writeString(home.resolve("secret.yaml"), "secret");
        for (String file : List.of(
                "../secret.yaml",
                "wic/../../secret.yaml",
                "wic/tables/../../../secret.yaml",
                "/etc/passwd",
                "wic/program.sh",
                "wic",
                "nowhere/program.yaml",
                "wic\\..\\..\\secret.yaml")) {
            Browser staff = staff();
            String asked = URLEncoder.encode(file, StandardCharsets.UTF_8);
            assertEquals(422, staff.open("/bench/file?file=" + asked).status(), file);
            assertFalse(staff.page().contains(">secret<"), file);
            staff.open("/bench");
            assertEquals(
                    422,
                    staff.send("/bench/edit", "what", "file", "file", file, "do", "keep", "text", "x")
                            .status(),
                    file);
        }
        assertEquals("secret", Files.readString(home.resolve("secret.yaml")));
    }

    @Test
    void formsFromElsewhereAndOtherNamesOfThisComputerAreRefused() throws IOException {
        Browser stranger = new Browser(server.port());
        assertEquals(
                403,
                stranger.send("/bench/edit", "what", "file", "file", "wic/program.yaml", "do", "keep", "text", "x")
                        .status());
        assertEquals(403, stranger.send("/bench/save", "csrf", "0123").status());
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write("GET /bench HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
        }
    }

    @Test
    void whatTheDraftChangesIsToldInWordsAndCounted() throws Exception {
        try (Git git = Git.init().setDirectory(home.toFile()).call()) {
            git.add().addFilepattern("rules").call();
            git.commit()
                    .setMessage("Rules as they are")
                    .setAuthor("Test", "test@example.org")
                    .setCommitter("Test", "test@example.org")
                    .setSign(false)
                    .call();
        }
        String file = "wic/tables/parameters.csv";
        String before = read(file);
        String row = before.lines()
                .filter(l -> l.contains(",child-under,"))
                .findFirst()
                .orElseThrow();
        Browser staff = staff().send(
                        "/bench/edit",
                        "what",
                        "file",
                        "file",
                        file,
                        "do",
                        "keep",
                        "text",
                        before.replace(
                                row,
                                row + "\n" + row.replaceFirst("^[0-9-]+,child-under,5,", "2026-11-01,child-under,4,")));
        staff.open("/bench/changes");
        assertTrue(staff.page().contains("2026-11-01"), staff.page());
        staff.send("/bench/impact", "since", "HEAD", "day", "2026-11-22", "households", "10000");
        assertEquals(200, staff.status(), staff.page());
        assertTrue(staff.page().contains("households lose it"), staff.page());
        assertTrue(staff.open("/bench/program/wic").page().contains("Rules as they are"));
        assertEquals(before, read(file));
        assertEquals(422, staff.open("/bench/changes?since=nowhere").status());
        assertTrue(staff.page().contains("there is no revision nowhere"), staff.page());
    }

    @Test
    void inABrowserTheCheckSpeaksAsSomebodyTypesAndNoPageKeepsAnyoneOut() {
        String address = "http://127.0.0.1:" + server.port();
        List<String> barriers = new ArrayList<>();
        try (Chromium browser = new Chromium(true, 1280)) {
            for (String page : List.of(
                    "/bench",
                    "/bench/program/wic",
                    "/bench/table?file=wic/tables/parameters.csv",
                    "/bench/file?file=wic/program.yaml",
                    "/bench/file?file=../x",
                    "/bench/rule/wic/category")) {
                browser.open(address + page);
                barriers.addAll(browser.barriers());
            }
            browser.one("#text").sendKeys("foo");
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (browser.all("[data-faults] li").isEmpty() && System.nanoTime() < end) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            assertTrue(browser.one("[data-faults]").getText().contains("wic/eligibility.drl:"), "the check speaks");
            barriers.addAll(browser.barriers());
            browser.press("button[value=keep]");
            browser.open(address + "/bench/draft");
            barriers.addAll(browser.barriers());
            browser.press("form[action='/bench/discard'] button");
            browser.open(address + "/bench/program/lifeline");
            browser.press("form[action='/bench/try'] button");
            barriers.addAll(browser.barriers());
        }
        assertEquals(List.of(), barriers);
    }

    @Test
    void whereThereIsNoTableThePageSaysSo() {
        Browser staff = staff().open("/bench/table?file=" + LIMITS);
        assertEquals(422, staff.status());
        assertTrue(staff.page().contains("there is no folder for rules/" + LIMITS), staff.page());
    }
}
