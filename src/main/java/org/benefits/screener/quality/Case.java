package org.benefits.screener.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.benefits.screener.batch.Scenario;

/**
 * A scenario with the sentences that somebody approved.
 *
 * @param file its place
 * @param scenario the household and why it matters
 * @param approved the sentences, or null where nobody has approved any yet
 */
public record Case(Path file, Scenario scenario, String approved) {
    /** The scenarios under a folder, by name; none where there is no such folder. */
    static List<Case> under(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml"))
                    .sorted()
                    .map(Case::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder.getFileName(), e);
        }
    }

    private static Case read(Path file) {
        Path approved = approved(file);
        try {
            return new Case(
                    file,
                    Scenario.read(file),
                    Files.exists(approved) ? Files.readString(approved).stripTrailing() : null);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + approved.getFileName(), e);
        }
    }

    /** Where the approved sentences of a scenario stand. */
    static Path approved(Path file) {
        return file.resolveSibling(file.getFileName().toString().replace(".yaml", ".approved.txt"));
    }
}
