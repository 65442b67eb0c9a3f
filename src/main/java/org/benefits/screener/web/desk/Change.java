package org.benefits.screener.web.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.benefits.screener.money.Range;
import org.benefits.screener.screening.CriterionResult;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Explainer;

/**
 * One program whose outcome or amount is not the same in two screenings, and the criteria that made it so.
 *
 * @param better whether the outcome is better now, worse now, or null where only the amount changed
 * @param why the sentences that changed; where no criterion changed, empty
 */
public record Change(String program, String name, Side before, Side after, Boolean better, List<Why> why) {
    /** How a program stands: its outcome by its key, and its amount in words or null. */
    public record Side(String outcome, String amount) {}

    /** A sentence before, null where the criterion did not stand there, and after. */
    public record Why(String before, String after) {}

    /** The programs that change from one screening to another. */
    static List<Change> between(Screening before, Explainer then, Screening after, Explainer now) {
        Map<String, ProgramResult> earlier = new LinkedHashMap<>();
        before.programs().forEach(p -> earlier.put(p.id(), p));
        List<Change> changes = new ArrayList<>();
        for (ProgramResult program : after.programs()) {
            ProgramResult old = earlier.get(program.id());
            if (old.outcome() != program.outcome() || !same(old.estimate(), program.estimate())) {
                int order = old.outcome().compareTo(program.outcome());
                changes.add(new Change(
                        program.id(),
                        now.name(program),
                        new Side(Board.key(old.outcome()), then.amount(old)),
                        new Side(Board.key(program.outcome()), now.amount(program)),
                        order == 0 ? null : order > 0,
                        why(old, then, program, now)));
            }
        }
        return changes;
    }

    private static boolean same(Range one, Range other) {
        return one == null || other == null
                ? one == other
                : one.lowNumber().compareTo(other.lowNumber()) == 0
                        && one.highNumber().compareTo(other.highNumber()) == 0;
    }

    private static List<Why> why(ProgramResult old, Explainer then, ProgramResult program, Explainer now) {
        Map<String, CriterionResult> earlier = new LinkedHashMap<>();
        old.criteria().forEach(c -> earlier.put(key(c), c));
        List<Why> why = new ArrayList<>();
        for (CriterionResult criterion : program.criteria()) {
            CriterionResult before = earlier.get(key(criterion));
            if (before == null || before.outcome() != criterion.outcome()) {
                Why one = new Why(before == null ? null : then.explain(old, before), now.explain(program, criterion));
                if (!why.contains(one)) {
                    why.add(one);
                }
            }
        }
        return why;
    }

    private static String key(CriterionResult criterion) {
        return criterion.sentence().name() + "|" + criterion.person();
    }
}
