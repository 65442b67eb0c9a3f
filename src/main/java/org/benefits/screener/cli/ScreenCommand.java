package org.benefits.screener.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import org.benefits.screener.batch.Json;
import org.benefits.screener.batch.Request;
import org.benefits.screener.household.Household;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Library;
import org.benefits.screener.text.Report;
import org.benefits.screener.text.ScreeningJson;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code screen}: one household, a readable answer. */
@Command(name = "screen", description = "Screens one household.", mixinStandardHelpOptions = true)
final class ScreenCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "HOUSEHOLD.json",
            description = "a file with a household, or {\"asOf\": …, \"household\": …}; - for standard input")
    private String file;

    @Option(names = "--lang", description = "language (default: ${DEFAULT-VALUE})")
    private String language = "en";

    @Option(names = "--json", description = "the answer as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Edition edition = new Library(Home.rules(), Home.compiled()).edition();
        if (!edition.texts().languages().contains(language)) {
            throw new IllegalArgumentException("there is no language " + language + "; there are "
                    + edition.texts().languages());
        }
        Household household =
                Request.read(request(Json.read(bytes())), edition.books().dictionary(), Clock.systemUTC());
        Screener screener = new Screener((program, e) -> LoggerFactory.getLogger(ScreenCommand.class)
                .error("the rules of {} failed: {}", program, e.getClass().getSimpleName()));
        Screening screening = screener.screen(edition.books(), household);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new String(
                    Json.write(new ScreeningJson(screening, edition.texts(), language, true).write(Set.of())),
                    StandardCharsets.UTF_8));
        } else {
            out.print(new Report(screening, edition.texts(), language).write());
        }
        out.flush();
        return screening.programs().stream().anyMatch(p -> p.fault()) ? 1 : 0;
    }

    private byte[] bytes() throws IOException {
        if (file.equals("-")) {
            try (InputStream in = System.in) {
                return in.readAllBytes();
            }
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("there is no file " + file);
        }
        return Files.readAllBytes(path);
    }

    // A bare household may stand for {"household": …}.
    private static JsonNode request(JsonNode json) {
        return json.isObject() && !json.has("household") && !json.has("asOf")
                ? JsonNodeFactory.instance.objectNode().set("household", json)
                : json;
    }
}
