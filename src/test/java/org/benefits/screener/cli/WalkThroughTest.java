package org.benefits.screener.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.benefits.screener.api.Server;
import org.benefits.screener.api.Settings;
import org.benefits.screener.screening.TemporaryRules;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk-through of {@code rules/README.md}, done by its own text: its files are written, its commands run, what it promises is looked for. */
class WalkThroughTest {
    private static final String TITLE = "## From nothing to served";
    private static final Pattern BLOCK = Pattern.compile("([^\\n]*)\\n\\n```\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Pattern WRITE = Pattern.compile(".*Write `([^`]+)`:");
    private static final Pattern BELOW =
            Pattern.compile(".*Add to `([^`]+)` below the line that begins with `([^`]+)`:");
    private static final Pattern END = Pattern.compile(".*Add to the end of `([^`]+)`:");
    private static final Pattern CURL = Pattern.compile("curl -s \"http://127.0.0.1:8080([^\"]+)\" .* -d @(\\S+)");
    private static final int LEAST_STEPS = 14;

    @TempDir
    private Path home;

    private Server server;
    private String printed = "";
    private int code;
    private final List<String> done = new ArrayList<>();

    @BeforeEach
    void copy() {
        TemporaryRules.copy(home, List.of("tefap", "csfp"));
        System.setProperty("screener.rules", home.resolve("rules").toString());
        System.setProperty("screener.home", home.toString());
    }

    @AfterEach
    void stop() {
        System.clearProperty("screener.rules");
        System.setProperty("screener.home", TestRules.HOME.toString());
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theTextLeadsFromNothingToServed() throws Exception {
        String readme = Files.readString(TestRules.RULES.resolve("README.md"));
        String guide = readme.substring(readme.indexOf(TITLE));
        int end = guide.indexOf("\n## ", TITLE.length());
        Matcher blocks = BLOCK.matcher(end < 0 ? guide : guide.substring(0, end));
        while (blocks.find()) {
            step(blocks.group(1), blocks.group(2));
        }
        assertTrue(done.size() >= LEAST_STEPS, "the text was followed: " + done);
        assertTrue(done.get(done.size() - 1).startsWith("curl"), done.toString());
    }

    private void step(String before, String block) throws Exception {
        Matcher write = WRITE.matcher(before);
        Matcher below = BELOW.matcher(before);
        Matcher end = END.matcher(before);
        if (write.matches()) {
            TemporaryRules.write(home.resolve(write.group(1)), block + "\n");
            done.add("write " + write.group(1));
        } else if (below.matches()) {
            Path file = home.resolve(below.group(1));
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            int at = 0;
            while (!lines.get(at).startsWith(below.group(2))) {
                at++;
            }
            lines.add(at + 1, block);
            Files.write(file, lines);
            done.add("add to " + below.group(1));
        } else if (end.matches()) {
            Path file = home.resolve(end.group(1));
            Files.writeString(file, Files.readString(file) + block + "\n");
            done.add("add to " + end.group(1));
        } else {
            for (String line : block.split("\n")) {
                command(line);
            }
        }
    }

    private void command(String line) throws Exception {
        if (line.startsWith("# prints: ")) {
            assertEquals(0, code, printed);
            assertTrue(printed.contains(line.substring("# prints: ".length())), line + "\n" + printed);
        } else if (line.startsWith("# fails with: ")) {
            assertEquals(1, code, printed);
            assertTrue(printed.contains(line.substring("# fails with: ".length())), line + "\n" + printed);
        } else if (line.equals("./screener serve")) {
            server = new Server(Settings.of(Home.rules(), Home.compiled()).listeningOn("127.0.0.1", 0)).start();
        } else if (line.startsWith("curl ")) {
            Matcher curl = CURL.matcher(line);
            assertTrue(curl.matches(), line);
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.port() + curl.group(1)))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofFile(home.resolve(curl.group(2))))
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("\"MORE_NEEDED\""), answer.body());
            printed = answer.body();
            code = 0;
            done.add(line);
        } else {
            assertTrue(line.startsWith("./screener "), line);
            run(line.substring("./screener ".length()).split(" "));
            done.add(line);
        }
    }

    private void run(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("test-scenarios/")) {
                arguments[i] = home.resolve(arguments[i]).toString();
            }
        }
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        System.setIn(new ByteArrayInputStream("y\n".getBytes(StandardCharsets.UTF_8)));
        try {
            code = Main.run(arguments);
        } finally {
            System.out.flush();
            System.setOut(out);
            System.setErr(err);
            System.setIn(in);
        }
        printed = told.toString(StandardCharsets.UTF_8);
    }
}
