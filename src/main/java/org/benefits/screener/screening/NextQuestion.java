package org.benefits.screener.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.benefits.screener.household.Answers;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.FactPath;
import org.benefits.screener.household.Household;

/**
 * The question to ask next: core questions, then later ones, then the sensitive, then the quiet; of these for urgent programs first, then
 * what most open programs wait for, then in the order of the dictionary, then of the people.
 *
 * <p>A question that may turn out not to make sense, such as a mortgage while nobody said whether they own the home, waits for the one that
 * tells; one that a single answer for everyone may settle, such as each person's standing, waits for that.
 *
 * @param fact what to ask, of whom
 * @param decides the open programs that wait for it
 */
public record NextQuestion(FactPath fact, List<String> decides) {
    /** How soon a question is asked. */
    private enum Stage {
        CORE,
        LATER,
        SENSITIVE,
        QUIET;

        static Stage of(Fact fact) {
            return switch (fact.rank()) {
                case QUIET -> QUIET;
                case CORE -> fact.sensitive() ? SENSITIVE : CORE;
                case LATER -> fact.sensitive() ? SENSITIVE : LATER;
            };
        }
    }

    /** What waits for one question. */
    private static final class Waiting {
        private final Set<String> programs = new TreeSet<>();
        private boolean urgent;
        private Stage stage = Stage.QUIET;

        Stage stage() {
            return stage;
        }

        boolean urgent() {
            return urgent;
        }

        int programs() {
            return programs.size();
        }
    }

    /**
     * @param passed paths of facts that were asked and not answered, so are not asked again
     */
    static NextQuestion of(Screening screening, Set<String> passed) {
        Map<FactPath, Waiting> waiting = new LinkedHashMap<>();
        Map<FactPath, List<FactPath>> instead = new LinkedHashMap<>();
        for (ProgramResult program : screening.programs()) {
            for (FactPath path : program.missing()) {
                if (passed.contains(path.path())) {
                    continue;
                }
                for (FactPath asked : instead.computeIfAbsent(path, p -> first(p, screening.household(), passed))) {
                    Waiting of = waiting.computeIfAbsent(asked, p -> new Waiting());
                    of.programs.add(program.id());
                    of.urgent |= program.spec().urgent();
                    for (Fact fact : List.of(asked.fact(), path.fact())) {
                        of.stage = Stage.of(fact).compareTo(of.stage) < 0 ? Stage.of(fact) : of.stage;
                    }
                }
            }
        }
        return waiting.entrySet().stream()
                .min(Comparator.comparing(
                                (Map.Entry<FactPath, Waiting> e) -> e.getValue().stage())
                        .thenComparing(e -> !e.getValue().urgent())
                        .thenComparing(e -> -e.getValue().programs())
                        .thenComparing(e -> e.getKey().fact().scope())
                        .thenComparing(e -> e.getKey().fact().index())
                        .thenComparing(e -> e.getKey().order()))
                .map(e -> new NextQuestion(e.getKey(), List.copyOf(e.getValue().programs)))
                .orElse(null);
    }

    // What stands before a question may have questions before it too; where they were passed over, the question itself
    // is left.
    private static List<FactPath> first(FactPath path, Household household, Set<String> passed) {
        Answers subject = path.person() == null
                ? household
                : household.find(path.person()).orElseThrow();
        List<FactPath> before = new ArrayList<>();
        for (FactPath each : subject.before(path.fact())) {
            if (!passed.contains(each.path())) {
                before.addAll(first(each, household, passed));
            }
        }
        return before.isEmpty() ? List.of(path) : before;
    }
}
