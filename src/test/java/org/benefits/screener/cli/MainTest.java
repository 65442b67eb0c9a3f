package org.benefits.screener.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.benefits.screener.screening.TemporaryRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as people and scripts meet it: 0 done, 1 the work found faults, 2 usage; clear words, no stack trace, no answer. */
class MainTest {
    private static final String GOOD =
            "{\"asOf\": \"2026-11-22\", \"household\": {\"state\": \"NC\", \"people\": [{\"id\": \"a\", \"relation\": \"self\", \"age\": 30}]}}";

    @TempDir
    private Path folder;

    @BeforeEach
    void fewRules() {
        System.setProperty(
                "screener.rules",
                TemporaryRules.copy(folder, List.of("snap", "wic")).toString());
    }

    @AfterEach
    void allRules() {
        System.clearProperty("screener.rules");
    }

    private record Ran(int code, String out, String err) {}

    private static Ran run(byte[] input, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        System.setIn(new ByteArrayInputStream(input));
        try {
            int code = Main.run(arguments);
            System.out.flush();
            System.err.flush();
            return new Ran(code, printed.toString(StandardCharsets.UTF_8), told.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.setIn(in);
        }
    }

    private static Ran run(String input, String... arguments) {
        return run(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return file.toString();
    }

    private static void refused(int code, Ran ran, String message) {
        assertEquals(code, ran.code(), ran.out() + ran.err());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains(message), ran.err());
        assertFalse(ran.err().contains("Exception") || ran.err().contains("\tat "), ran.err());
        assertFalse(ran.err().contains("canary"), ran.err());
    }

    @Test
    void oneHouseholdIsScreenedFromAFileOrFromStandardInput() throws IOException {
        Ran sentences = run("", "screen", file("household.json", GOOD));
        assertEquals(0, sentences.code(), sentences.err());
        assertTrue(sentences.out().contains("SNAP"), sentences.out());
        Ran json = run(GOOD, "screen", "-", "--json");
        assertEquals(0, json.code(), json.err());
        assertTrue(json.out().startsWith("{\"asOf\":\"2026-11-22\""), json.out());
        Ran spanish = run(GOOD, "screen", "-", "--lang", "es");
        assertEquals(0, spanish.code());
        assertFalse(spanish.out().equals(sentences.out()));
    }

    @Test
    void whatCannotBeScreenedSaysWhereAndWhy() {
        refused(1, run("{\"household\": {\"rent\": \"canary\"}}", "screen", "-"), "/household/rent: This fact takes");
        refused(1, run("{\"stat\": \"NC\"}", "screen", "-"), "Did you mean \"state\"?");
        refused(1, run("{oops", "screen", "-"), "not JSON");
        refused(1, run("", "screen", "-"), "empty");
        refused(1, run("{\"people\": []}", "screen", "-"), "cannot be empty");
        refused(1, run("[".repeat(10_000), "screen", "-"), "not JSON");
        refused(1, run(new byte[] {(byte) 0xff, (byte) 0xfe, 1}, "screen", "-"), "not JSON");
        refused(1, run(" ".repeat(300_000), "screen", "-"), "at most");
        refused(1, run("{\"rent\": 1e9999999999}", "screen", "-"), "number");
    }

    @Test
    void wrongUseIsToldApartFromWrongInput() throws IOException {
        String good = file("good.ndjson", GOOD);
        refused(2, run("", "screen", folder.resolve("nowhere.json").toString()), "there is no file");
        refused(2, run("", "screen", folder.toString()), "there is no file");
        refused(2, run(GOOD, "screen", "-", "--lang", "xx"), "there is no language");
        refused(2, run("", "screen"), "Missing required parameter");
        refused(2, run("", "screen", "-", "--canari"), "Unknown option");
        refused(2, run(""), "say what to do");
        refused(2, run("", "dance"), "dance");
        refused(2, run("", "rules"), "say what to do");
        refused(2, run("", "rules", "check", "nope"), "there is no program");
        refused(2, run("", "rules", "explain", "nope"), "there is no program");
        refused(2, run("", "rules", "try", folder.resolve("nowhere.yaml").toString()), "there is no file");
        refused(2, run("", "batch", folder.resolve("nowhere.ndjson").toString(), "-"), "there is no file");
        refused(2, run("", "batch", good, good), "same file");
        refused(2, run("", "batch", good, folder.resolve("no/such/folder").toString()), "there is no folder");
        refused(2, run("", "batch", good, "-", "--explain", "some"), "--explain is full or none");
        refused(2, run("", "batch", good, "-", "--lang", "xx"), "there is no language");
        refused(2, run("", "serve", "--port", "canari"), "port");
        assertTrue(Files.readString(Path.of(good)).equals(GOOD), "the input is as it was");
    }

    @Test
    void aBatchGoesOnAfterABadLineAndEndsWithOne() throws IOException {
        String one = GOOD + "\n";
        Ran good = run(one + one, "batch", "-", "-");
        assertEquals(0, good.code(), good.err());
        assertEquals(2, good.out().split("\n").length);
        Ran bad = run(one + "{oops\n" + one, "batch", "-", "-");
        assertEquals(1, bad.code(), bad.err());
        String[] lines = bad.out().split("\n");
        assertEquals(3, lines.length);
        assertTrue(lines[1].startsWith("{\"line\":2,\"problem\":"), lines[1]);
        assertEquals(good.out().split("\n")[0], lines[0]);
        assertEquals(lines[0].replace("{\"line\":1,", ""), lines[2].replace("{\"line\":3,", ""));
        String csv = file("many.CSV", "asOf,state\n2026-11-22,NC\n2026-11-22,XX\n");
        Path out = folder.resolve("out.csv");
        Ran rows = run("", "batch", csv, out.toString());
        assertEquals(1, rows.code(), rows.err());
        List<String> written = Files.readAllLines(out);
        assertEquals(3, written.size());
        assertTrue(written.get(1).startsWith("2,") && written.get(2).startsWith("3,"), written.toString());
        refused(1, run("", "batch", file("bad.csv", "stat\nNC\n"), out.toString()), "Did you mean \"state\"?");
    }
}
