package org.benefits.screener.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.benefits.screener.screening.TestRules;

/** Writes requests, one a line, for measuring over HTTP. */
public final class Requests {
    private Requests() {}

    /**
     * @param arguments the file to write, and how many
     */
    public static void main(String[] arguments) throws IOException {
        Population population =
                new Population(TestRules.edition().books().dictionary(), Integer.parseInt(arguments[1]), 13);
        try (PrintWriter out =
                new PrintWriter(Files.newBufferedWriter(Path.of(arguments[0]), StandardCharsets.UTF_8))) {
            population.requests().forEach(out::println);
        }
    }
}
