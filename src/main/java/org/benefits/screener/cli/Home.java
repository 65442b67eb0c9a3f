package org.benefits.screener.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.quality.Programs;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.text.Edition;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Where the project's folders are: {@code screener.home}, else the folder that the program was started in. */
final class Home {
    private Home() {}

    private static Path home() {
        return Path.of(System.getProperty("screener.home", "."));
    }

    static Path rules() {
        return Path.of(
                System.getProperty("screener.rules", home().resolve("rules").toString()));
    }

    static Path scenarios() {
        return home().resolve("test-scenarios");
    }

    static Path compiled() {
        return home().resolve("target").resolve("rulebooks");
    }

    /** The programs with their scenarios. */
    static Programs programs() {
        return new Programs(rules(), compiled(), scenarios());
    }

    /**
     * A program that there is.
     *
     * @throws ParameterException where there is none: exit code 2
     */
    static String program(RuleFolder folder, String program, CommandSpec spec) {
        if (!folder.programs().contains(program)) {
            String near = Dictionary.nearest(program, folder.programs());
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no program " + program
                            + (near == null ? "; there are " + folder.programs() : "; did you mean \"" + near + "\"?"));
        }
        return program;
    }

    /**
     * A file that a command reads.
     *
     * @throws ParameterException where there is none: exit code 2
     */
    static Path input(String name, CommandSpec spec) {
        Path path = Path.of(name);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new ParameterException(spec.commandLine(), "there is no file " + name + " that can be read");
        }
        return path;
    }

    /**
     * A language that there are words in.
     *
     * @throws ParameterException where there are none: exit code 2
     */
    static String language(String language, Edition edition, CommandSpec spec) {
        if (!edition.texts().languages().contains(language)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no language " + language + "; there are "
                            + edition.texts().languages());
        }
        return language;
    }
}
