package org.benefits.screener.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import org.benefits.screener.screening.TestRules;
import org.benefits.screener.text.Library;

/**
 * How soon an edited program serves again, in a copy of {@code rules/}: a changed number, which needs no compiler, and a changed rule, which
 * does. What the server's look at the folder adds, every two seconds, is told apart.
 */
public final class EditedProgram {
    private static final int TIMES = 7;

    private EditedProgram() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        Path copy = Files.createTempDirectory("rules");
        copy(TestRules.RULES, copy);
        try {
            Library library = new Library(copy, TestRules.COMPILED);
            Path table = copy.resolve("wic/tables/parameters.csv");
            Path rule = copy.resolve("wic/eligibility.drl");
            report(library, "number", table, edit -> Files.readString(table).replaceFirst("(?m)\\z", "\n"), "wic");
            report(
                    library,
                    "rule",
                    rule,
                    edit -> Files.readString(rule)
                            .replace(
                                    "$person.receives( \"snap\" )",
                                    "$person.receives( \"snap\" ).and( $person.always() )"),
                    "wic");
        } finally {
            delete(copy);
        }
    }

    private interface Edit {
        String of(int number) throws IOException;
    }

    private static void report(Library library, String what, Path file, Edit edit, String program) throws IOException {
        long[] wall = new long[TIMES];
        long[] cpu = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            Files.write(file, edit.of(i).getBytes(StandardCharsets.UTF_8));
            long start = System.nanoTime();
            long used = Cpu.process();
            List<String> changed = library.refresh();
            wall[i] = System.nanoTime() - start;
            cpu[i] = Cpu.process() - used;
            if (!changed.contains(program) || !library.edition().broken().isEmpty()) {
                throw new IllegalStateException(
                        changed + " " + library.edition().broken());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "edited program: a changed %s serves after %.0f ms (median of %d, the longest %.0f; CPU %.0f ms), and up to 2 s before the server looks%n",
                what,
                Cpu.median(wall) / 1e6,
                TIMES,
                Cpu.percentile(wall, 1) / 1e6,
                Cpu.median(cpu) / 1e6);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException failure) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
