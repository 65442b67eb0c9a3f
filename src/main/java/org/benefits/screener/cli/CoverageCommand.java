package org.benefits.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.benefits.screener.quality.Coverage;
import org.benefits.screener.quality.Programs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules coverage}. */
@Command(
        name = "coverage",
        description = "Says which rules, routes, table rows and sentences the scenarios reach.",
        mixinStandardHelpOptions = true)
final class CoverageCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROGRAM", arity = "0..1", description = "a program's id; else all")
    private String program;

    @Option(names = "--format", defaultValue = "text", description = "text or json (default: ${DEFAULT-VALUE})")
    private String format;

    @Override
    public Integer call() {
        if (!Set.of("text", "json").contains(format)) {
            throw new ParameterException(spec.commandLine(), "--format is text or json");
        }
        Programs programs = Home.programs();
        List<String> ids = program == null
                ? programs.folder().programs()
                : List.of(Home.program(programs.folder(), program, spec));
        PrintWriter out = spec.commandLine().getOut();
        List<Coverage> found = new ArrayList<>();
        for (String id : ids) {
            Coverage coverage = Coverage.of(programs.get(id));
            found.add(coverage);
            if (format.equals("text")) {
                text(coverage, out);
            }
        }
        if (format.equals("json")) {
            out.println(json(found).toPrettyString());
        } else if (found.size() > 1) {
            out.println("all: " + total(found));
        }
        out.flush();
        return 0;
    }

    private static String total(List<Coverage> found) {
        Coverage.Share none = new Coverage.Share(0, 0);
        return "rules " + found.stream().map(Coverage::ofRules).reduce(none, Coverage.Share::plus) + ", routes "
                + found.stream().map(Coverage::ofRoutes).reduce(none, Coverage.Share::plus) + ", rows "
                + found.stream().map(Coverage::ofRows).reduce(none, Coverage.Share::plus) + ", sentences "
                + found.stream().map(Coverage::ofSentences).reduce(none, Coverage.Share::plus);
    }

    private static void text(Coverage coverage, PrintWriter out) {
        out.println(coverage.program() + ": " + total(List.of(coverage)));
        coverage.rules().forEach((rule, missing) -> {
            if (!missing.isEmpty()) {
                out.println(
                        "    rule " + rule + ": no scenario where it is " + String.join(", or where it is ", missing));
            }
        });
        coverage.routes().forEach((route, reached) -> {
            if (!reached) {
                out.println("    route " + route + ": no scenario where it settles");
            }
        });
        coverage.rows().forEach((table, rows) -> {
            if (rows.reached() < rows.all()) {
                out.println("    table " + table + ": " + rows);
            }
        });
        coverage.sentences().forEach((key, said) -> {
            if (!said) {
                out.println("    sentence " + key + ": nobody approved it in a scenario");
            }
        });
    }

    private static ArrayNode json(List<Coverage> found) {
        ArrayNode all = new ObjectMapper().createArrayNode();
        for (Coverage coverage : found) {
            ObjectNode node = all.addObject();
            node.put("program", coverage.program());
            share(node.putObject("rules"), coverage.ofRules());
            share(node.putObject("routes"), coverage.ofRoutes());
            share(node.putObject("rows"), coverage.ofRows());
            share(node.putObject("sentences"), coverage.ofSentences());
            ObjectNode missing = node.putObject("missing");
            ObjectNode rules = missing.putObject("rules");
            coverage.rules().forEach((rule, sides) -> {
                if (!sides.isEmpty()) {
                    sides.forEach(rules.putArray(rule)::add);
                }
            });
            names(missing.putArray("routes"), coverage.routes());
            names(missing.putArray("sentences"), coverage.sentences());
        }
        return all;
    }

    private static void share(ObjectNode node, Coverage.Share share) {
        node.put("reached", share.reached()).put("all", share.all());
    }

    private static void names(ArrayNode into, Map<String, Boolean> reached) {
        reached.forEach((name, is) -> {
            if (!is) {
                into.add(name);
            }
        });
    }
}
