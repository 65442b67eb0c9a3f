package org.benefits.screener.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.benefits.screener.batch.Scenario;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.rules.Sentence;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Library;
import org.benefits.screener.text.Report;
import org.benefits.screener.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules}: what policy staff do. */
@Command(
        name = "rules",
        description = "Checks, lists and explains rules, and tells of their changes.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ChangeCommands.Diff.class,
            ChangeCommands.ImpactCommand.class,
            ChangeCommands.CalendarCommand.class,
            ChangeCommands.Stale.class,
            ScenarioCommands.New.class,
            ScenarioCommands.Keep.class,
            ScenarioCommands.Approve.class,
            CheckCommand.class,
            CoverageCommand.class,
            MutateCommand.class,
            SuggestCommand.class,
            BoundariesCommand.class,
            AnalyseCommand.class
        })
final class RulesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do: check, list or explain");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Command(name = "list", description = "Lists the programs.", mixinStandardHelpOptions = true)
    int list() {
        RuleFolder folder = new RuleFolder(Home.rules(), Home.compiled());
        Texts texts = Texts.read(Home.rules(), folder.programs());
        folder.programs()
                .forEach(p ->
                        out().println(p + "  " + texts.program(p, Texts.ENGLISH).get("name")));
        out().flush();
        return 0;
    }

    @Command(
            name = "explain",
            description = "Shows a program's rules with their law and what each reads.",
            mixinStandardHelpOptions = true)
    int explain(@Parameters(paramLabel = "PROGRAM", description = "a program's id") String program) {
        RuleFolder folder = new RuleFolder(Home.rules(), Home.compiled());
        for (Sentence sentence :
                folder.check(Home.program(folder, program, spec)).sentences()) {
            out().println(sentence.name() + " (" + sentence.verb() + ", "
                    + (sentence.aboutPerson() ? "each person" : "the unit") + ")");
            out().println("    law: " + sentence.cite() + "    at " + sentence.file() + ":" + sentence.line());
            print("facts", sentence.reads().facts());
            print("tables", sentence.reads().tables());
            print("rules", sentence.reads().rules());
            print("receives", sentence.reads().receives());
            print("would get", sentence.reads().wouldGet());
        }
        out().flush();
        return 0;
    }

    private void print(String what, java.util.Set<String> names) {
        if (!names.isEmpty()) {
            out().println("    " + what + ": " + String.join(", ", names));
        }
    }

    @Command(
            name = "try",
            description = "Shows what a scenario comes to, in sentences.",
            mixinStandardHelpOptions = true)
    int tryScenario(
            @Parameters(paramLabel = "SCENARIO.yaml", description = "a file of test-scenarios/") Path file,
            @Option(names = "--lang", defaultValue = "en", description = "language (default: ${DEFAULT-VALUE})")
                    String language) {
        Path scenarioFile = Home.input(file.toString(), spec);
        Edition edition = new Library(Home.rules(), Home.compiled()).edition();
        Home.language(language, edition, spec);
        Scenario scenario = Scenario.read(scenarioFile);
        Screener screener = new Screener((program, e) -> out().println("the rules of " + program + " failed: " + e));
        Screening screening = screener.screen(
                edition.books(), scenario.household(edition.books().dictionary()));
        Report report = new Report(screening, edition.texts(), language);
        out().print(scenario.program() == null ? report.write() : report.write(scenario.program()));
        out().flush();
        return 0;
    }

    @Command(name = "compile", description = "Compiles all rules ahead of time.", hidden = true)
    int compile(@Option(names = "--out", description = "folder for the compiled rules") Path to) {
        RuleFolder folder = new RuleFolder(Home.rules(), to == null ? Home.compiled() : to);
        for (String program : folder.programs()) {
            folder.keep(folder.check(program));
        }
        return 0;
    }
}
