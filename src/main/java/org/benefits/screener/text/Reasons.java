package org.benefits.screener.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.benefits.screener.screening.CriterionResult;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.screening.ProgramResult;

/** Why a program comes to its outcome: the sentences that decided, each once, however many people it holds for. */
public final class Reasons {
    /** One sentence, and the criterion behind it. */
    public record Reason(CriterionResult criterion, String sentence) {}

    private Reasons() {}

    /** The reasons of a program in the order of its rules. */
    public static List<Reason> of(ProgramResult program, Explainer explainer) {
        Map<String, List<CriterionResult>> sentences = new LinkedHashMap<>();
        for (CriterionResult criterion : program.deciding()) {
            sentences
                    .computeIfAbsent(explainer.aboutAnyone(program, criterion), k -> new ArrayList<>())
                    .add(criterion);
        }
        List<Reason> reasons = new ArrayList<>();
        for (List<CriterionResult> same : sentences.values()) {
            String sentence = explainer.explain(program, same.get(0));
            List<String> others = same.stream()
                    .skip(1)
                    .filter(c -> c.person() != null)
                    .map(c -> explainer.person(c.person()))
                    .distinct()
                    .toList();
            if (!others.isEmpty() && program.outcome() != Outcome.UNLIKELY) {
                sentence += " " + explainer.common().get("people.so-too").replace("{person}", explainer.list(others));
            }
            reasons.add(new Reason(same.get(0), sentence));
        }
        return reasons;
    }
}
