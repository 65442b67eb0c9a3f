package org.benefits.screener.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.benefits.screener.batch.Batch;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Library;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code batch}: many households from a file. */
@Command(
        name = "batch",
        description = "Screens many households, one a line of NDJSON or CSV.",
        mixinStandardHelpOptions = true)
final class BatchCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "IN", description = "file.ndjson or file.csv; - for NDJSON on standard input")
    private String in;

    @Parameters(index = "1", paramLabel = "OUT", description = "file to write; - for standard output")
    private String out;

    @Option(names = "--lang", description = "language (default: ${DEFAULT-VALUE})")
    private String language = "en";

    @Option(names = "--explain", description = "full or none (default: ${DEFAULT-VALUE})")
    private String explain = "none";

    @Override
    public Integer call() throws IOException {
        Path path = Path.of(in);
        if (!in.equals("-") && !Files.isRegularFile(path)) {
            throw new IllegalArgumentException("there is no file " + in);
        }
        Edition edition = new Library(Home.rules(), Home.compiled()).edition();
        Screener screener = new Screener((program, e) -> LoggerFactory.getLogger(BatchCommand.class)
                .error("the rules of {} failed: {}", program, e.getClass().getSimpleName()));
        long lines = in.equals("-") ? -1 : count(path);
        try (InputStream source = in.equals("-") ? System.in : Files.newInputStream(path);
                OutputStream sink =
                        new BufferedOutputStream(out.equals("-") ? System.out : Files.newOutputStream(Path.of(out)));
                ProgressBar bar = new ProgressBarBuilder()
                        .setTaskName("Screening")
                        .setInitialMax(lines)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(500)
                        .build()) {
            Batch batch = new Batch(
                    screener,
                    edition,
                    Clock.systemUTC(),
                    new Batch.Options(language, explain.equals("full"), Set.of()),
                    bar::stepTo);
            long faults = in.endsWith(".csv") ? batch.csv(source, sink) : batch.ndjson(source, sink);
            return faults > 0 ? 1 : 0;
        }
    }

    private static long count(Path path) throws IOException {
        try (Stream<String> lines = Files.lines(path, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            return lines.count();
        }
    }
}
