package org.benefits.screener.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.rules.Written.Call;
import org.benefits.screener.rules.Written.Expression;
import org.benefits.screener.tables.RowRef;
import org.benefits.screener.tables.Table;
import org.benefits.screener.units.Findings;
import org.benefits.screener.units.Subject;
import org.benefits.screener.units.Unit;

/**
 * A program's rules and numbers with one small fault each, as a hurried author makes them: what a good set of scenarios notices. Comparisons
 * are moved by one step and turned round; of what is combined, a part is left out or all becomes any; exemptions, conditions and caps are
 * dropped; a number is one off, a yes is a no.
 */
public final class Mutants {
    private static final Map<String, List<String>> COMPARISONS = Map.of(
            "atMost", List.of("lessThan", "moreThan"),
            "lessThan", List.of("atMost", "atLeast"),
            "atLeast", List.of("moreThan", "lessThan"),
            "moreThan", List.of("atLeast", "atMost"));
    private static final int MOST_SHOWN = 100;

    /** What was changed. */
    public enum Kind {
        COMPARISON,
        COMBINATION,
        EXEMPTION,
        CONDITION,
        CAP,
        LIMIT,
        ROW
    }

    /**
     * One change.
     *
     * @param rule the rule, or the table, that it is made in
     * @param file where that stands, such as {@code snap/income.drl}
     * @param line where that stands
     * @param change what is otherwise, in the words of the rule language
     * @param cite the law of the rule, or the source of the row
     * @param book gives the changed rules
     * @param touches whether the change may show in a unit over which the unchanged rules ran
     */
    public record Mutant(
            Kind kind,
            String rule,
            String file,
            long line,
            String change,
            String cite,
            Supplier<RuleBook> book,
            Predicate<Unit> touches) {
        @Override
        public String toString() {
            return file + ":" + line + " " + rule + ": " + change;
        }
    }

    private record Changed(Kind kind, String change, Expression expression) {}

    private record ChangedTree(String change, Tree tree) {}

    private Mutants() {}

    /** All changes of those rules of a program that its answer hangs on. */
    public static List<Mutant> ofRules(RuleBook book) {
        List<Mutant> found = new ArrayList<>();
        Set<String> used = book.used();
        for (Sentence sentence : book.sentences().values()) {
            if (!used.contains(sentence.name())) {
                continue;
            }
            if (sentence.tree() != null) {
                trees(sentence.tree())
                        .forEach(t -> found.add(mutant(
                                book, with(sentence, "", t.tree()), Kind.COMBINATION, t.change(), unit -> true)));
            } else {
                Call call = RuleParser.print(sentence.print());
                for (Changed each : inside(call)) {
                    Call changed = (Call) each.expression();
                    found.add(mutant(
                            book,
                            with(sentence, shown(changed) + ";", null),
                            each.kind(),
                            each.change(),
                            unit -> differs(sentence, changed.arguments().get(1), unit)));
                }
            }
        }
        return found;
    }

    private static Mutant mutant(RuleBook book, Sentence changed, Kind kind, String change, Predicate<Unit> touches) {
        return new Mutant(
                kind,
                changed.name(),
                changed.file(),
                changed.line(),
                change,
                changed.cite(),
                once(() -> book.with(changed)),
                touches);
    }

    private static Sentence with(Sentence of, String print, Tree tree) {
        return new Sentence(
                of.name(),
                of.verb(),
                of.aboutPerson(),
                of.cite(),
                of.file(),
                of.line(),
                print,
                of.kind(),
                of.exemptions(),
                of.reads(),
                tree);
    }

    // Whether a changed sentence finds something else than the sentence itself found.
    private static boolean differs(Sentence sentence, Expression changed, Unit unit) {
        for (Subject subject : sentence.aboutPerson() ? unit.everyone() : List.of(unit)) {
            try {
                if (!same(found(sentence, subject.findings()), Interpreter.value(changed, subject))) {
                    return true;
                }
            } catch (RuntimeException e) {
                return true;
            }
        }
        return false;
    }

    private static Object found(Sentence sentence, Findings findings) {
        return switch (sentence.verb()) {
            case define -> findings.amount(sentence.name());
            case estimate -> findings.estimate();
            case decidedByOthers -> findings.decidedByOthers().get(sentence.name());
            case note -> findings.notes().get(sentence.name());
            default -> findings.criterion(sentence.name());
        };
    }

    private static boolean same(Object was, Object now) {
        if (was instanceof Truth one && now instanceof Truth other) {
            return one.value() == other.value()
                    && one.exemption() == other.exemption()
                    && Objects.equals(one.comparison(), other.comparison())
                    && one.waitsFor().reasons().equals(other.waitsFor().reasons());
        }
        return was instanceof Range one
                && now instanceof Range other
                && one.equals(other)
                && one.waitsFor().reasons().equals(other.waitsFor().reasons());
    }

    // ---- what a sentence says

