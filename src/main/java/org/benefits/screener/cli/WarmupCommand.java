package org.benefits.screener.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import org.benefits.screener.api.Server;
import org.benefits.screener.api.Settings;
import org.benefits.screener.batch.Json;
import picocli.CommandLine.Command;

/** {@code warmup}: starts a server on a free port and asks it once, so that a class-data archive can be made of what a start needs. */
@Command(name = "warmup", description = "Starts, answers one request and ends.", hidden = true)
final class WarmupCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Server server =
                new Server(Settings.of(Home.rules(), Home.compiled()).listeningOn("127.0.0.1", 0)).start()) {
            ObjectNode request = JsonNodeFactory.instance.objectNode();
            ObjectNode household = request.putObject("household");
            household.put("state", "NC");
            ObjectNode person = household.putArray("people").addObject();
            person.put("id", "self").put("relation", "self").put("age", 30);
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + server.port() + "/api/v1/screenings"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(request)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? 0 : 1;
        }
    }
}
