package org.benefits.screener.web.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A copy of {@code rules/} in a folder of its own, which only this user can read; gone when it is closed. */
final class Copy implements AutoCloseable {
    private final Path folder;

    /** Copies the folder, with the changes of a draft in it. */
    Copy(Path rules, Draft draft) {
        try {
            folder = Files.createTempDirectory("rules-draft");
            try (Stream<Path> files = Files.walk(rules)) {
                for (Path file : files.toList()) {
                    Path to = folder.resolve(rules.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(to);
                    } else {
                        Files.copy(file, to);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy the rules", e);
        }
        draft.writeInto(folder);
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        remove(folder);
    }

    /** Removes a folder with all that is in it. */
    static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the copy of the rules", e);
        }
    }
}
