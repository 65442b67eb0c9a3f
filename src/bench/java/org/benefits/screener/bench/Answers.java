package org.benefits.screener.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.screening.TestRules;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.ScreeningJson;

/**
 * Writes the whole answers of some thousands of households, one a line, alone and together with others. Two versions of the engine that
 * write the same file give the same answers: run it before a change made for speed, and after.
 */
public final class Answers {
    private static final int TOGETHER = 100;

    private Answers() {}

    /**
     * @param arguments the file to write, and how many households
     */
    public static void main(String[] arguments) throws IOException {
        Edition edition = TestRules.edition();
        int size = Integer.parseInt(arguments[1]);
        Population population = new Population(edition.books().dictionary(), size, 4711);
        Screener screener = new Screener((program, e) -> {
            throw e;
        });
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            for (int i = 0; i < size; i++) {
                Screening alone = screener.screen(edition.books(), population.read(i));
                out.write(new ScreeningJson(alone, edition.texts(), "en", true).bytes(Set.of()));
                out.write('\n');
            }
            for (int i = 0; i + TOGETHER <= size; i += TOGETHER) {
                for (Screening each : screener.screenAll(edition.books(), population.read(i, TOGETHER))) {
                    out.write(new ScreeningJson(each, edition.texts(), "es", false).bytes(Set.of()));
                    out.write('\n');
                }
            }
        }
    }
}
