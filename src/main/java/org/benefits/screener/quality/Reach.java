package org.benefits.screener.quality;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.rules.Possible;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.rules.Sentence;
import org.benefits.screener.rules.Tree;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.units.Subject;
import org.benefits.screener.units.Unit;

/**
 * One thing of a program that a scenario should reach: a side of a rule, or a route.
 *
 * @param name the rule, or the route by its place in the tree
 * @param side yes, no or amount; null for a route
 */
record Reach(String name, String side) {
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final String AMOUNT = "amount";
    private static final int UNKNOWN_PEOPLE = 3;

    boolean isRoute() {
        return side == null;
    }

    @Override
    public String toString() {
        return isRoute()
                ? "route " + name + " settles"
                : "rule " + name + (side.equals(AMOUNT) ? " has an amount" : " is " + side);
    }

    /** Everything of a program that its scenarios should reach, but for what {@link #isRuledOut} says. */
    static Set<Reach> all(Program program) {
        Set<Reach> all = new LinkedHashSet<>();
        for (String rule : program.book().used()) {
            switch (program.book().sentences().get(rule).verb()) {
                case likelyIf -> {
                    // Its routes are looked at one by one.
                }
                case define, estimate -> all.add(new Reach(rule, AMOUNT));
                default -> {
                    all.add(new Reach(rule, YES));
                    all.add(new Reach(rule, NO));
                }
            }
        }
        routes(program.book().tree(), "", route -> all.add(new Reach(route.name(), null)));
        return all;
    }

    /**
     * Takes away what no answer can bring about: on the latest day of the scenarios, in every state, the rules come to something else whatever
     * is answered, as far as the three-valued reading of the rules tells.
     */
    static void withoutRuledOut(Program program, Set<Reach> unreached) {
        String day = program.cases().stream()
                .map(c -> c.scenario().request().get("asOf").asText())
                .max(String::compareTo)
                .orElse(null);
        Set<Reach> out = day == null ? new LinkedHashSet<>() : new LinkedHashSet<>(unreached);
        List<String> states = new ArrayList<>(
                program.books().dictionary().household().get("state").choices());
        // First all states as one: most of what can be can be there.
        states.add(0, null);
        for (String state : states) {
            for (int people : new int[] {0, UNKNOWN_PEOPLE}) {
                if (!out.isEmpty()) {
                    Unit unit = program.result(program.screen(nothingKnown(day, state, people)))
                            .unit();
                    out.removeAll(possible(program, unit));
                }
            }
        }
        unreached.removeAll(out);
    }

    private static ObjectNode nothingKnown(String day, String state, int people) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("asOf", day);
        ObjectNode household = request.putObject("household");
        if (state != null) {
            household.put("state", state);
        }
        for (int i = 0; i < people; i++) {
            household.withArray("/people").addObject().put("id", "p" + i);
        }
        return request;
    }

    private static Set<Reach> possible(Program program, Unit unit) {
        Set<Reach> found = new LinkedHashSet<>();
        Possible possible = new Possible(program.book(), unit);
        for (Sentence sentence : program.book().sentences().values()) {
            for (Subject subject : sentence.aboutPerson() ? unit.everyone() : List.of(unit)) {
                if (found(sentence, subject) instanceof Truth) {
                    possible.of(sentence.name(), subject).forEach(v -> found.add(side(sentence, v)));
                } else {
                    found.add(new Reach(sentence.name(), AMOUNT));
                }
            }
        }
        for (Subject subject : judged(program, unit)) {
            routes(program.book().tree(), "", route -> {
                Truth.Value settling = route.any() ? Truth.Value.YES : Truth.Value.NO;
                if (possible.of(route.part(), subject).contains(settling)
                        && route.before().stream()
                                .allMatch(b -> possible.of(b, subject).stream().anyMatch(v -> v != settling))) {
                    found.add(new Reach(route.name(), null));
                }
            });
        }
        return found;
    }

    private static Reach side(Sentence sentence, Truth.Value value) {
        return new Reach(sentence.name(), value == Truth.Value.YES ? YES : value == Truth.Value.NO ? NO : "unknown");
    }

    /** What one screening reaches. */
    static Set<Reach> of(Program program, Screening screening) {
        Set<Reach> reached = new LinkedHashSet<>();
        ProgramResult result = program.result(screening);
        if (result.fault()) {
            return reached;
        }
        Unit unit = result.unit();
        for (Sentence sentence : program.book().sentences().values()) {
            for (Subject subject : sentence.aboutPerson() ? unit.everyone() : List.of(unit)) {
                Object found = found(sentence, subject);
                if (found instanceof Range range
                        && (range.isKnown() || !range.waitsFor().hasQuestion())) {
                    reached.add(new Reach(sentence.name(), AMOUNT));
                } else if (found instanceof Truth truth && !truth.isUnknown()) {
                    reached.add(new Reach(sentence.name(), truth.isYes() ? YES : NO));
                }
            }
        }
        for (Subject subject : judged(program, unit)) {
            routes(program.book().tree(), "", route -> {
                if (route.settles(subject)) {
                    reached.add(new Reach(route.name(), null));
                }
            });
        }
        return reached;
    }

    private static List<? extends Subject> judged(Program program, Unit unit) {
        return program.book().spec().perPerson() ? unit.everyone() : List.of(unit);
    }

    /** What a rule found about a subject: a yes-no or an amount; null where it found nothing. */
    static Object found(Sentence sentence, Subject subject) {
        return switch (sentence.verb()) {
            case likelyIf -> null;
            case define -> subject.findings().amount(sentence.name());
            case estimate -> subject.findings().estimate();
            case decidedByOthers -> subject.findings().decidedByOthers().get(sentence.name());
            case note -> subject.findings().notes().get(sentence.name());
            case require, memberIf -> subject.findings().criterion(sentence.name());
        };
    }

    private interface Visitor {
        void visit(Route route);
    }

    /** One part of a combination, after those that stand before it. */
    private record Route(String name, boolean any, Tree part, List<Tree> before) {
        boolean settles(Subject subject) {
            Truth.Value settling = any ? Truth.Value.YES : Truth.Value.NO;
            return RuleBook.value(part, subject) == settling
                    && before.stream().noneMatch(b -> RuleBook.value(b, subject) == settling);
        }
    }

    private static void routes(Tree tree, String path, Visitor visitor) {
        boolean any = tree instanceof Tree.Any;
        List<Tree> parts = any ? ((Tree.Any) tree).parts() : tree instanceof Tree.All all ? all.parts() : List.of();
        String word = path + (any ? "any" : "all");
        for (int i = 0; i < parts.size(); i++) {
            Tree part = parts.get(i);
            visitor.visit(new Route(word + "/" + part, any, part, parts.subList(0, i)));
            routes(part, word + "." + (i + 1) + " ", visitor);
        }
    }
}
