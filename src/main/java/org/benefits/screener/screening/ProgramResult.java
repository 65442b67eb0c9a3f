package org.benefits.screener.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.benefits.screener.household.Assumption;
import org.benefits.screener.household.FactPath;
import org.benefits.screener.household.Household;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Reason;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;
import org.benefits.screener.rules.ProgramSpec;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.rules.Sentence;
import org.benefits.screener.rules.Tree;
import org.benefits.screener.tables.Gap;
import org.benefits.screener.tables.RowRef;
import org.benefits.screener.tables.Table;
import org.benefits.screener.units.Member;
import org.benefits.screener.units.Subject;
import org.benefits.screener.units.Unit;

/** What a screening found about one program. Details are worked out when they are asked for. */
public final class ProgramResult {
    private final RuleBook book;
    private final Household household;
    private final Unit unit;
    private final Outcome outcome;
    private final boolean fault;
    private final List<PersonResult> people;
    private final List<Verdict> verdicts;
    private List<FactPath> missing;
    private List<String> unlockedBy = List.of();
    private List<String> conflictsWith = List.of();

    private ProgramResult(
            RuleBook book,
            Household household,
            Unit unit,
            Outcome outcome,
            boolean fault,
            List<PersonResult> people,
            List<Verdict> verdicts) {
        this.book = book;
        this.household = household;
        this.unit = unit;
        this.outcome = outcome;
        this.fault = fault;
        this.people = people;
        this.verdicts = verdicts;
    }

    /** A program whose rules failed: it may be either, for a reason that no answer mends. */
    static ProgramResult faulty(RuleBook book, Household household) {
        return new ProgramResult(book, household, null, Outcome.MORE_NEEDED, true, List.of(), List.of());
    }

    /** Reads what the rules found. */
    static ProgramResult of(RuleBook book, Unit unit) {
        return of(book, unit, subject -> Verdict.of(book.tree(), subject));
    }

    /** What the result would be if one criterion were met. */
    ProgramResult butFor(String criterion) {
        if (fault) {
            return this;
        }
        try {
            book.finish(unit);
        } catch (RuntimeException e) {
            return faulty(book, household);
        }
        return of(book, unit, subject -> Verdict.butFor(book.tree(), criterion, subject));
    }

    private static ProgramResult of(RuleBook book, Unit unit, Function<Subject, Verdict> judge) {
        boolean closed = book.spec().closedOn() != null
                && !unit.household().asOf().isBefore(book.spec().closedOn());
        List<Verdict> verdicts = new ArrayList<>();
        if (!book.spec().perPerson()) {
            Verdict verdict = judge.apply(unit);
            verdicts.add(verdict);
            return new ProgramResult(
                    book,
                    unit.household(),
                    unit,
                    closed ? Outcome.UNLIKELY : decided(verdict.outcome(), unit, unit),
                    false,
                    List.of(),
                    verdicts);
        }
        List<PersonResult> people = new ArrayList<>();
        Outcome best = unit.household().peopleKnown() ? Outcome.UNLIKELY : Outcome.MORE_NEEDED;
        for (Member member : unit.everyone()) {
            Verdict verdict = judge.apply(member);
            verdicts.add(verdict);
            Outcome outcome = closed ? Outcome.UNLIKELY : decided(verdict.outcome(), unit, member);
            people.add(new PersonResult(member, outcome));
            best = best.best(outcome);
        }
        return new ProgramResult(
                book, unit.household(), unit, closed ? Outcome.UNLIKELY : best, false, people, verdicts);
    }

    // Where someone outside decides, or may decide, a likely outcome is only possible.
    private static Outcome decided(Outcome outcome, Unit unit, Subject subject) {
        if (outcome != Outcome.LIKELY) {
            return outcome;
        }
        boolean others = deciders(unit, subject).values().stream().anyMatch(t -> !t.isNo());
        return others ? Outcome.POSSIBLE : outcome;
    }

    private static Map<String, Truth> deciders(Unit unit, Subject subject) {
        if (unit == subject || unit.findings().decidedByOthers().isEmpty()) {
            return subject.findings().decidedByOthers();
        }
        Map<String, Truth> all = new LinkedHashMap<>(unit.findings().decidedByOthers());
        all.putAll(subject.findings().decidedByOthers());
        return all;
    }

    public RuleBook book() {
        return book;
    }

    public ProgramSpec spec() {
        return book.spec();
    }

