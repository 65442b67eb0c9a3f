package org.benefits.screener.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without script: keeps cookies, follows redirects, sends forms with the token of the page. */
final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]+)\"");
    private static final Pattern HEADING = Pattern.compile("<h1[^>]*>(.*?)</h1>", Pattern.DOTALL);

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();
    private final String base;
    private HttpResponse<String> last;

    Browser(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    Browser open(String path) {
        return take(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html"));
    }

    /** Sends a form; names and values in turn. */
    Browser send(String path, String... fields) {
        List<String> parts = new ArrayList<>();
        if (last != null) {
            Matcher token = TOKEN.matcher(last.body());
            if (token.find()) {
                parts.add("csrf=" + token.group(1));
            }
        }
        for (int i = 0; i < fields.length; i += 2) {
            parts.add(encode(fields[i]) + "=" + encode(fields[i + 1]));
        }
        return take(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", parts))));
    }

    /** Sends a form with a file, as the browser of somebody who chose one; names and values of the other fields in turn. */
    Browser upload(String path, String file, String content, String... fields) {
        String edge = "----edge";
        StringBuilder body = new StringBuilder();
        Matcher token = TOKEN.matcher(last.body());
        if (token.find()) {
            part(body, edge, "name=\"csrf\"", token.group(1));
        }
        for (int i = 0; i < fields.length; i += 2) {
            part(body, edge, "name=\"" + fields[i] + "\"", fields[i + 1]);
        }
        part(body, edge, "name=\"file\"; filename=\"" + file + "\"", content);
        body.append("--").append(edge).append("--\r\n");
        return take(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "multipart/form-data; boundary=" + edge)
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private static void part(StringBuilder body, String edge, String name, String content) {
        body.append("--")
                .append(edge)
                .append("\r\nContent-Disposition: form-data; ")
                .append(name);
        body.append("\r\n\r\n").append(content).append("\r\n");
    }

    private Browser take(HttpRequest.Builder request) {
        try {
            last = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends one file of answers, as the form on the first page does. */
    Browser upload(String path, String content) {
        String boundary = "----answers";
        String body =
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"answers.json\"\r\n"
                        + "Content-Type: application/json\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        return take(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The bytes at an address. */
    byte[] download(String path) {
        try {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    String page() {
        return last.body();
    }

    int status() {
        return last.statusCode();
    }

    HttpResponse<String> response() {
        return last;
    }

    /** The address of the page, without the server. */
    String path() {
        return last.uri().getPath();
    }

    String heading() {
        Matcher heading = HEADING.matcher(last.body());
        return heading.find() ? heading.group(1).strip() : "";
    }
}
