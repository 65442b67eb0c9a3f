package org.benefits.screener.changes;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.benefits.screener.batch.Scenario;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Report;
import org.benefits.screener.text.Texts;

/**
 * A scenario that comes to other sentences than those that somebody approved.
 *
 * @param scenario its file
 * @param approved what was approved; empty where nothing was yet
 * @param received what it comes to now
 */
public record Approval(Path scenario, String approved, String received) {
    private static final int WIDTH = 76;
    private static final String ENDING = ".yaml";

    /**
     * The scenarios under a folder, or in one file, that wait for a yes.
     *
     * @throws IllegalStateException where a program's rules fail
     */
    public static List<Approval> waiting(Path folder, Edition edition) {
        List<Approval> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
                Path beside = beside(file, ".approved.txt");
                String approved = Files.exists(beside) ? Files.readString(beside) : "";
                String received = received(file, edition);
                if (!approved.stripTrailing().equals(received.stripTrailing())) {
                    found.add(new Approval(file, approved, received));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private static String received(Path file, Edition edition) {
        Scenario scenario = Scenario.read(file);
        Screener screener = new Screener((program, e) -> {
            throw new IllegalStateException("the rules of " + program + " failed on " + scenario.name(), e);
        });
        Screening screening = screener.screen(
                edition.books(), scenario.household(edition.books().dictionary()));
        Report report = new Report(screening, edition.texts(), Texts.ENGLISH);
        return scenario.program() == null ? report.write() : report.write(scenario.program());
    }

    private static Path beside(Path scenario, String ending) {
        return scenario.resolveSibling(scenario.getFileName().toString().replace(ENDING, ending));
    }

    /** Both texts side by side, approved at the left; {@code |} stands between lines that differ. */
    public String sideBySide() {
        List<String> old = approved.isEmpty() ? List.of() : approved.lines().toList();
        StringBuilder shown = new StringBuilder();
        for (DiffRow row : DiffRowGenerator.create()
                .lineNormalizer(line -> line)
                .build()
                .generateDiffRows(old, received.lines().toList())) {
            List<String> left = wrapped(row.getOldLine());
            List<String> right = wrapped(row.getNewLine());
            String between = row.getTag() == DiffRow.Tag.EQUAL ? "   " : " | ";
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                String one = i < left.size() ? left.get(i) : "";
                String other = i < right.size() ? right.get(i) : "";
                shown.append((one + " ".repeat(WIDTH - one.length()) + between + other).stripTrailing())
                        .append('\n');
            }
        }
        return shown.toString();
    }

    private static List<String> wrapped(String line) {
        List<String> parts = new ArrayList<>();
        String rest = line;
        while (rest.length() > WIDTH) {
            int at = rest.lastIndexOf(' ', WIDTH);
            int end = at <= WIDTH / 2 ? WIDTH : at;
            parts.add(rest.substring(0, end));
            rest = "      " + rest.substring(end).strip();
        }
        parts.add(rest);
        return parts;
    }

    /** Keeps what it comes to now as approved. */
    public void approve() {
        try {
            Files.writeString(beside(scenario, ".approved.txt"), received.stripTrailing() + "\n");
            Files.deleteIfExists(beside(scenario, ".received.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write beside " + scenario.getFileName() + ": " + e.getMessage(), e);
        }
    }
}
