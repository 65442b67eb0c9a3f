package org.benefits.screener.cli;

import java.util.concurrent.Callable;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Benefits screener: which US benefit programs a household likely qualifies for, why, how much, and what to do first. */
@Command(
        name = "screener",
        description =
                "Says which US benefit programs a household likely qualifies for, why, how much, what is missing and what to do first.",
        mixinStandardHelpOptions = true,
        version = "screener 0.1",
        subcommands = {
            ServeCommand.class,
            ScreenCommand.class,
            BatchCommand.class,
            RulesCommand.class,
            WarmupCommand.class
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "1:the work found faults", "2:usage"})
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** Runs a command and ends with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command: 0 done, 1 the work found faults, 2 usage. */
    static int run(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((e, command, result) -> {
            report(e, command);
            return 1;
        });
        return line.execute(arguments);
    }

    // What went wrong in one line each; never a stack trace, never an answer.
    private static void report(Exception e, CommandLine command) {
        if (e instanceof BadHousehold bad) {
            for (Problem problem : bad.problems()) {
                command.getErr()
                        .println((problem.pointer().isEmpty() ? "" : problem.pointer() + ": ") + problem.message());
            }
        } else {
            command.getErr().println(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
        command.getErr().flush();
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do: serve, screen, batch or rules");
    }
}
