package org.benefits.screener.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.benefits.screener.quality.Boundaries;
import org.benefits.screener.quality.Program;
import org.benefits.screener.quality.Programs;
import org.benefits.screener.quality.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules boundaries}. */
@Command(
        name = "boundaries",
        description =
                "Shows households on the line of each comparison, one more and one less, and by the day from which the limit holds.",
        mixinStandardHelpOptions = true)
final class BoundariesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROGRAM", description = "a program's id")
    private String id;

    @Parameters(index = "1", paramLabel = "RULE", arity = "0..1", description = "one rule; else all that compare")
    private String rule;

    @Option(
            names = "--keep",
            description = "write them as scenarios with these sentences as the approved ones, once you have read them")
    private boolean keep;

    @Override
    public Integer call() {
        Programs programs = Home.programs();
        Program program = programs.get(Home.program(programs.folder(), id, spec));
        PrintWriter out = spec.commandLine().getOut();
        List<Boundaries.Line> lines = Boundaries.of(program).stream()
                .filter(l -> rule == null || l.rule().equals(rule))
                .toList();
        for (Boundaries.Line line : lines) {
            out.println(line.rule() + " (" + line.cite() + ")");
            List<String> before = List.of();
            for (Suggestion household : line.households()) {
                out.println("  " + household.name() + ": " + household.why());
                List<String> says = household.says().lines().toList();
                for (String sentence : says) {
                    if (!before.contains(sentence)) {
                        out.println("    " + sentence.strip());
                    }
                }
                before = before.isEmpty() ? says : before;
                if (keep) {
                    out.println(
                            "    kept as " + household.keep(program.scenarios()).getFileName());
                }
            }
        }
        out.println(id + ": " + lines.size() + " lines");
        out.flush();
        return 0;
    }
}
