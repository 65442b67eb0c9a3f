package org.benefits.screener.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.benefits.screener.tables.RowRef;
import org.benefits.screener.tables.Table;

/**
 * What of one program its scenarios and the families' stories reach.
 *
 * <ul>
 *   <li>A rule that requires or decides is reached where one scenario answers it yes and another no; one that derives an amount where some
 *       scenario knows the amount. A side that is ruled out in every state while nothing else is known is not asked for.
 *   <li>A route, a part of an {@code any( … )} or {@code all( … )}, is reached where it settles what it is part of: of an any, where it
 *       is met and none before it is; of an all, where it is not met and none before it is not met.
 *   <li>A row is reached where it is read because all its keys are known.
 *   <li>A sentence, whatever the language, is reached where an approved text says it.
 * </ul>
 *
 * @param rules the sides of each rule that nothing reaches; none where it is reached
 * @param routes whether each route is reached
 * @param rows of each of the program's own tables, how many rows are read and how many there are
 * @param sentences whether each sentence is said
 */
public record Coverage(
        String program,
        Map<String, List<String>> rules,
        Map<String, Boolean> routes,
        Map<String, Share> rows,
        Map<String, Boolean> sentences) {

    /** So many of so many. */
    public record Share(int reached, int all) {
        public Share plus(Share other) {
            return new Share(reached + other.reached, all + other.all);
        }

        /** In percent; 100 where there are none. */
        public double percent() {
            return all == 0 ? 100 : 100.0 * reached / all;
        }

        @Override
        public String toString() {
            return String.format("%d of %d (%.1f %%)", reached, all, percent());
        }
    }

    /** Rules that are reached on every side. */
    public Share ofRules() {
        return new Share((int) rules.values().stream().filter(List::isEmpty).count(), rules.size());
    }

    public Share ofRoutes() {
        return share(routes);
    }

    public Share ofRows() {
        return rows.values().stream().reduce(new Share(0, 0), Share::plus);
    }

    public Share ofSentences() {
        return share(sentences);
    }

    private static Share share(Map<String, Boolean> reached) {
        return new Share((int) reached.values().stream().filter(r -> r).count(), reached.size());
    }

    /** Runs all scenarios of a program, and the stories, and sees what they reach. */
    public static Coverage of(Program program) {
        List<Case> all = new ArrayList<>(program.cases());
        all.addAll(program.stories());
        Set<Reach> reached = new LinkedHashSet<>();
        Set<RowRef> read =
                program.rowsRead(() -> all.forEach(c -> reached.addAll(Reach.of(program, program.screen(c)))));
        Map<String, List<String>> rules = new LinkedHashMap<>();
        program.book().used().forEach(r -> rules.put(r, new ArrayList<>()));
        Map<String, Boolean> routes = new LinkedHashMap<>();
        Set<Reach> wanted = Reach.all(program);
        wanted.removeAll(reached);
        Reach.withoutRuledOut(program, wanted);
        for (Reach each : reached) {
            if (each.isRoute()) {
                routes.put(each.name(), true);
            }
        }
        for (Reach each : wanted) {
            if (each.isRoute()) {
                routes.put(each.name(), false);
            } else {
                rules.get(each.name()).add(each.side());
            }
        }
        Map<String, Share> rows = new TreeMap<>();
        for (Table table : program.book().tables().all().values()) {
            if (table.path().startsWith(program.id() + "/")) {
                rows.put(table.path(), rows(table, read));
            }
        }
        return new Coverage(
                program.id(),
                rules,
                routes,
                rows,
                Said.in(program, all.stream().map(Case::approved).toList()));
    }

    private static Share rows(Table table, Set<RowRef> read) {
        Set<RowRef> rows = new LinkedHashSet<>();
        table.rows().values().forEach(byDate -> rows.addAll(byDate.values()));
        return new Share((int) rows.stream().filter(read::contains).count(), rows.size());
    }
}