    private static List<Changed> of(Expression expression) {
        List<Changed> found = new ArrayList<>();
        if (!(expression instanceof Call call) || call.receiver() == null) {
            return found;
        }
        String word = call.token().text();
        Expression receiver = call.receiver();
        COMPARISONS
                .getOrDefault(word, List.of())
                .forEach(other -> found.add(
                        new Changed(Kind.COMPARISON, shown(call, word) + " says " + other, renamed(call, other))));
        switch (word) {
            case "and", "or" -> {
                String other = word.equals("and") ? "or" : "and";
                Expression second = call.arguments().get(0);
                found.add(new Changed(Kind.COMBINATION, shown(call, word) + " says " + other, renamed(call, other)));
                found.add(new Changed(Kind.COMBINATION, "without " + cut(second), receiver));
                found.add(new Changed(Kind.COMBINATION, "without " + cut(receiver), second));
            }
            case "someone", "everyone" -> {
                if (receiver instanceof Written.Variable) {
                    String other = word.equals("someone") ? "everyone" : "someone";
                    found.add(
                            new Changed(Kind.COMBINATION, shown(call, word) + " says " + other, renamed(call, other)));
                }
            }
            case "not" -> found.add(new Changed(Kind.CONDITION, "without the not of " + cut(receiver), receiver));
            case "unless" ->
                found.add(new Changed(
                        Kind.EXEMPTION,
                        "without unless( " + cut(call.arguments().get(0)) + " )",
                        receiver));
            case "onlyWhen" ->
                found.add(new Changed(
                        Kind.CONDITION,
                        "without onlyWhen( " + cut(call.arguments().get(0)) + " )",
                        receiver));
            case "when" -> {
                String condition = cut(call.arguments().get(0));
                found.add(new Changed(Kind.CONDITION, "as if always " + condition, receiver));
                found.add(new Changed(
                        Kind.CONDITION,
                        "as if never " + condition,
                        call.arguments().get(1)));
            }
            case "notBelow", "cappedAt" ->
                found.add(new Changed(
                        Kind.CAP,
                        "without " + word + "( " + cut(call.arguments().get(0)) + " )",
                        receiver));
            default -> {
                // Sums, roundings and facts are left as they are.
            }
        }
        found.addAll(inside(call));
        return found;
    }

    private static List<Changed> inside(Call call) {
        List<Changed> found = new ArrayList<>();
        for (Changed each : of(call.receiver())) {
            found.add(new Changed(
                    each.kind(), each.change(), new Call(each.expression(), call.token(), call.arguments())));
        }
        for (int i = 0; i < call.arguments().size(); i++) {
            for (Changed each : of(call.arguments().get(i))) {
                List<Expression> arguments = new ArrayList<>(call.arguments());
                arguments.set(i, each.expression());
                found.add(new Changed(each.kind(), each.change(), new Call(call.receiver(), call.token(), arguments)));
            }
        }
        return found;
    }

    private static Call renamed(Call call, String word) {
        Token token = call.token();
        return new Call(call.receiver(), new Token(token.kind(), word, token.line(), token.column()), call.arguments());
    }

    private static String shown(Call call, String word) {
        return word + " in " + cut(call);
    }

    private static String cut(Expression expression) {
        String text = shown(expression).replace("$s.amount(", "Amount(").replace("$s.", "");
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }

    private static String shown(Expression expression) {
        if (expression instanceof Call call) {
            return shown(call.receiver()) + "." + call.token().text() + "("
                    + String.join(
                            ", ", call.arguments().stream().map(Mutants::shown).toList())
                    + ")";
        }
        return expression instanceof Written.Text
                ? "\"" + expression.token().text() + "\""
                : expression.token().text();
    }

    // ---- how criteria combine

    private static List<ChangedTree> trees(Tree tree) {
        List<ChangedTree> found = new ArrayList<>();
        if (tree instanceof Tree.Someone someone) {
            found.add(new ChangedTree(
                    "someone \"" + someone.rule() + "\" says everyone", new Tree.Everyone(someone.rule())));
        } else if (tree instanceof Tree.Everyone everyone) {
            found.add(new ChangedTree(
                    "everyone \"" + everyone.rule() + "\" says someone", new Tree.Someone(everyone.rule())));
        } else if (!(tree instanceof Tree.Criterion)) {
            boolean all = tree instanceof Tree.All;
            List<Tree> parts = all ? ((Tree.All) tree).parts() : ((Tree.Any) tree).parts();
            found.add(new ChangedTree(
                    tree + " says " + (all ? "any" : "all"), all ? new Tree.Any(parts) : new Tree.All(parts)));
            for (int i = 0; i < parts.size(); i++) {
                List<Tree> others = new ArrayList<>(parts);
                Tree part = others.remove(i);
                found.add(new ChangedTree("without " + part, others.size() == 1 ? others.get(0) : joined(all, others)));
                for (ChangedTree each : trees(part)) {
                    List<Tree> changed = new ArrayList<>(parts);
                    changed.set(i, each.tree());
                    found.add(new ChangedTree(each.change(), joined(all, changed)));
                }
            }
        }
        return found;
    }

