package org.benefits.screener.household;

import java.util.List;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;

/** When a question applies: a small closed set of conditions over other facts, written in the dictionary. */
public sealed interface Condition {
    /** What the condition says of this household or person, as far as is known. */
    Truth of(Answers subject);

    /** A choice fact is one of these. */
    record Is(String fact, List<String> choices) implements Condition {
        @Override
        public Truth of(Answers subject) {
            return subject.choice(fact).isOneOf(choices);
        }
    }

    /** A set holds at least one of these. */
    record Has(String fact, List<String> choices) implements Condition {
        @Override
        public Truth of(Answers subject) {
            Truth any = Truth.NO;
            for (String choice : choices) {
                any = any.or(subject.has(fact, choice));
            }
            return any;
        }
    }

    /** A yes-no fact is yes. */
    record Yes(String fact) implements Condition {
        @Override
        public Truth of(Answers subject) {
            return subject.yes(fact);
        }
    }

    /** A fact has a value other than none. */
    record Given(String fact) implements Condition {
        @Override
        public Truth of(Answers subject) {
            return subject.isGiven(fact);
        }
    }

    /** A date lies within the last so many months. */
    record WithinMonths(String fact, int months) implements Condition {
        @Override
        public Truth of(Answers subject) {
            return subject.isWithinMonthsAfter(
                    fact, Range.whole(Range.Kind.MONTHS, months, org.benefits.screener.money.Why.NONE));
        }
    }

    /** The person's age lies between these, both included. */
    record Age(int from, int to) implements Condition {
        @Override
        public Truth of(Answers subject) {
            return subject instanceof Person person ? person.isAged(from, to) : Truth.NO;
        }
    }

    /** The household has more than this many people. */
    record MorePeopleThan(int number) implements Condition {
        @Override
        public Truth of(Answers subject) {
            return subject.household().hasMorePeopleThan(number);
        }
    }

    /** The condition holds for at least one person. */
    record Someone(Condition condition) implements Condition {
        @Override
        public Truth of(Answers subject) {
            return subject.household().someone(condition::of);
        }
    }

    /** The condition holds for the household as a whole. */
    record OfHousehold(Condition condition) implements Condition {
        @Override
        public Truth of(Answers subject) {
            return condition.of(subject.household());
        }
    }

    /** At least one condition holds. */
    record Any(List<Condition> conditions) implements Condition {
        @Override
        public Truth of(Answers subject) {
            Truth any = Truth.NO;
            for (Condition condition : conditions) {
                any = any.or(condition.of(subject));
            }
            return any;
        }
    }

    /** Every condition holds. */
    record All(List<Condition> conditions) implements Condition {
        @Override
        public Truth of(Answers subject) {
            Truth all = Truth.YES;
            for (Condition condition : conditions) {
                all = all.and(condition.of(subject));
            }
            return all;
        }
    }
}
