package org.benefits.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.benefits.screener.batch.Request;
import org.benefits.screener.quality.Check;
import org.benefits.screener.quality.Finding;
import org.benefits.screener.quality.Programs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules check}. */
@Command(
        name = "check",
        description =
                "Checks one program, or all: rules, names, tables, words, citations, scenarios. Ends with 1 where something must be mended.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROGRAM", arity = "0..1", description = "a program's id; else all")
    private String program;

    @Option(names = "--format", defaultValue = "text", description = "text, github or json (default: ${DEFAULT-VALUE})")
    private String format;

    @Override
    public Integer call() {
        if (!Set.of("text", "github", "json").contains(format)) {
            throw new ParameterException(spec.commandLine(), "--format is text, github or json");
        }
        Programs programs = Home.programs();
        List<String> ids = program == null
                ? programs.folder().programs()
                : List.of(Home.program(programs.folder(), program, spec));
        Check check = new Check(programs, LocalDate.now(Clock.system(Request.TODAY_IN)));
        List<Finding> found = new ArrayList<>();
        ids.forEach(id -> found.addAll(check.of(id)));
        long faults = found.stream().filter(Finding::fault).count();
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case "github" -> found.forEach(f -> out.println(github(f)));
            case "json" -> out.println(json(found).toPrettyString());
            default -> {
                found.forEach(out::println);
                out.println((ids.size() == 1 ? ids.get(0) : ids.size() + " programs") + ": "
                        + (faults == 0 ? "nothing to mend" : faults + " to mend")
                        + (found.size() > faults ? ", " + (found.size() - faults) + " to look at" : ""));
            }
        }
        out.flush();
        return faults == 0 ? 0 : 1;
    }

    private static String file(Finding finding) {
        String file = finding.place().file();
        return file.startsWith("test-scenarios/") ? file : "rules/" + file;
    }

    // https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
    private static String github(Finding finding) {
        return "::" + (finding.fault() ? "error" : "warning") + " file=" + property(file(finding)) + ",line="
                + finding.place().line()
                + (finding.place().column() > 0 ? ",col=" + finding.place().column() : "") + "::"
                + data(finding.place().message());
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static ArrayNode json(List<Finding> found) {
        ArrayNode all = new ObjectMapper().createArrayNode();
        for (Finding finding : found) {
            all.addObject()
                    .put("fault", finding.fault())
                    .put("file", file(finding))
                    .put("line", finding.place().line())
                    .put("column", finding.place().column())
                    .put("message", finding.place().message());
        }
        return all;
    }
}
