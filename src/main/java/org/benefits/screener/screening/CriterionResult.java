package org.benefits.screener.screening;

import java.util.List;
import org.benefits.screener.household.Assumption;
import org.benefits.screener.household.FactPath;
import org.benefits.screener.money.Truth;
import org.benefits.screener.rules.Sentence;
import org.benefits.screener.units.Subject;

/**
 * What became of one criterion for one subject.
 *
 * @param sentence the rule
 * @param subject the unit or person that it is about, with its amounts
 * @param person the person's id, or null for the household
 * @param outcome what became of it
 * @param truth the three-valued answer behind it
 * @param missing the facts that it waits for; nothing where it is settled or not needed
 * @param assumed the assumptions that it rests on
 * @param policyGap the number that we lack, or null
 */
public record CriterionResult(
        Sentence sentence,
        Subject subject,
        String person,
        Result outcome,
        Truth truth,
        List<FactPath> missing,
        List<Assumption> assumed,
        String policyGap) {
    /** Outcomes of a criterion. */
    public enum Result {
        MET,
        NOT_MET,
        UNKNOWN,
        NOT_NEEDED
    }
}
