package org.benefits.screener.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.FactPath;

/**
 * The question to ask next: plain before sensitive, for urgent programs first, then what most open programs wait for, then in the order of
 * the dictionary, then of the people.
 *
 * @param fact what to ask, of whom
 * @param decides the open programs that wait for it
 */
public record NextQuestion(FactPath fact, List<String> decides) {
    /**
     * @param passed paths of facts that were asked and not answered, so are not asked again
     */
    static NextQuestion of(Screening screening, Set<String> passed) {
        Map<FactPath, List<String>> waiting = new LinkedHashMap<>();
        Map<FactPath, Integer> urgent = new LinkedHashMap<>();
        for (ProgramResult program : screening.programs()) {
            for (FactPath path : program.missing()) {
                if (passed.contains(path.path())) {
                    continue;
                }
                waiting.computeIfAbsent(path, p -> new ArrayList<>()).add(program.id());
                urgent.merge(path, program.spec().urgent() ? 1 : 0, Integer::max);
            }
        }
        return waiting.entrySet().stream()
                .min(Comparator.comparing((Map.Entry<FactPath, List<String>> e) ->
                                e.getKey().fact().sensitive())
                        .thenComparing(e -> e.getKey().fact().rank() == Fact.Rank.QUIET ? 1 : 0)
                        .thenComparing(e -> -urgent.get(e.getKey()))
                        .thenComparing(e -> -e.getValue().size())
                        .thenComparing(e -> e.getKey().fact().scope())
                        .thenComparing(e -> e.getKey().fact().index())
                        .thenComparing(e -> e.getKey().order()))
                .map(e -> new NextQuestion(
                        e.getKey(), e.getValue().stream().sorted().toList()))
                .orElse(null);
    }
}
