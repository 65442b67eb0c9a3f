package org.benefits.screener.web;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.benefits.screener.money.Range;
import org.benefits.screener.screening.ActionPlan;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Explainer;

/**
 * What the likely programs come to. Of two that exclude each other the sooner one counts.
 *
 * @param monthly the sum of what comes by the month
 * @param yearly the sum of what comes by the year
 */
public record Sums(Range monthly, Range yearly) {
    /** The sums of a screening that knows which programs exclude each other. */
    public static Sums of(Screening screening) {
        Range monthly = Range.zero(Range.Kind.MONEY);
        Range yearly = Range.zero(Range.Kind.MONEY);
        Set<String> counted = new LinkedHashSet<>();
        List<ProgramResult> soonestFirst = screening.programs().stream()
                .sorted(Comparator.comparing(p -> ActionPlan.firstDay(screening, p.spec())))
                .toList();
        for (ProgramResult program : soonestFirst) {
            if (program.outcome() == Outcome.LIKELY
                    && program.estimate() != null
                    && Collections.disjoint(program.conflictsWith(), counted)) {
                counted.add(program.id());
                monthly = "month".equals(program.spec().per()) ? monthly.plus(program.estimate()) : monthly;
                yearly = "year".equals(program.spec().per()) ? yearly.plus(program.estimate()) : yearly;
            }
        }
        return new Sums(monthly, yearly);
    }

    /** The sum a month in words, or null where it is nothing. */
    public String monthlyInWords(Explainer explainer) {
        return inWords(monthly, explainer);
    }

    /** The sum a year in words, or null where it is nothing. */
    public String yearlyInWords(Explainer explainer) {
        return inWords(yearly, explainer);
    }

    private static String inWords(Range sum, Explainer explainer) {
        return sum.hasHigh() && sum.highNumber().signum() > 0 ? explainer.dollars(sum) : null;
    }
}
