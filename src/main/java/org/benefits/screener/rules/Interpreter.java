package org.benefits.screener.rules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.benefits.screener.rules.Written.Call;
import org.benefits.screener.rules.Written.Expression;
import org.benefits.screener.tables.Tables;
import org.benefits.screener.units.Subject;
import org.benefits.screener.units.Unit;

/**
 * Runs checked sentences without compiling them: each print is read as the calls that it is, and made one by one. For rules that are tried
 * once, such as those changed on purpose to see whether a scenario notices.
 */
final class Interpreter {
    private static final Map<String, Method> METHODS = new ConcurrentHashMap<>();

    private final List<Step> steps;

    private record Step(boolean aboutPerson, List<Call> sentences) {}

    /**
     * @param sentences the rules as they are, in whose order they are run
     * @param tables their tables
     * @param changed the one that is otherwise, or one of them where none is
     */
    Interpreter(List<Sentence> sentences, Tables tables, Sentence changed) {
        this.steps = RulePrinter.groups(sentences, new Stages(sentences, tables)).stream()
                .map(g -> new Step(
                        g.aboutPerson(),
                        g.sentences().stream()
                                .map(s ->
                                        RuleParser.print(s.name().equals(changed.name()) ? changed.print() : s.print()))
                                .toList()))
                .toList();
    }

    /** As {@link RuleBook#run(Collection)}, for whole units: nothing is left out. */
    int run(Collection<? extends Unit> units) {
        int matches = 0;
        for (Unit unit : units) {
            for (Step step : steps) {
                List<? extends Subject> subjects = step.aboutPerson() ? unit.everyone() : List.of(unit);
                for (Subject subject : subjects) {
                    step.sentences().forEach(s -> value(s, subject));
                    matches++;
                }
            }
        }
        return matches;
    }

    /** What an expression comes to for one subject, after the rules that it reads have run. */
    static Object value(Expression expression, Subject subject) {
        if (expression instanceof Written.Variable) {
            return subject;
        }
        if (expression instanceof Written.Text text) {
            return text.token().text().intern();
        }
        Call call = (Call) expression;
        Object receiver = value(call.receiver(), subject);
        Object[] arguments = new Object[call.arguments().size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = value(call.arguments().get(i), subject);
        }
        try {
            return method(receiver.getClass(), call.token().text(), arguments.length)
                    .invoke(receiver, arguments);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failed ? failed : new IllegalStateException(e.getCause());
        }
    }

    private static Method method(Class<?> of, String word, int arguments) {
        return METHODS.computeIfAbsent(
                of.getName() + ' ' + word + ' ' + arguments,
                k -> Arrays.stream(of.getMethods())
                        .filter(m -> m.getName().equals(word) && m.getParameterCount() == arguments && !m.isBridge())
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no word " + k)));
    }
}
