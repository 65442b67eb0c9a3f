package org.benefits.screener.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.benefits.screener.rules.Mutants;
import org.benefits.screener.rules.Mutants.Mutant;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.tables.RowRef;

/**
 * Whether the scenarios of a program notice when its rules or numbers are changed on purpose. A change is noticed where the sentences of one
 * scenario are no longer those that were approved.
 *
 * @param all the changes that were made
 * @param survivors those that nothing noticed
 */
public record Mutation(String program, List<Mutant> all, List<Mutant> survivors) {
    /** Of the changes of rules and whole tables, those that were noticed. */
    public Coverage.Share ofRules() {
        return noticed(m -> m.kind() != Mutants.Kind.ROW);
    }

    /** Of the changes of single rows, those that were noticed. */
    public Coverage.Share ofRows() {
        return noticed(m -> m.kind() == Mutants.Kind.ROW);
    }

    private Coverage.Share noticed(Predicate<Mutant> of) {
        int made = (int) all.stream().filter(of).count();
        return new Coverage.Share(made - (int) survivors.stream().filter(of).count(), made);
    }

    /** Makes each change and runs the program's scenarios, then the families' stories. */
    public static Mutation of(Program program) {
        Map<Case, Screening> screenings = new LinkedHashMap<>();
        Set<RowRef> read = program.rowsRead(() -> {
            program.cases().forEach(c -> screenings.put(c, program.screen(c)));
            program.stories().forEach(c -> screenings.put(c, program.screen(c)));
        });
        List<Mutant> all = new ArrayList<>(Mutants.ofRules(program.book()));
        all.addAll(Mutants.ofLimits(program.book(), read));
        all.addAll(Mutants.ofRows(program.book(), read));
        Map<Screening, String> said = new LinkedHashMap<>();
        screenings.values().forEach(s -> said.put(s, program.says(s)));
        List<Mutant> survivors = all.parallelStream()
                .filter(m -> said.entrySet().stream().noneMatch(e -> isNoticed(program, m, e.getKey(), e.getValue())))
                .toList();
        return new Mutation(program.id(), all, survivors);
    }

    /**
     * Whether a household shows a change.
     *
     * @param said what is said of it by the rules as they are
     */
    static boolean isNoticed(Program program, Mutant mutant, Screening screening, String said) {
        ProgramResult result = program.result(screening);
        if (result.fault() || !mutant.touches().test(result.unit())) {
            return false;
        }
        try {
            return !program.says(screening, mutant.book().get()).equals(said);
        } catch (RuntimeException e) {
            // A sentence that can no longer be filled in fails its scenario.
            return true;
        }
    }
}
