package org.benefits.screener.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Problem;

/**
 * A household that shows something, from {@code test-scenarios/PROGRAM/WHAT-IT-SHOWS.yaml}; stories show every program.
 *
 * @param name the file's name without its ending
 * @param program the program it is about, or null for all
 * @param why why it matters
 * @param request what would be sent to the API
 */
public record Scenario(String name, String program, String why, ObjectNode request) {
    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(YAMLGenerator.Feature.MINIMIZE_QUOTES).build();
    private static final String STORIES = "stories";

    /**
     * Reads a scenario file with {@code why}, {@code asOf} and {@code household}.
     *
     * @throws BadHousehold where something is missing
     */
    public static Scenario read(Path file) {
        try {
            JsonNode yaml = YAML.readTree(Files.readString(file));
            if (yaml == null
                    || !yaml.path("why").isTextual()
                    || !yaml.has("asOf")
                    || !yaml.path("household").isObject()
                    || yaml.size() != 3) {
                throw new BadHousehold(
                        BadHousehold.Kind.MALFORMED,
                        List.of(new Problem(
                                file.getFileName().toString(),
                                "scenario",
                                "A scenario holds why, asOf and household, and nothing else.")));
            }
            ObjectNode request = JsonNodeFactory.instance.objectNode();
            request.put("asOf", yaml.get("asOf").asText());
            request.set("household", yaml.get("household"));
            Path home = file.toAbsolutePath().getParent();
            boolean story = home.getParent() != null && home.getParent().endsWith(STORIES);
            String folder = home.getFileName().toString();
            String name = file.getFileName().toString().replace(".yaml", "");
            return new Scenario(name, story ? null : folder, yaml.get("why").asText(), request);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    /** The household, as of its day. */
    public Household household(Dictionary dictionary) {
        return Request.read(request, dictionary, Clock.systemUTC());
    }
}
