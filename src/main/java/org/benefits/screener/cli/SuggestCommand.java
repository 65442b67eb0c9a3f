package org.benefits.screener.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.benefits.screener.quality.Program;
import org.benefits.screener.quality.Programs;
import org.benefits.screener.quality.Search;
import org.benefits.screener.quality.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules suggest}. */
@Command(
        name = "suggest",
        description = "Looks for households that reach what no scenario reaches, or show a change that none notices.",
        mixinStandardHelpOptions = true)
final class SuggestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROGRAM", arity = "1..*", description = "programs' ids")
    private List<String> ids;

    @Option(names = "--reach-only", description = "only what no scenario reaches, not the changes that none notices")
    private boolean reachOnly;

    @Option(
            names = "--seconds",
            defaultValue = "30",
            description = "how long to look, for each program (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--keep",
            description = "write them as scenarios with their sentences as the approved ones, once you have read them")
    private boolean keep;

    @Override
    public Integer call() {
        Programs programs = Home.programs();
        PrintWriter out = spec.commandLine().getOut();
        for (String id : ids) {
            Program program = programs.get(Home.program(programs.folder(), id, spec));
            List<Suggestion> suggestions = Search.of(program, !reachOnly, Duration.ofSeconds(seconds));
            for (Suggestion suggestion : suggestions) {
                out.println(suggestion);
                if (keep) {
                    out.println(
                            "  kept as " + suggestion.keep(program.scenarios()).getFileName());
                }
            }
            out.println(id + ": " + suggestions.size() + " suggestions");
            out.flush();
        }
        return 0;
    }
}
