package org.benefits.screener.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.benefits.screener.batch.Request;
import org.benefits.screener.batch.Scenario;
import org.benefits.screener.changes.Impact;
import org.benefits.screener.changes.ImpactReport;
import org.benefits.screener.changes.Population;
import org.benefits.screener.changes.Revision;
import org.benefits.screener.changes.RuleCalendar;
import org.benefits.screener.changes.RuleDiff;
import org.benefits.screener.changes.RuleSet;
import org.benefits.screener.screening.Books;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands of {@code rules} that tell of changes: diff, impact, calendar, stale. */
final class ChangeCommands {
    private ChangeCommands() {}

    private static LocalDate day(LocalDate given) {
        return given == null ? LocalDate.now(Clock.system(Request.TODAY_IN)) : given;
    }

    /** Work on the rules of a revision, in a folder that is gone afterwards. */
    private interface OnRevision {
        void with(Path rules) throws IOException;
    }

    private static void at(String revision, OnRevision work) throws IOException {
        Path folder = Files.createTempDirectory("rules-of-revision");
        try {
            work.with(Revision.layOut(Home.rules(), revision, folder));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Command(
            name = "diff",
            description = "Tells in words what changed in the rules since a git revision.",
            mixinStandardHelpOptions = true)
    static final class Diff implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(
                paramLabel = "REV",
                arity = "0..1",
                defaultValue = "HEAD",
                description = "default: ${DEFAULT-VALUE}")
        private String revision;

        @Override
        public Integer call() throws IOException {
            at(revision, before -> {
                List<RuleDiff.Change> changes = RuleDiff.between(before, Home.rules());
                changes.forEach(spec.commandLine().getOut()::println);
                if (changes.isEmpty()) {
                    spec.commandLine().getOut().println("nothing changed since " + revision);
                }
            });
            spec.commandLine().getOut().flush();
            return 0;
        }
    }

    @Command(
            name = "impact",
            description =
                    "Tells whom a change of the rules touches: this folder against a git revision, or one day against another.",
            mixinStandardHelpOptions = true)
    static final class ImpactCommand implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(
                paramLabel = "REV",
                arity = "0..1",
                description = "the revision before; with --from, that of both days")
        private String revision;

        @Option(names = "--on", paramLabel = "DATE", description = "the day of the screenings (default: today)")
        private LocalDate on;

        @Option(names = "--from", paramLabel = "DATE", description = "compares this day with --to, by the same rules")
        private LocalDate from;

        @Option(names = "--to", paramLabel = "DATE", description = "the later day (default: today)")
        private LocalDate to;

        @Option(names = "--program", paramLabel = "PROGRAM", split = ",", description = "only these programs")
        private Set<String> only;

        @Option(
                names = "--households",
                defaultValue = "100000",
                description = "how many are drawn (default: ${DEFAULT-VALUE})")
        private int households;

        @Option(
                names = "--seed",
                defaultValue = "1",
                description = "another number draws other households (default: ${DEFAULT-VALUE})")
        private long seed;

        @Option(names = "--html", paramLabel = "FILE", description = "also writes a page with charts")
        private Path html;

        @Option(names = "--csv", paramLabel = "FILE", description = "also writes all counts")
        private Path csv;

        @Override
        public Integer call() throws IOException {
            if (from != null && on != null || from == null && to != null) {
                throw new ParameterException(spec.commandLine(), "give --on, or --from and --to");
            }
            if (households < 1) {
                throw new ParameterException(spec.commandLine(), "--households is 1 or more");
            }
            if (from != null && revision == null) {
                RuleSet rules = new RuleSet(Home.rules(), Home.compiled());
                report(rules, rules, "working tree", List.of());
            } else {
                String before = revision == null ? "HEAD" : revision;
                at(before, folder -> {
                    RuleSet then = new RuleSet(folder, Home.compiled());
                    String name = before + " (" + Revision.id(Home.rules(), before) + ")";
                    if (from != null) {
                        report(then, then, name, List.of());
                    } else {
                        report(
                                then,
                                new RuleSet(Home.rules(), Home.compiled()),
                                name,
                                RuleDiff.between(folder, Home.rules()));
                    }
                });
            }
            spec.commandLine().getOut().flush();
            return 0;
        }

        private void report(RuleSet then, RuleSet now, String name, List<RuleDiff.Change> changes) throws IOException {
            Set<String> programs = from == null ? then.differing(now) : new TreeSet<>(now.programs());
            if (only != null) {
                programs.retainAll(only);
            }
            if (programs.isEmpty()) {
                spec.commandLine().getOut().println("no program differs");
                return;
            }
            Books before = then.books(programs);
            Books after = then == now ? before : now.books(programs);
            Impact impact = new Impact(
                    new Impact.Side(name, before, then.texts(before), from == null ? day(on) : from),
                    new Impact.Side(
                            then == now ? name : "working tree",
                            after,
                            now.texts(after),
                            from == null ? day(on) : day(to)),
                    programs);
            Population population = new Population(seed);
            Set<String> states = from == null && then != now ? then.states(now, programs) : Set.of();
            Impact.Found found =
                    impact.of(population, IntStream.range(0, households).toArray(), states);
            List<Impact.Example> shown = new ArrayList<>();
            int run = 0;
            if (then != now) {
                for (Path file : scenarios()) {
                    shown.addAll(impact.of(Scenario.read(file)));
                    run++;
                }
            }
            ImpactReport report = new ImpactReport(impact, found, population, changes, shown, run);
            spec.commandLine().getOut().print(report.text());
            if (html != null) {
                Files.writeString(html, report.html());
            }
            if (csv != null) {
                Files.writeString(csv, report.csv());
            }
        }

        private static List<Path> scenarios() throws IOException {
            if (!Files.isDirectory(Home.scenarios())) {
                return List.of();
            }
            try (Stream<Path> files = Files.walk(Home.scenarios())) {
                return files.filter(f -> f.toString().endsWith(".yaml"))
                        .sorted()
                        .toList();
            }
        }
    }

