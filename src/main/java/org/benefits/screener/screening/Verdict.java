package org.benefits.screener.screening;

import java.util.function.Function;
import org.benefits.screener.money.Truth;
import org.benefits.screener.rules.Tree;
import org.benefits.screener.units.Member;
import org.benefits.screener.units.Subject;
import org.benefits.screener.units.Unit;

/**
 * How the criteria of a program combine for one subject.
 *
 * @param outcome LIKELY where the tree is surely met, before it is asked whether others decide
 * @param truth the tree's answer, with what it rests on or waits for; gaps in our tables left out
 */
record Verdict(Outcome outcome, Truth truth) {
    static Verdict of(Tree tree, Subject subject) {
        Truth withoutGaps = evaluate(tree, subject, gap -> Truth.NO);
        if (withoutGaps.isYes()) {
            return new Verdict(Outcome.LIKELY, withoutGaps);
        }
        Truth withGaps = evaluate(tree, subject, gap -> Truth.yes(gap.why()));
        Outcome outcome = switch (withGaps.value()) {
            case YES -> Outcome.POSSIBLE;
            case NO -> Outcome.UNLIKELY;
            case UNKNOWN -> Outcome.MORE_NEEDED;
        };
        return new Verdict(outcome, withGaps);
    }

    private static Truth evaluate(Tree tree, Subject subject, Function<Truth, Truth> gaps) {
        if (tree instanceof Tree.All all) {
            Truth joined = Truth.YES;
            for (Tree part : all.parts()) {
                joined = joined.and(evaluate(part, subject, gaps));
            }
            return joined;
        }
        if (tree instanceof Tree.Any any) {
            Truth joined = Truth.NO;
            for (Tree part : any.parts()) {
                joined = joined.or(evaluate(part, subject, gaps));
            }
            return joined;
        }
        Truth leaf = leaf(tree, subject);
        return isGap(leaf) ? gaps.apply(leaf) : leaf;
    }

    static Truth leaf(Tree tree, Subject subject) {
        if (tree instanceof Tree.Criterion criterion) {
            return subject.criterion(criterion.rule());
        }
        Unit unit = subject instanceof Member member ? member.unit() : (Unit) subject;
        return tree instanceof Tree.Someone someone
                ? unit.someone(someone.rule())
                : unit.everyone(((Tree.Everyone) tree).rule());
    }

    /** Whether a truth waits for nothing but numbers that we lack or people outside. */
    static boolean isGap(Truth truth) {
        return truth.isUnknown() && truth.why().hasGap() && !truth.why().hasQuestion();
    }
}
