package org.benefits.screener.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.benefits.screener.batch.Batch;
import org.benefits.screener.batch.Json;
import org.benefits.screener.batch.Request;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Problem;
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
        JsonNode request = request(Json.read(bytes()));
        Edition edition = new Library(Home.rules(), Home.compiled()).edition();
        Home.language(language, edition, spec);
        Household household = Request.read(request, edition.books().dictionary(), Clock.systemUTC());
        Screener screener = new Screener((program, e) -> LoggerFactory.getLogger(ScreenCommand.class)
                .error("the rules of {} failed: {}", program, Screener.kind(e)));
        Screening screening = screener.screen(edition.books(), household);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new String(
                    new ScreeningJson(screening, edition.texts(), language, true).bytes(Set.of()),
                    StandardCharsets.UTF_8));
        } else {
            out.print(new Report(screening, edition.texts(), language).write());
        }
        out.flush();
        return screening.programs().stream().anyMatch(p -> p.fault()) ? 1 : 0;
    }

    private byte[] bytes() throws IOException {
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Home.input(file, spec))) {
            byte[] bytes = in.readNBytes(Batch.LONGEST_LINE + 1);
            if (bytes.length > Batch.LONGEST_LINE) {
                throw new BadHousehold(
                        BadHousehold.Kind.MALFORMED,
                        List.of(new Problem(
                                "",
                                "too-large",
                                "One household takes at most " + Batch.LONGEST_LINE
                                        + " bytes. For many households use: screener batch.")));
            }
            return bytes;
        }
    }

    // A bare household may stand for {"household": …}.
    private static JsonNode request(JsonNode json) {
        return json.isObject() && !json.has("household") && !json.has("asOf")
                ? JsonNodeFactory.instance.objectNode().set("household", json)
                : json;
    }
}