    @Command(
            name = "calendar",
            description =
                    "Tells what changes when: rows still to come, programs that close, yearly updates that fall due.",
            mixinStandardHelpOptions = true)
    static final class CalendarCommand implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(names = "--on", paramLabel = "DATE", description = "the day to look from (default: today)")
        private LocalDate on;

        @Override
        public Integer call() {
            LocalDate day = day(on);
            RuleCalendar calendar = new RuleCalendar(Home.rules());
            var out = spec.commandLine().getOut();
            out.println("Changes after " + day);
            calendar.changes(day).forEach(e -> out.println("  " + e.day() + "  " + e.what()));
            out.println("Yearly updates due in the next twelve months");
            calendar.due(day.plusYears(1))
                    .forEach(e -> out.println(
                            "  " + e.day() + "  " + e.what() + (e.day().isAfter(day) ? "" : "  OVERDUE")));
            calendar.unreadable()
                    .forEach(p -> out.println(p + " does not pass its check: ./screener rules check " + p));
            out.flush();
            return 0;
        }
    }

    @Command(
            name = "stale",
            description = "Fails where a table's yearly update is overdue, for a build that runs by the calendar.",
            mixinStandardHelpOptions = true)
    static final class Stale implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(names = "--on", paramLabel = "DATE", description = "the day to look from (default: today)")
        private LocalDate on;

        @Override
        public Integer call() {
            RuleCalendar calendar = new RuleCalendar(Home.rules());
            List<RuleCalendar.Entry> due = calendar.due(day(on));
            var out = spec.commandLine().getOut();
            due.forEach(e -> out.println(e.what() + "; the next was due on " + e.day()));
            calendar.unreadable()
                    .forEach(p -> out.println(p + " does not pass its check: ./screener rules check " + p));
            out.println(due.isEmpty() ? "no table is overdue" : due.size() + " tables are overdue");
            out.flush();
            return due.isEmpty() && calendar.unreadable().isEmpty() ? 0 : 1;
        }
    }
}
