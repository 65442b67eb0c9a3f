package org.benefits.screener.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.benefits.screener.batch.Json;
import org.benefits.screener.batch.Request;
import org.benefits.screener.changes.Approval;
import org.benefits.screener.changes.KeptScenario;
import org.benefits.screener.changes.NewProgram;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands of {@code rules} that begin a program and keep scenarios: new, keep, approve. */
final class ScenarioCommands {
    private ScenarioCommands() {}

    @Command(
            name = "new",
            description = "Lays out the folder of a new program, with ___ wherever you must write.",
            mixinStandardHelpOptions = true)
    static final class New implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "ID", description = "small letters and hyphens, such as diaper-bank")
        private String id;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            NewProgram.layOut(Home.rules(), id)
                    .forEach(f -> out.println("fill in rules/" + Home.rules().relativize(f)));
            out.println("then: ./screener rules check " + id);
            out.flush();
            return 0;
        }
    }

    @Command(
            name = "keep",
            description = "Keeps a screening as a scenario, without what tells whose it was.",
            mixinStandardHelpOptions = true)
    static final class Keep implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "what was sent to the API, or the answers that a page saved")
        private String file;

        @Option(names = "--program", required = true, description = "the program that it shows something of")
        private String program;

        @Option(names = "--name", required = true, description = "what it shows, such as a-baby-of-ten-months")
        private String name;

        @Option(names = "--why", required = true, description = "why it matters, in a sentence")
        private String why;

        @Option(
                names = "--on",
                paramLabel = "DATE",
                description = "the day of the screening, where the file has none (default: today)")
        private LocalDate on;

        @Override
        public Integer call() throws IOException {
            JsonNode json = Json.read(Files.readAllBytes(Home.input(file, spec)));
            JsonNode household = json.has("household") ? json.get("household") : json;
            RuleFolder folder = new RuleFolder(Home.rules(), Home.compiled());
            if (!folder.programs().contains(program)) {
                throw new ParameterException(spec.commandLine(), "there is no program " + program);
            }
            Clock clock = Clock.system(Request.TODAY_IN);
            LocalDate day = on != null
                    ? on
                    : json.path("asOf").isTextual()
                            ? Request.day(json.get("asOf").asText())
                            : LocalDate.now(clock);
            if (day == null) {
                throw new ParameterException(spec.commandLine(), "asOf is no day, such as 2026-11-22");
            }
            KeptScenario.Kept kept = KeptScenario.of(household, day, folder.check(program), folder.dictionary());
            // What cannot be read is told before anything is written.
            Request.read(kept.request(), folder.dictionary(), clock);
            Path written = KeptScenario.write(Home.scenarios().resolve(program), name, why, kept);
            PrintWriter out = spec.commandLine().getOut();
            out.println("kept test-scenarios/" + Home.scenarios().relativize(written));
            if (!kept.leftOut().isEmpty()) {
                out.println("left out or made less exact: " + String.join(", ", kept.leftOut()));
            }
            out.println(
                    "read it: amounts and other dates are as they were given. Then: ./screener rules approve test-scenarios/"
                            + program);
            out.flush();
            return 0;
        }
    }

    @Command(
            name = "approve",
            description = "Shows each scenario that comes to other sentences than those approved, and asks.",
            mixinStandardHelpOptions = true)
    static final class Approve implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(
                paramLabel = "FOLDER",
                arity = "0..1",
                description = "a folder or file of test-scenarios/ (default: all)")
        private Path folder;

        @Override
        public Integer call() throws IOException {
            Path where = folder == null ? Home.scenarios() : folder;
            if (!Files.exists(where)) {
                throw new ParameterException(spec.commandLine(), "there is no folder " + where.getFileName());
            }
            Edition edition = new Library(Home.rules(), Home.compiled()).edition();
            List<Approval> waiting = Approval.waiting(where, edition);
            PrintWriter out = spec.commandLine().getOut();
            BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            int open = waiting.size();
            for (Approval each : waiting) {
                out.println(each.scenario().getFileName()
                        + (each.approved().isEmpty()
                                ? ": nothing approved yet"
                                : ": approved at the left, now at the right"));
                out.print(each.approved().isEmpty() ? each.received() : each.sideBySide());
                String answer = ask(out, answers);
                if (answer.startsWith("q")) {
                    break;
                }
                if (answer.startsWith("y")) {
                    each.approve();
                    open--;
                }
            }
            out.println(open == 0 ? "nothing waits for approval" : open + " wait for approval");
            out.flush();
            return open == 0 ? 0 : 1;
        }

        // The end of the input is a quit: nobody approves by silence.
        private static String ask(PrintWriter out, BufferedReader answers) throws IOException {
            while (true) {
                out.println("Would you say this to the family? y, n or q to quit");
                out.flush();
                String line = answers.readLine();
                String answer = line == null ? "q" : line.strip().toLowerCase(Locale.ROOT);
                if (answer.startsWith("y") || answer.startsWith("n") || answer.startsWith("q")) {
                    return answer;
                }
            }
        }
    }
}
