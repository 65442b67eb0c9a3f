package org.benefits.screener.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.benefits.screener.quality.Mutation;
import org.benefits.screener.quality.Programs;
import org.benefits.screener.rules.Mutants;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules mutate}. */
@Command(
        name = "mutate",
        description =
                "Changes each comparison, limit, exemption and combination on purpose, and lists the changes that no scenario notices.",
        mixinStandardHelpOptions = true)
final class MutateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROGRAM", arity = "1..*", description = "programs' ids")
    private List<String> ids;

    @Option(names = "--rows", description = "list single rows too whose change nothing notices")
    private boolean rows;

    @Override
    public Integer call() {
        Programs programs = Home.programs();
        PrintWriter out = spec.commandLine().getOut();
        for (String id : ids) {
            Mutation mutation = Mutation.of(programs.get(Home.program(programs.folder(), id, spec)));
            mutation.survivors().stream()
                    .filter(m -> rows || m.kind() != Mutants.Kind.ROW)
                    .forEach(m -> out.println("  " + m));
            out.println(id + ": noticed of rules and limits " + mutation.ofRules() + ", of single rows "
                    + mutation.ofRows());
            out.flush();
        }
        return 0;
    }
}
