package org.benefits.screener.changes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.benefits.screener.rules.RuleFolder;

/** The folder of a program that is only beginning: everything that its check asks for, with {@value RuleFolder#BLANK} where a person must write. */
public final class NewProgram {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final String PROGRAM = """
            id: {id}
            category: ___ # one of those that ./screener rules check {id} names
            moments: []
            unit: family
            judged: unit
            apply: {url: "___"}
            documents: []
            reviewed: ___ # the day on which you read the law, such as 2026-11-22
            """;
    private static final String RULES = """
            package rules.{package};

            // How the criteria combine, then each criterion: one sentence of law each.

            rule "{id}"
                @cite( "___" )
            when
                $family : Family()
            then
                likelyIf( all( "served" ) );
            end

            rule "served"
                @cite( "___" )
            when
                $family : Family()
            then
                require( $family.inForceWhereListed( "served" ) );
            end
            """;
    private static final String TABLE = """
            effective_from,state,offered,source
            ___,___,yes,___
            """;
    private static final String WORDS = """
            name=___
            gives=___
            apply=___
            served.met=___
            served.not-met=___
            served.unknown=___ {missing}
            """;

    private NewProgram() {}

    /**
     * Lays out the folder, and adds the program to those that a family can say it gets.
     *
     * @param rules the folder {@code rules/}
     * @param id small letters, digits and hyphens
     * @return the files that were written, to be filled in
     * @throws IllegalArgumentException where the id is no id, or is taken
     */
    public static List<Path> layOut(Path rules, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "a program's id is small letters, digits and hyphens, such as diaper-bank; not \"" + id + "\"");
        }
        Path home = rules.resolve(id);
        if (Files.exists(home)) {
            throw new IllegalArgumentException("there is a folder " + id + " already");
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("program.yaml", PROGRAM);
        files.put("eligibility.drl", RULES);
        files.put("tables/served.csv", TABLE);
        files.put("text/en.properties", WORDS);
        files.put("text/es.properties", WORDS);
        List<Path> written = new ArrayList<>();
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = home.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue().replace("{id}", id).replace("{package}", id.replace('-', '_')));
                written.add(path);
            }
            Path programs = rules.resolve("questions").resolve("programs.yaml");
            if (Files.readAllLines(programs).stream().noneMatch(line -> line.startsWith(id + ":"))) {
                Files.writeString(programs, id + ": {covers: household}\n", StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the folder " + id + ": " + e.getMessage(), e);
        }
        return written;
    }
}
