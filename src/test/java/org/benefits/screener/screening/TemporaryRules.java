package org.benefits.screener.screening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of some of the project's rule folders that a test may change. */
public final class TemporaryRules {
    private TemporaryRules() {}

    /** Copies what all programs share, and the named programs. */
    public static Path copy(Path into, List<String> programs) {
        Path rules = into.resolve("rules");
        for (String folder : Stream.concat(Stream.of("questions", "shared", "text"), programs.stream())
                .toList()) {
            copyFolder(TestRules.RULES.resolve(folder), rules.resolve(folder));
        }
        return rules;
    }

    private static void copyFolder(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a text that must be there. */
    public static void edit(Path file, String old, String now) {
        try {
            String text = Files.readString(file);
            if (!text.contains(old)) {
                throw new AssertionError(file.getFileName() + " does not hold " + old);
            }
            Files.writeString(file, text.replace(old, now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file, with its folders. */
    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds a program whose rules fail at run time for a household with no bedrooms, and for no other: it divides the rent by them. Where the
     * rent is known it is likely.
     */
    public static void addThrower(Path rules) {
        edit(rules.resolve("questions/programs.yaml"), "snap: {covers: household}", """
                snap: {covers: household}
                boom: {covers: household}""");
        write(
                rules.resolve("boom/program.yaml"),
                "id: boom\ncategory: food\nunit: family\njudged: unit\nreviewed: 2026-11-22\n");
        String rule = """
                rule "%s"
                    @cite( "7 CFR 246.7" )
                when
                    $family : Family()
                then
                    %s;
                end

                """;
        write(
                rules.resolve("boom/eligibility.drl"),
                "package rules.boom;\n\n"
                        + String.format(rule, "boom", "likelyIf( all( \"one\", \"two\" ) )")
                        + String.format(
                                rule,
                                "one",
                                "require( $family.money( \"rent\" ).dividedBy( $family.number( \"bedrooms\" ) ).atMost( $family.money( \"rent\" ) ) )")
                        + String.format(rule, "two", "require( $family.always() )"));
    }
}
