package org.benefits.screener.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.benefits.screener.money.Truth;
import org.benefits.screener.tables.Table;
import org.benefits.screener.tables.Tables;
import org.benefits.screener.units.Look;
import org.benefits.screener.units.Member;
import org.benefits.screener.units.Subject;
import org.benefits.screener.units.Unit;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** The rules of one program, ready to run. Immutable; any number of threads may use it. */
public final class RuleBook {
    /** Open enrollment for the next year begins on November 1 in most states, nowhere later. */
    private static final int OPEN_ENROLLMENT_MONTH = 11;

    private final ProgramSpec spec;
    private final Tables tables;
    private final Map<String, Sentence> sentences;
    private final Tree tree;
    private final List<Tree> parts;
    private final Map<String, List<Citations.Citation>> citations = new ConcurrentHashMap<>();
    private final Set<String> receives;
    private final KieBase rules;
    private final Interpreter interpreter;
    private final String hash;
    private final long layersForPerson;
    private final long layersForUnit;

    RuleBook(ProgramSpec spec, Tables tables, List<Sentence> sentences, KieBase rules, String hash) {
        this(spec, tables, sentences, rules, null, hash);
    }

    private RuleBook(
            ProgramSpec spec,
            Tables tables,
            List<Sentence> sentences,
            KieBase rules,
            Interpreter interpreter,
            String hash) {
        this.interpreter = interpreter;
        this.spec = spec;
        this.tables = tables;
        this.sentences = new LinkedHashMap<>();
        sentences.forEach(s -> this.sentences.put(s.name(), s));
        this.tree = sentences.stream()
                .filter(s -> s.verb() == Sentence.Verb.likelyIf)
                .findFirst()
                .orElseThrow()
                .tree();
        this.parts = Stages.parts(tree);
        this.receives =
                sentences.stream().flatMap(s -> s.reads().receives().stream()).collect(Collectors.toUnmodifiableSet());
        this.rules = rules;
        this.hash = hash;
        Set<String> names = new LinkedHashSet<>();
        rules.getKiePackages().forEach(p -> p.getRules().forEach(r -> names.add(r.getName())));
        this.layersForPerson = names.stream()
                .filter(n -> n.endsWith(" " + spec.unit().member().getSimpleName()))
                .count();
        this.layersForUnit = names.size() - layersForPerson;
    }

    public ProgramSpec spec() {
        return spec;
    }

    public Tables tables() {
        return tables;
    }

    /** The rules by name, each after what it reads. */
    public Map<String, Sentence> sentences() {
        return sentences;
    }

    /** The law that a rule stands on, each reference with its address. */
    public List<Citations.Citation> citations(Sentence sentence) {
        return citations.computeIfAbsent(
                sentence.name(), name -> List.copyOf(Citations.of(sentence.cite(), spec.links())));
    }

    /** The programs of which its rules ask whether they are received. */
    public Set<String> receives() {
        return receives;
    }

    /**
     * The rules that the answer hangs on: those that decide, give, note or say who counts, and what they read. Of rules that several programs
     * share one program may leave some aside.
     */
    public Set<String> used() {
        Set<String> used = new LinkedHashSet<>();
        for (Sentence sentence : sentences.values()) {
            if (sentence.verb() != Sentence.Verb.require && sentence.verb() != Sentence.Verb.define) {
                use(sentence.name(), used);
            }
        }
        // A table may be divided by an amount that no rule reads.
        for (Table table : tables.all().values()) {
            for (Table.Dimension dimension : table.dimensions()) {
                String amount = dimension.name().replace('_', '-');
                if (sentences.containsKey(amount)) {
                    use(amount, used);
                }
            }
        }
        return used;
    }

    private void use(String rule, Set<String> used) {
        if (used.add(rule)) {
            sentences.get(rule).reads().rules().forEach(r -> use(r, used));
        }
    }

    /** How the criteria combine. */
    public Tree tree() {
        return tree;
    }

    /** The hash of the folder that this was made from. */
    public String hash() {
        return hash;
    }

    /** The same rules with other numbers. */
    public RuleBook with(Tables others) {
        return new RuleBook(spec, others, List.copyOf(sentences.values()), rules, interpreter, hash);
    }

    /** The same program, its sentences read word by word instead of compiled: slower to run, but there at once. */
    public RuleBook interpreted() {
        return with(sentences.values().iterator().next());
    }

