package org.benefits.screener.quality;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A household that would be worth a scenario.
 *
 * @param name the file's name without its ending
 * @param why what it shows
 * @param request the household and its day
 * @param says what is said of it now, for somebody to read and sign
 */
public record Suggestion(String name, String why, ObjectNode request, String says) {
    private static final int WIDTH = 140;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    /**
     * Writes the household as a scenario, with its sentences as the approved ones: for whoever has read them.
     *
     * @return the scenario's file
     */
    public Path keep(Path folder) {
        ObjectNode scenario = YAML.createObjectNode();
        scenario.set("asOf", request.get("asOf"));
        scenario.set("household", request.get("household"));
        Path file = folder.resolve(name + ".yaml");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, "why: >-\n" + folded(why) + YAML.writeValueAsString(scenario));
            Files.writeString(Case.approved(file), says + "\n");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file.getFileName(), e);
        }
    }

    // In lines that can be read, as people write them.
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        StringBuilder line = new StringBuilder(" ");
        for (String word : text.split(" +")) {
            if (line.length() + word.length() >= WIDTH) {
                folded.append(line).append('\n');
                line = new StringBuilder(" ");
            }
            line.append(' ').append(word);
        }
        return folded.append(line).append('\n').toString();
    }

    @Override
    public String toString() {
        return name + "\n  " + why + "\n" + says;
    }
}