    public String id() {
        return book.spec().id();
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Whether the rules failed while running; then the outcome says nothing. */
    public boolean fault() {
        return fault;
    }

    /** Whether the program is closed on the day of the screening. */
    public boolean isClosed() {
        return book.spec().closedOn() != null
                && !household.asOf().isBefore(book.spec().closedOn());
    }

    /** Everyone in the household, for a program that is judged person by person; else empty. */
    public List<PersonResult> people() {
        return people;
    }

    /** The unit with what its rules found, every one of them run; null where they failed. */
    public Unit unit() {
        if (!fault) {
            book.finish(unit);
        }
        return unit;
    }

    /**
     * Names of the rules that say who outside decides. While more is needed only those that surely hold: what may turn out not to concern the
     * family is not told as if it did.
     */
    public List<String> decidedByOthers() {
        Set<String> names = new LinkedHashSet<>();
        if (!fault && outcome != Outcome.UNLIKELY) {
            unit.findings().decidedByOthers().forEach((rule, truth) -> add(names, rule, truth, outcome));
            people.stream()
                    .filter(p -> p.outcome() != Outcome.UNLIKELY)
                    .forEach(p -> p.member()
                            .findings()
                            .decidedByOthers()
                            .forEach((rule, truth) -> add(names, rule, truth, p.outcome())));
        }
        return List.copyOf(names);
    }

    private static void add(Set<String> names, String rule, Truth truth, Outcome outcome) {
        if (truth.isYes() || truth.isUnknown() && outcome != Outcome.MORE_NEEDED) {
            names.add(rule);
        }
    }

    /** Rules that say something worth saying here. */
    public List<String> notes() {
        Set<String> names = new LinkedHashSet<>();
        if (!fault) {
            book.finish(unit);
            unit.findings().notes().forEach((rule, truth) -> addIfYes(names, rule, truth));
            people.stream()
                    .filter(p -> p.outcome() != Outcome.UNLIKELY)
                    .forEach(p -> p.member().findings().notes().forEach((rule, truth) -> addIfYes(names, rule, truth)));
            if (people.isEmpty()) {
                unit.everyone()
                        .forEach(m -> m.findings().notes().forEach((rule, truth) -> addIfYes(names, rule, truth)));
            }
        }
        return List.copyOf(names);
    }

    private static void addIfYes(Set<String> names, String rule, Truth truth) {
        if (truth.isYes()) {
            names.add(rule);
        }
    }

    /** Facts that may still change the outcome, of the household or of anyone for whom more is needed. */
    public List<FactPath> missing() {
        if (missing == null) {
            missing = findMissing();
        }
        return missing;
    }

    private List<FactPath> findMissing() {
        Set<FactPath> facts = new LinkedHashSet<>();
        if (!fault && outcome != Outcome.UNLIKELY) {
            for (int i = 0; i < verdicts.size(); i++) {
                Outcome own = people.isEmpty() ? outcome : people.get(i).outcome();
                if (own == Outcome.MORE_NEEDED) {
                    facts(verdicts.get(i).truth().waitsFor(), facts);
                }
            }
            if (!household.peopleKnown() && outcome == Outcome.MORE_NEEDED) {
                facts(household.peopleWhy(), facts);
            }
        }
        return List.copyOf(facts);
    }

    private static void facts(Why why, Set<FactPath> into) {
        why.reasons().forEach(r -> {
            if (r instanceof FactPath path) {
                into.add(path);
            }
        });
    }

    /** What the program gives where it is likely, as other programs' rules ask; what it gives each person is not asked. */
    Range wouldGetAmount() {
        Range own = fault || book.spec().perPerson() ? null : unit.findings().estimate();
        Range amount = own == null ? Range.unknownFromZero(Range.Kind.MONEY, Why.of(new Gap(id()))) : own;
        return amount.onlyWhen(wouldGet(null));
    }

    /** Whether anyone in the household, or this person, would get the program: for programs that ask. */
    Truth wouldGet(String person) {
        if (fault) {
            return Truth.unknown(Why.of(new Gap(id())));
        }
        int at = -1;
        for (int i = 0; i < people.size(); i++) {
            at = people.get(i).id().equals(person) ? i : at;
        }
        if (at >= 0) {
            return truth(
                    people.get(at).outcome(), verdicts.get(at), people.get(at).member());
        }
        if (!book.spec().perPerson()) {
            return truth(outcome, verdicts.get(0), unit);
        }
        Truth any = household.peopleKnown() ? Truth.no(household.peopleWhy()) : Truth.unknown(household.peopleWhy());
        for (int i = 0; i < people.size(); i++) {
            any = any.or(truth(
                    people.get(i).outcome(), verdicts.get(i), people.get(i).member()));
        }
        return any;
    }

    private Truth truth(Outcome own, Verdict verdict, Subject subject) {
        return switch (own) {
            case LIKELY -> Truth.yes(verdict.truth().why());
            case UNLIKELY -> Truth.no(verdict.truth().why());
            case MORE_NEEDED -> Truth.unknown(verdict.truth().waitsFor());
            case POSSIBLE -> possible(verdict, subject);
        };
    }

    // What settles whether others decide at all, or whether a number that we lack matters, is worth asking; once they
    // surely do, nothing that we could ask settles it.
    private Truth possible(Verdict verdict, Subject subject) {
        Why open = verdict.open();
        boolean surely = false;
        for (Truth truth : deciders(unit, subject).values()) {
            surely |= truth.isYes();
            open = open.and(truth.waitsFor());
        }
        return surely || !open.hasQuestion()
                ? Truth.unknown(Why.of(new Gap(id() + " is decided by others")))
                : Truth.neverNo(open);
    }

    /** What the program gives; null where it gives no money, is unlikely, or has no upper bound. */
    public Range estimate() {
        if (fault || outcome == Outcome.UNLIKELY || book.spec().per() == null) {
            return null;
        }
        Range sum = book.spec().perPerson() ? null : unit.findings().estimate();
        for (PersonResult person : people) {
            Range own = person.member().findings().estimate();
            if (own != null && person.outcome() != Outcome.UNLIKELY) {
                Range likely =
                        person.outcome() == Outcome.MORE_NEEDED ? own.hull(Range.zero(own.kind()), Why.NONE) : own;
                sum = sum == null ? likely : sum.plus(likely);
            }
        }
        return sum != null && sum.hasLow() && sum.hasHigh() ? sum : null;
    }

    /** Tables behind the outcome and the amount that are past their yearly update. */
    public Set<Table> stale() {
        Set<Table> tables = new LinkedHashSet<>();
        Range estimate = estimate();
        if (estimate != null) {
            stale(estimate.lowWhy().and(estimate.highWhy()), tables);
        }
        verdicts.forEach(v -> stale(v.truth().why(), tables));
        return tables;
    }

    private void stale(Why why, Set<Table> into) {
        for (Reason reason : why.reasons()) {
            if (reason instanceof RowRef row && row.table().isStale(household.asOf())) {
                into.add(row.table());
            }
        }
    }

    /** Programs that are likely and, once received, would make this one likely or possible. */
    public List<String> unlockedBy() {
        return unlockedBy;
    }

    /** Programs that are likely and, once received, would make this one worse. */
    public List<String> conflictsWith() {
        return conflictsWith;
    }

    ProgramResult with(List<String> unlocking, List<String> conflicting) {
        this.unlockedBy = List.copyOf(unlocking);
        this.conflictsWith = List.copyOf(conflicting);
        return this;
    }

    /** Every criterion of the tree and of membership, for each subject that it is about. */
    public List<CriterionResult> criteria() {
        if (fault) {
            return List.of();
        }
        book.finish(unit);
        Map<String, CriterionResult> found = new LinkedHashMap<>();
        if (!book.spec().perPerson()) {
            collect(unit, verdicts.isEmpty() ? null : verdicts.get(0), found);
        }
        for (int i = 0; i < people.size(); i++) {
            collect(people.get(i).member(), verdicts.get(i), found);
        }
        for (Sentence sentence : book.sentences().values()) {
            if (sentence.verb() == Sentence.Verb.memberIf) {
                unit.everyone().forEach(m -> put(found, sentence, m, false));
            }
        }
        return List.copyOf(found.values());
    }

    /**
     * The criteria that decided, of those whom the outcome is about, and nothing else: what is met where the program is likely or possible, what
     * is open where more is needed, what fails where it is unlikely: for those who are nearest to it.
     */
    public List<CriterionResult> deciding() {
        Map<String, CriterionResult> all = new LinkedHashMap<>();
        criteria().forEach(c -> all.put(c.sentence().name() + "|" + c.person(), c));
        Set<String> keys = new LinkedHashSet<>();
        if (!fault && !book.spec().perPerson()) {
            decided(dependsOnAnother() ? first() : book.tree(), unit, outcome, keys);
        }
        List<PersonResult> same =
                people.stream().filter(p -> p.outcome() == outcome).toList();
        for (PersonResult person : nearest(all, same)) {
            decided(book.tree(), person.member(), outcome, keys);
        }
        all.forEach((key, criterion) -> {
            if (criterion.sentence().verb() == Sentence.Verb.memberIf
                    && criterion.outcome() == CriterionResult.Result.NOT_MET) {
                keys.add(key);
            }
        });
        List<CriterionResult> found = new ArrayList<>();
        keys.forEach(key -> found.add(all.get(key)));
        found.removeIf(c -> c == null || c.outcome() == CriterionResult.Result.NOT_NEEDED);
        found.removeIf(c -> outcome == Outcome.MORE_NEEDED
                && c.outcome() == CriterionResult.Result.UNKNOWN
                && c.missing().isEmpty());
        return found;
    }

    /**
     * Whether a program is for someone like this person: what its tree names first, such as an age or a pregnancy, does not rule the person out.
     */
    public boolean isFor(PersonResult person) {
        return isFor(book.tree(), person.member());
    }

    /** Whether it is unlikely because nobody here is someone it is for, such as WIC where there is no small child and no pregnancy. */
    public boolean isForNobody() {
        return outcome == Outcome.UNLIKELY
                && !people.isEmpty()
                && people.stream().noneMatch(this::isFor);
    }

    private static boolean isFor(Tree tree, Subject subject) {
        if (tree instanceof Tree.All all) {
            return isFor(all.parts().get(0), subject);
        }
        return tree instanceof Tree.Any any
                ? any.parts().stream().anyMatch(p -> isFor(p, subject))
                : RuleBook.value(tree, subject) != Truth.Value.NO;
    }

    // Where it fails because another program is unlikely, that is the one reason to give.
    private boolean dependsOnAnother() {
        return outcome == Outcome.UNLIKELY
                && first() instanceof Tree.Criterion criterion
                && !book.sentences().get(criterion.rule()).reads().wouldGet().isEmpty()
                && RuleBook.value(first(), unit) == Truth.Value.NO;
    }

    private Tree first() {
        return book.tree() instanceof Tree.All all ? all.parts().get(0) : book.tree();
    }

    // The people whom the outcome is about; where it fails for everyone, of those whom the program is for the ones for
    // whom least fails, and of
    // them the ones for whom most is met.
    private List<PersonResult> nearest(Map<String, CriterionResult> all, List<PersonResult> same) {
        if (outcome != Outcome.UNLIKELY) {
            return same;
        }
        Map<PersonResult, Long> distance = new LinkedHashMap<>();
        for (PersonResult person : same.stream().filter(this::isFor).toList()) {
            Set<String> failing = new LinkedHashSet<>();
            decided(book.tree(), person.member(), outcome, failing);
            long met = all.values().stream()
                    .filter(c -> person.id().equals(c.person()) && c.outcome() == CriterionResult.Result.MET)
                    .count();
            distance.put(person, failing.size() * (long) all.size() - met);
        }
        long least = distance.values().stream().mapToLong(Long::longValue).min().orElse(0);
        return distance.keySet().stream().filter(p -> distance.get(p) == least).toList();
    }

    // Down the tree along what has the value looked for; of routes that are met, the first is enough.
    private void decided(Tree tree, Subject subject, Outcome wanted, Set<String> keys) {
        if (tree instanceof Tree.All all) {
            all.parts().stream()
                    .filter(p -> isWanted(RuleBook.value(p, subject), wanted))
                    .forEach(p -> decided(p, subject, wanted, keys));
        } else if (tree instanceof Tree.Any any) {
            List<Tree> met = any.parts().stream()
                    .filter(p -> RuleBook.value(p, subject) == Truth.Value.YES)
                    .toList();
            (met.isEmpty() ? any.parts() : met.subList(0, 1))
                    .stream()
                            .filter(p -> isWanted(RuleBook.value(p, subject), wanted))
                            .forEach(p -> decided(p, subject, wanted, keys));
        } else if (tree instanceof Tree.Criterion criterion) {
            Subject about = about(subject, criterion.rule());
            keys.add(criterion.rule() + "|"
                    + (about instanceof Member member ? member.person().id() : null));
        } else {
            String rule = tree instanceof Tree.Someone someone ? someone.rule() : ((Tree.Everyone) tree).rule();
            unit.everyone().stream()
                    .filter(m -> isWanted(m.criterion(rule).value(), wanted))
                    .forEach(m -> keys.add(rule + "|" + m.person().id()));
        }
    }

    private static boolean isWanted(Truth.Value value, Outcome outcome) {
        return switch (outcome) {
            case LIKELY -> value == Truth.Value.YES;
            case POSSIBLE -> value != Truth.Value.NO;
            case MORE_NEEDED -> value == Truth.Value.UNKNOWN;
            case UNLIKELY -> value == Truth.Value.NO;
        };
    }

    private void collect(Subject subject, Verdict verdict, Map<String, CriterionResult> found) {
        Set<Tree> needed = new LinkedHashSet<>();
        Set<Tree> all = new LinkedHashSet<>();
        walk(book.tree(), subject, verdict != null && !verdict.truth().isNo(), true, needed, all);
        for (Tree leaf : all) {
            if (leaf instanceof Tree.Criterion criterion) {
                Subject about = about(subject, criterion.rule());
                put(found, book.sentences().get(criterion.rule()), about, !needed.contains(leaf));
            } else {
                String rule = leaf instanceof Tree.Someone someone ? someone.rule() : ((Tree.Everyone) leaf).rule();
                unit.everyone().forEach(m -> put(found, book.sentences().get(rule), m, !needed.contains(leaf)));
            }
        }
    }

    private Subject about(Subject subject, String rule) {
        return subject instanceof Member && !book.sentences().get(rule).aboutPerson() ? unit : subject;
    }

    // A route that is surely met makes the other routes of its "any" not needed; where the program fails nothing is
    // spared.
    private static void walk(
            Tree tree, Subject subject, boolean mayBeMet, boolean need, Set<Tree> needed, Set<Tree> all) {
        if (tree instanceof Tree.All parts) {
            parts.parts().forEach(p -> walk(p, subject, mayBeMet, need, needed, all));
        } else if (tree instanceof Tree.Any routes) {
            boolean met =
                    mayBeMet && routes.parts().stream().anyMatch(r -> RuleBook.value(r, subject) == Truth.Value.YES);
            routes.parts()
                    .forEach(r -> walk(
                            r,
                            subject,
                            mayBeMet,
                            need && (!met || RuleBook.value(r, subject) == Truth.Value.YES),
                            needed,
                            all));
        } else {
            all.add(tree);
            if (need) {
                needed.add(tree);
            }
        }
    }

    private static void put(Map<String, CriterionResult> found, Sentence sentence, Subject subject, boolean notNeeded) {
        String person = subject instanceof Member member ? member.person().id() : null;
        String key = sentence.name() + "|" + person;
        CriterionResult before = found.get(key);
        if (before != null && before.outcome() != CriterionResult.Result.NOT_NEEDED) {
            return;
        }
        Truth truth = subject.criterion(sentence.name());
        CriterionResult.Result result = notNeeded || truth.isExempted()
                ? CriterionResult.Result.NOT_NEEDED
                : truth.isYes()
                        ? CriterionResult.Result.MET
                        : truth.isNo() ? CriterionResult.Result.NOT_MET : CriterionResult.Result.UNKNOWN;
        Set<FactPath> missing = new LinkedHashSet<>();
        List<Assumption> assumed = new ArrayList<>();
        String gap = null;
        boolean worthReading = result == CriterionResult.Result.UNKNOWN
                || result != CriterionResult.Result.NOT_NEEDED && truth.why().hasAssumption();
        for (Reason reason : worthReading ? truth.why().reasons() : Set.<Reason>of()) {
            if (reason instanceof FactPath path && result == CriterionResult.Result.UNKNOWN) {
                missing.add(path);
            } else if (reason instanceof Assumption assumption && result != CriterionResult.Result.NOT_NEEDED) {
                assumed.add(assumption);
            } else if (reason instanceof Gap lacking && result == CriterionResult.Result.UNKNOWN) {
                gap = lacking.what();
            }
        }
        found.put(
                key,
                new CriterionResult(
                        sentence,
                        subject,
                        person,
                        result,
                        truth,
                        List.copyOf(missing),
                        List.copyOf(assumed),
                        missing.isEmpty() ? gap : null));
    }

    /** Assumptions that the outcome rests on. */
    public List<Assumption> assumed() {
        Set<Assumption> found = new LinkedHashSet<>();
        for (Verdict verdict : verdicts) {
            if (!verdict.truth().isUnknown() && verdict.truth().why().hasAssumption()) {
                verdict.truth().why().reasons().forEach(r -> {
                    if (r instanceof Assumption assumption) {
                        found.add(assumption);
                    }
                });
            }
        }
        return List.copyOf(found);
    }
}