    /** The same program with one sentence changed; interpreted, as {@link #interpreted()}. */
    RuleBook with(Sentence changed) {
        List<Sentence> others = sentences.values().stream()
                .map(s -> s.name().equals(changed.name()) ? changed : s)
                .toList();
        return new RuleBook(
                spec, tables, others, rules, new Interpreter(List.copyOf(sentences.values()), tables, changed), hash);
    }

    /** A day on which the poverty guideline is in force that the program uses on this day. */
    public LocalDate guidelineDay(LocalDate asOf) {
        LocalDate adopted = spec.guideline().atYear(asOf.getYear());
        return LocalDate.of(asOf.isBefore(adopted) ? asOf.getYear() - 1 : asOf.getYear(), 12, 31);
    }

    /**
     * The day whose law and whose year count for a screening on this day: the day itself; for health plans bought by the year that on which
     * coverage can begin, the first of the next month or, once open enrollment has begun, of the next year (45 CFR 155.410(e)-(f)).
     */
    public LocalDate day(LocalDate asOf) {
        if (!spec.byCoverageYear()) {
            return asOf;
        }
        return asOf.getMonthValue() >= OPEN_ENROLLMENT_MONTH
                ? LocalDate.of(asOf.getYear() + 1, 1, 1)
                : asOf.withDayOfMonth(1).plusMonths(1);
    }

    /**
     * The unit of a household for this program, before its rules ran.
     *
     * @param whole whether every rule is to run; else those that can still change the outcome
     */
    public Unit unit(Look look, boolean whole) {
        Unit unit = spec.unit().of(look, spec.unborn());
        if (!whole) {
            unit.stopWhereSettled((part, subject) -> value(parts.get(part), subject));
        }
        return unit;
    }

    /**
     * Runs for a unit what was left out because it could not change the outcome.
     *
     * @throws RuntimeException where a rule fails
     */
    public void finish(Unit unit) {
        if (!unit.isWhole()) {
            unit.goToTheEnd();
            run(List.of(unit));
        }
    }

    /** Whether a tree holds for a subject, by what its rules found; null where it is not settled because rules that it rests on have not run. */
    public static Truth.Value value(Tree tree, Subject subject) {
        if (tree instanceof Tree.All all) {
            return joined(all.parts(), subject, Truth.Value.NO);
        }
        if (tree instanceof Tree.Any any) {
            return joined(any.parts(), subject, Truth.Value.YES);
        }
        if (tree instanceof Tree.Criterion criterion) {
            Truth truth = subject.settled(criterion.rule());
            return truth == null ? null : truth.value();
        }
        Unit unit = subject instanceof Member member ? member.unit() : (Unit) subject;
        String rule = tree instanceof Tree.Someone someone ? someone.rule() : ((Tree.Everyone) tree).rule();
        if (unit.everyone().stream().anyMatch(m -> m.settled(rule) == null)) {
            return null;
        }
        return (tree instanceof Tree.Someone ? unit.someone(rule) : unit.everyone(rule)).value();
    }

    // One part that has the deciding value decides alone.
    private static Truth.Value joined(List<Tree> parts, Subject subject, Truth.Value deciding) {
        Truth.Value found = deciding == Truth.Value.NO ? Truth.Value.YES : Truth.Value.NO;
        boolean open = false;
        for (Tree part : parts) {
            Truth.Value value = value(part, subject);
            if (value == deciding) {
                return deciding;
            }
            open |= value == null;
            found = value == Truth.Value.UNKNOWN ? value : found;
        }
        return open ? null : found;
    }

    /**
     * Runs the rules over some units; what they find stands in each unit and its people.
     *
     * @return how many rules matched
     * @throws RuntimeException where a rule fails; the units are then of no use
     */
    public int run(Collection<? extends Unit> units) {
        if (interpreter != null) {
            return interpreter.run(units);
        }
        KieSession session = rules.newKieSession();
        try {
            long expected = 0;
            for (Unit unit : units) {
                session.insert(unit);
                expected += layersForUnit;
                for (Member member : unit.everyone()) {
                    session.insert(member);
                    expected += layersForPerson;
                }
            }
            int fired = session.fireAllRules((int) Math.min(Integer.MAX_VALUE, expected + 1));
            if (fired != expected) {
                throw new IllegalStateException("expected " + expected + " matches, saw " + fired);
            }
            return fired;
        } finally {
            session.dispose();
        }
    }
}
