package org.benefits.screener.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.benefits.screener.batch.Batch;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Library;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path from = in.equals("-") ? null : Home.input(in, spec);
        Path to = out.equals("-") ? null : output(from);
        if (!explain.equals("full") && !explain.equals("none")) {
            throw new ParameterException(spec.commandLine(), "--explain is full or none");
        }
        Edition edition = new Library(Home.rules(), Home.compiled()).edition();
        Home.language(language, edition, spec);
        Screener screener = new Screener((program, e) -> LoggerFactory.getLogger(BatchCommand.class)
                .error("the rules of {} failed: {}", program, Screener.kind(e)));
        long lines = from == null ? -1 : count(from);
        try (InputStream source = from == null ? System.in : Files.newInputStream(from);
                OutputStream sink = new BufferedOutputStream(to == null ? System.out : Files.newOutputStream(to));
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
            boolean csv = in.toLowerCase(Locale.ROOT).endsWith(".csv");
            long faults = csv ? batch.csv(source, sink) : batch.ndjson(source, sink);
            return faults > 0 ? 1 : 0;
        }
    }

    private Path output(Path from) throws IOException {
        Path to = Path.of(out);
        Path folder = to.toAbsolutePath().getParent();
        if (Files.isDirectory(to) || folder == null || !Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "there is no folder for " + out + ", or it is one itself");
        }
        if (from != null && Files.exists(to) && Files.isSameFile(from, to)) {
            throw new ParameterException(
                    spec.commandLine(), "IN and OUT are the same file; the answers need their own");
        }
        return to;
    }

    // By bytes: a file that is one endless line must not fill the memory.
    private static long count(Path path) throws IOException {
        long lines = 0;
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }
}
