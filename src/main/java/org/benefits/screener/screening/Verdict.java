package org.benefits.screener.screening;

import java.util.function.Function;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;
import org.benefits.screener.rules.Tree;
import org.benefits.screener.units.Member;
import org.benefits.screener.units.Subject;
import org.benefits.screener.units.Unit;

/**
 * How the criteria of a program combine for one subject.
 *
 * @param outcome LIKELY where the tree is surely met, before it is asked whether others decide
 * @param truth the tree's answer, with what it rests on or waits for; gaps in our tables left out
 * @param open what may still make a possible outcome a likely one
 */
record Verdict(Outcome outcome, Truth truth, Why open) {
    static Verdict of(Tree tree, Subject subject) {
        return of(tree, rule -> leaf(rule, subject));
    }

    /** The verdict if one criterion of the tree were met. */
    static Verdict butFor(Tree tree, String criterion, Subject subject) {
        Tree taken = new Tree.Criterion(criterion);
        if (!names(tree, taken)) {
            throw new IllegalArgumentException("no criterion " + criterion + " decides here");
        }
        return of(tree, leaf -> leaf.equals(taken) ? Truth.YES : leaf(leaf, subject));
    }

    private static boolean names(Tree tree, Tree leaf) {
        if (tree instanceof Tree.All all) {
            return all.parts().stream().anyMatch(p -> names(p, leaf));
        }
        return tree instanceof Tree.Any any ? any.parts().stream().anyMatch(p -> names(p, leaf)) : tree.equals(leaf);
    }

    private static Verdict of(Tree tree, Function<Tree, Truth> leaves) {
        Reading withoutGaps = new Reading(leaves, false);
        Truth sure = withoutGaps.of(tree);
        if (sure.isYes()) {
            return new Verdict(Outcome.LIKELY, sure, Why.NONE);
        }
        Truth withGaps = withoutGaps.sawGap ? new Reading(leaves, true).of(tree) : sure;
        Outcome outcome = switch (withGaps.value()) {
            case YES -> Outcome.POSSIBLE;
            case NO -> Outcome.UNLIKELY;
            case UNKNOWN -> Outcome.MORE_NEEDED;
        };
        return new Verdict(outcome, withGaps, outcome == Outcome.POSSIBLE ? sure.waitsFor() : Why.NONE);
    }

    /** One reading of the tree, in which gaps in our tables count as met or as not met. What is settled is not read on. */
    private static final class Reading {
        private final Function<Tree, Truth> leaves;
        private final boolean gapsCountAsMet;
        private boolean sawGap;

        Reading(Function<Tree, Truth> leaves, boolean gapsCountAsMet) {
            this.leaves = leaves;
            this.gapsCountAsMet = gapsCountAsMet;
        }

        Truth of(Tree tree) {
            if (tree instanceof Tree.All all) {
                Truth joined = Truth.YES;
                for (int i = 0; i < all.parts().size() && !joined.isNo(); i++) {
                    joined = joined.and(of(all.parts().get(i)));
                }
                return joined;
            }
            if (tree instanceof Tree.Any any) {
                Truth joined = Truth.NO;
                for (int i = 0; i < any.parts().size() && !joined.isYes(); i++) {
                    joined = joined.or(of(any.parts().get(i)));
                }
                return joined;
            }
            Truth leaf = leaves.apply(tree);
            if (!leaf.isUnknown() || !leaf.mayBeYes()) {
                return leaf;
            }
            sawGap = true;
            if (gapsCountAsMet) {
                return Truth.yes(leaf.why());
            }
            return leaf.why().hasQuestion() ? leaf : Truth.NO;
        }
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
}
