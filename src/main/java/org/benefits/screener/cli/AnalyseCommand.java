package org.benefits.screener.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.benefits.screener.quality.Analysis;
import org.benefits.screener.quality.Finding;
import org.benefits.screener.quality.Programs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules analyse}. */
@Command(
        name = "analyse",
        description =
                "Looks for what can never be: criteria, routes, rows; for criteria that always agree, gaps, and questions that nothing needs.",
        mixinStandardHelpOptions = true)
final class AnalyseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROGRAM", arity = "0..1", description = "a program's id; else all, and the questions")
    private String program;

    @Override
    public Integer call() {
        Programs programs = Home.programs();
        PrintWriter out = spec.commandLine().getOut();
        List<String> ids = program == null
                ? programs.folder().programs()
                : List.of(Home.program(programs.folder(), program, spec));
        int faults = 0;
        for (String id : ids) {
            List<Finding> found = Analysis.of(programs.get(id));
            found.forEach(out::println);
            faults += (int) found.stream().filter(Finding::fault).count();
            out.println(id + ": " + found.size() + " findings");
            out.flush();
        }
        if (program == null) {
            Analysis.ofQuestions(programs).forEach(out::println);
        }
        out.flush();
        return faults == 0 ? 0 : 1;
    }
}
