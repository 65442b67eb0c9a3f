package org.benefits.screener.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Real calls to a server, and what must be so of every refusal. */
final class Calls {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String SCREENINGS = "/api/v1/screenings";
    static final String NEXT_QUESTION = SCREENINGS + "/next-question";
    static final String COMPARE = SCREENINGS + "/compare";
    static final String BATCH = SCREENINGS + "/batch";

    // A stack trace, a class, or a place on the disk.
    private static final Pattern INNER = Pattern.compile(
            "Exception|Throwable|\\tat |org\\.benefits|com\\.fasterxml|\\.java|jetty|java\\.|/rules/|"
                    + Stream.of("user.dir", "user.home", "java.io.tmpdir")
                            .map(place -> Pattern.quote(System.getProperty(place) + "/"))
                            .collect(Collectors.joining("|")),
            Pattern.CASE_INSENSITIVE);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Server server;

    Calls(Server server) {
        this.server = server;
    }

    HttpResponse<String> post(String path, String type, byte[] body) {
        return send(request(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    HttpResponse<String> post(String path, String json) {
        return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(LONGEST);
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Bytes as they are, over a connection of their own; what comes back until it is closed. */
    String raw(byte[] bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout((int) LONGEST.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            in.transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    /** A refusal: a problem document that names places and mends, and nothing of ours or of the answers. */
    static JsonNode problem(int status, HttpResponse<String> response, String shown) {
        assertEquals(status, response.statusCode(), () -> shown + " -> " + response.body());
        assertEquals(
                "application/problem+json;charset=utf-8",
                response.headers().firstValue("Content-Type").orElse("").replace(" ", ""),
                shown);
        return problem(status, response.body(), shown);
    }

    static JsonNode problem(int status, String body, String shown) {
        JsonNode problem = read(body);
        assertEquals(status, problem.path("status").asInt(), () -> shown + " -> " + body);
        assertTrue(problem.path("type").asText().startsWith("urn:screener:problem:"), body);
        assertFalse(problem.path("title").asText().isBlank(), body);
        assertFalse(problem.path("detail").asText().isBlank(), body);
        assertFalse(problem.path("errors").isEmpty(), () -> shown + " -> " + body);
        for (JsonNode error : problem.get("errors")) {
            String pointer = error.path("pointer").asText("?");
            assertTrue(pointer.isEmpty() || pointer.startsWith("/"), body);
            assertTrue(error.path("code").asText().matches("[A-Za-z0-9-]+"), body);
            assertFalse(error.path("message").asText().isBlank(), body);
        }
        assertNothingInner(body, shown);
        return problem;
    }

    static void assertNothingInner(String text, String shown) {
        assertFalse(INNER.matcher(text).find(), () -> shown + " -> " + text);
        assertFalse(text.toLowerCase(java.util.Locale.ROOT).contains("canary"), () -> shown + " -> " + text);
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }
}
