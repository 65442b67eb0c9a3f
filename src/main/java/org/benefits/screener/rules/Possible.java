package org.benefits.screener.rules;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.benefits.screener.money.Truth;
import org.benefits.screener.rules.Written.Call;
import org.benefits.screener.rules.Written.Expression;
import org.benefits.screener.units.Member;
import org.benefits.screener.units.Subject;
import org.benefits.screener.units.Unit;

/**
 * What yes-no rules can still come to, seen from a household of which little is known: each thing that waits for a question may be yes or
 * no by itself, each that waits only for numbers that we lack, or for others, stays unknown. It may name more than can be, never less.
 */
public final class Possible {
    private final RuleBook book;
    private final Unit unit;
    private final Map<String, EnumSet<Truth.Value>> known = new HashMap<>();

    /**
     * @param unit a unit over which the rules ran
     */
    public Possible(RuleBook book, Unit unit) {
        this.book = book;
        this.unit = unit;
    }

    /** What a rule can come to for a subject. */
    public EnumSet<Truth.Value> of(String rule, Subject asked) {
        Sentence sentence = book.sentences().get(rule);
        Subject subject = sentence.aboutPerson() ? asked : unit;
        String key =
                rule + ' ' + (subject instanceof Member member ? member.person().id() : "");
        EnumSet<Truth.Value> found = known.get(key);
        if (found == null) {
            found = of(RuleParser.print(sentence.print()).arguments().get(1), subject);
            known.put(key, found);
        }
        return found;
    }

    /** What a combination can come to for a subject. */
    public EnumSet<Truth.Value> of(Tree tree, Subject subject) {
        if (tree instanceof Tree.All all) {
            return joined(all.parts().stream().map(p -> of(p, subject)).toList(), true);
        }
        if (tree instanceof Tree.Any any) {
            return joined(any.parts().stream().map(p -> of(p, subject)).toList(), false);
        }
        if (tree instanceof Tree.Criterion criterion) {
            return of(criterion.rule(), subject);
        }
        boolean someone = tree instanceof Tree.Someone;
        String rule = someone ? ((Tree.Someone) tree).rule() : ((Tree.Everyone) tree).rule();
        return ofPeople(rule, someone, someone ? unit.someone(rule) : unit.everyone(rule));
    }

    private EnumSet<Truth.Value> of(Expression expression, Subject subject) {
        if (expression instanceof Call call && call.receiver() != null) {
            String word = call.token().text();
            boolean ofSubject = call.receiver() instanceof Written.Variable;
            if (!ofSubject && List.of("and", "or", "unless").contains(word)) {
                return joined(
                        List.of(
                                of(call.receiver(), subject),
                                of(call.arguments().get(0), subject)),
                        word.equals("and"));
            }
            if (!ofSubject && word.equals("not")) {
                return not(of(call.receiver(), subject));
            }
            if (ofSubject && word.equals("meets")) {
                return of(call.arguments().get(0).token().text(), subject);
            }
            if (ofSubject && subject instanceof Unit && (word.equals("someone") || word.equals("everyone"))) {
                return ofPeople(call.arguments().get(0).token().text(), word.equals("someone"), (Truth)
                        Interpreter.value(call, subject));
            }
        }
        return of((Truth) Interpreter.value(expression, subject));
    }

    private static EnumSet<Truth.Value> of(Truth truth) {
        return truth.isUnknown() && truth.why().hasQuestion()
                ? EnumSet.of(Truth.Value.YES, Truth.Value.NO)
                : EnumSet.of(truth.value());
    }

    // Someone is yes only where somebody can be, everyone no only where somebody can be no.
    private EnumSet<Truth.Value> ofPeople(String rule, boolean someone, Truth truth) {
        EnumSet<Truth.Value> all = of(truth);
        Truth.Value needed = someone ? Truth.Value.YES : Truth.Value.NO;
        if (unit.everyone().stream().noneMatch(m -> of(rule, m).contains(needed))) {
            all.remove(needed);
        }
        return all;
    }

    private static EnumSet<Truth.Value> not(EnumSet<Truth.Value> values) {
        EnumSet<Truth.Value> turned = EnumSet.noneOf(Truth.Value.class);
        values.forEach(
                v -> turned.add(v == Truth.Value.YES ? Truth.Value.NO : v == Truth.Value.NO ? Truth.Value.YES : v));
        return turned;
    }

    // An all is yes where every part can be, no where one can; unknown where none need be no and one can be unknown. An
    // any is the opposite.
    private static EnumSet<Truth.Value> joined(List<EnumSet<Truth.Value>> parts, boolean all) {
        List<EnumSet<Truth.Value>> same =
                all ? parts : parts.stream().map(Possible::not).toList();
        EnumSet<Truth.Value> found = EnumSet.noneOf(Truth.Value.class);
        if (same.stream().allMatch(p -> p.contains(Truth.Value.YES))) {
            found.add(Truth.Value.YES);
        }
        if (same.stream().anyMatch(p -> p.contains(Truth.Value.NO))) {
            found.add(Truth.Value.NO);
        }
        if (same.stream().anyMatch(p -> p.contains(Truth.Value.UNKNOWN))
                && same.stream().noneMatch(p -> p.equals(EnumSet.of(Truth.Value.NO)))) {
            found.add(Truth.Value.UNKNOWN);
        }
        return all ? found : not(found);
    }
}