    private static Tree joined(boolean all, List<Tree> parts) {
        return all ? new Tree.All(List.copyOf(parts)) : new Tree.Any(List.copyOf(parts));
    }

    // ---- numbers

    /**
     * The changes of limits: of each table that is the program's own or named by its rules, and that was read, all numbers are one step more,
     * or one less, or its yes and no change places.
     *
     * @param read the rows that the scenarios have read
     */
    public static List<Mutant> ofLimits(RuleBook book, Set<RowRef> read) {
        List<Mutant> found = new ArrayList<>();
        Set<String> named = new HashSet<>();
        book.used().forEach(r -> named.addAll(book.sentences().get(r).reads().tables()));
        for (Table table : book.tables().all().values()) {
            RowRef first = read.stream()
                    .filter(r -> r.table() == table)
                    .min(Comparator.comparingLong(RowRef::line))
                    .orElse(null);
            boolean own = table.path().startsWith(book.spec().id() + "/");
            if (first == null || !own && !named.contains(table.name())) {
                continue;
            }
            if (table.kind() == null) {
                found.add(limit(book, table, first, "no for yes and yes for no", Mutants::turned));
            } else {
                found.add(limit(book, table, first, "one more", value -> moved(value, BigDecimal.ONE)));
                found.add(limit(book, table, first, "one less", value -> moved(value, BigDecimal.ONE.negate())));
            }
        }
        return found;
    }

    private static Mutant limit(
            RuleBook book, Table table, RowRef first, String change, UnaryOperator<Object> changed) {
        Table.Change all = (key, from, value) -> changed.apply(value);
        return number(Kind.LIMIT, book, table, first, table.name(), change, all);
    }

    /**
     * The changes of single rows of the program's own tables that a scenario has read; a row that none reads is a finding of its own.
     *
     * @param read the rows that the scenarios have read
     */
    public static List<Mutant> ofRows(RuleBook book, Set<RowRef> read) {
        List<Mutant> found = new ArrayList<>();
        for (Table table : book.tables().all().values()) {
            if (!table.path().startsWith(book.spec().id() + "/")
                    || read.stream().noneMatch(r -> r.table() == table)) {
                continue;
            }
            Set<RowRef> done = new HashSet<>();
            table.rows()
                    .forEach((key, byDate) -> byDate.forEach((date, row) -> {
                        Object value = table.valueAt(key, date);
                        if (read.contains(row) && value != null && done.add(row)) {
                            String name = table.name() + (key.isEmpty() ? "" : " " + key) + " from " + date;
                            changed(value)
                                    .forEach((change, other) -> found.add(number(
                                            Kind.ROW,
                                            book,
                                            table,
                                            row,
                                            name,
                                            change,
                                            (k, from, was) -> k.equals(key) && from.equals(date) ? other : null)));
                        }
                    }));
        }
        return found;
    }

    private static Mutant number(
            Kind kind, RuleBook book, Table table, RowRef row, String name, String change, Table.Change changed) {
        return new Mutant(
                kind,
                name,
                table.path(),
                row.line(),
                change,
                row.source(),
                once(() -> book.with(book.tables().with(table.with(changed)))),
                unit -> true);
    }

    // The changed rules are made when a scenario first needs them, and kept for the next.
    private static Supplier<RuleBook> once(Supplier<RuleBook> maker) {
        AtomicReference<RuleBook> made = new AtomicReference<>();
        return () -> {
            if (made.get() == null) {
                made.compareAndSet(null, maker.get());
            }
            return made.get();
        };
    }

    private static Object turned(Object value) {
        Truth truth = (Truth) value;
        return truth.isUnknown() ? null : Truth.of(!truth.isYes(), truth.why());
    }

    private static Object moved(Object value, BigDecimal by) {
        Range range = (Range) value;
        if (range.isNoLimit() || range.isNotOffered()) {
            return null;
        }
        BigDecimal step = range.kind() == Range.Kind.SHARE ? by.movePointLeft(2) : by;
        return Range.of(range.kind(), range.lowNumber().add(step), range.lowWhy());
    }

    private static Map<String, Object> changed(Object value) {
        if (value instanceof Truth truth) {
            return truth.isUnknown() ? Map.of() : Map.of(truth.isYes() ? "no for yes" : "yes for no", turned(value));
        }
        Range range = (Range) value;
        if (range.isNoLimit()) {
            return Map.of("not-offered for none", Range.notOffered(range.kind(), range.lowWhy()));
        }
        return range.isNotOffered()
                ? Map.of("none for not-offered", Range.noLimit(range.kind(), range.lowWhy()))
                : Map.of("one more", moved(value, BigDecimal.ONE), "one less", moved(value, BigDecimal.ONE.negate()));
    }
}
