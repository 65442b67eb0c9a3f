package org.benefits.screener.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.FactPath;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Reason;
import org.benefits.screener.money.Truth;
import org.benefits.screener.rules.Sentence;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.tables.Gap;
import org.benefits.screener.tables.RowRef;
import org.benefits.screener.tables.Table;
import org.benefits.screener.text.Texts;
import org.benefits.screener.text.Words;
import org.benefits.screener.units.Subject;
import org.benefits.screener.units.Unit;

/**
 * What tests do not find: it looks at thousands of households near those of the scenarios, and asks the three-valued reading of the rules what
 * can still be while nothing is known. What was only not found may still be; what is ruled out cannot.
 */
public final class Analysis {
    private static final long SEED = 20261122L;
    private static final int FEWEST_TO_AGREE = 40;
    private static final int MOST_SHOWN = 6;

    private final Program program;
    private final List<Finding> found = new ArrayList<>();
    private final Set<Reach> reached = new LinkedHashSet<>();
    private final Set<Reach> byScenarios = new LinkedHashSet<>();
    private final Set<Fact> facts = new HashSet<>();
    private final Map<String, Set<String>> gaps = new TreeMap<>();
    private final Map<String, Pair> pairs = new LinkedHashMap<>();
    private final Set<String> cannotBeSaid = new TreeSet<>();
    private int households;

    /** Two criteria of one subject, as often as both were settled. */
    private static final class Pair {
        private int bothYes;
        private int bothNo;
        private boolean apart;
        private String example;
    }

    private Analysis(Program program) {
        this.program = program;
    }

    /** What was found about one program. */
    public static List<Finding> of(Program program) {
        Analysis analysis = new Analysis(program);
        Set<RowRef> read = program.rowsRead(analysis::look);
        analysis.sides();
        analysis.agreeing();
        analysis.unused();
        analysis.tables(read);
        analysis.facts();
        analysis.gaps.forEach((gap, where) -> analysis.found.add(Finding.look(
                analysis.program.id() + "/program.yaml",
                1,
                "no number in " + gap + ", for example for " + shown(where))));
        analysis.cannotBeSaid.forEach(s -> analysis.found.add(Finding.fault(
                analysis.program.id() + "/text/en.properties", 1, "a sentence cannot be filled in: " + s)));
        return analysis.found;
    }

    // ---- the households

    private void look() {
        for (Case each : program.cases()) {
            Screening screening = program.screen(each);
            byScenarios.addAll(Reach.of(program, screening));
            look(screening, each.scenario().name());
        }
        program.stories().forEach(c -> byScenarios.addAll(Reach.of(program, program.screen(c))));
        reached.addAll(byScenarios);
        Variants variants = new Variants(program, SEED);
        for (Case each : program.cases()) {
            for (Variants.Variant variant : variants.oneStep(each)) {
                try {
                    look(
                            program.screen(variant.request()),
                            each.scenario().name() + ", but " + String.join("; ", variant.changes()));
                } catch (BadHousehold contradiction) {
                    // Not every change makes a household that can be.
                    continue;
                }
            }
        }
    }

    private void look(Screening screening, String name) {
        ProgramResult result = program.result(screening);
        if (result.fault()) {
            cannotBeSaid.add("the rules failed for " + name);
            return;
        }
        households++;
        reached.addAll(Reach.of(program, screening));
        try {
            program.says(screening);
        } catch (RuntimeException e) {
            cannotBeSaid.add(e.getMessage() + ", for " + name);
        }
        Unit unit = result.unit();
        look(unit, name, false);
        unit.everyone().forEach(m -> look(m, name, true));
    }

    private void look(Subject subject, String name, boolean person) {
        List<Sentence> settled = new ArrayList<>();
        List<Truth> values = new ArrayList<>();
        for (Sentence sentence : program.book().sentences().values()) {
            if (sentence.aboutPerson() != person) {
                continue;
            }
            Object value = Reach.found(sentence, subject);
            if (value instanceof Truth truth) {
                reasons(sentence, truth.why().reasons());
                if (!truth.isUnknown() && sentence.verb() == Sentence.Verb.require) {
                    settled.add(sentence);
                    values.add(truth);
                }
            } else if (value instanceof Range range) {
                reasons(sentence, range.waitsFor().reasons());
                reasons(sentence, range.lowWhy().reasons());
            }
        }
        for (int i = 0; i < settled.size(); i++) {
            for (int j = i + 1; j < settled.size(); j++) {
                pair(settled.get(i), values.get(i), settled.get(j), values.get(j), name);
            }
        }
    }

    private void pair(Sentence one, Truth first, Sentence other, Truth second, String name) {
        Pair pair = pairs.computeIfAbsent(one.name() + "|" + other.name(), k -> new Pair());
        if (pair.apart) {
            return;
        }
        if (first.value() != second.value()) {
            pair.apart = true;
        } else if (first.isYes()) {
            pair.bothYes++;
            pair.example = name;
        } else {
            pair.bothNo++;
        }
    }

    private void reasons(Sentence sentence, Set<Reason> reasons) {
        for (Reason reason : reasons) {
            if (reason instanceof FactPath path) {
                facts.add(path.fact());
            } else if (reason instanceof Gap gap && gap.what().contains("/")) {
                String[] parts = gap.what().split(" ", 2);
                gaps.computeIfAbsent(parts[0] + " (rule " + sentence.name() + ")", k -> new TreeSet<>())
                        .add(parts.length > 1 ? parts[1] : "all");
            }
        }
    }

    // ---- what they tell

    // Criteria that are never met or never fail, routes that are never needed, rules that no scenario shows.
    private void sides() {
        Set<Reach> never = Reach.all(program);
        never.removeAll(reached);
        Set<Reach> notRuledOut = new LinkedHashSet<>(never);
        Reach.withoutRuledOut(program, notRuledOut);
        for (Reach each : never) {
            String how = notRuledOut.contains(each)
                    ? "none of " + households + " households near the scenarios shows that " + each
                    : "nothing that anyone could answer, in any state, can bring it about that " + each;
            add(each, how + example(each));
        }
        Set<Reach> unshown = Reach.all(program);
        unshown.retainAll(reached);
        unshown.removeAll(byScenarios);
        unshown.forEach(each -> add(
                each, "no scenario shows that " + each + ", but a household near one does; rules suggest finds it"));
    }

    private String example(Reach never) {
        Sentence sentence = program.book().sentences().get(never.name());
        if (sentence == null || sentence.verb() != Sentence.Verb.require) {
            return "";
        }
        String other = "yes".equals(never.side()) ? "no" : "yes";
        return reached.contains(new Reach(never.name(), other)) ? "; it is always " + other : "; it is never settled";
    }

    private void add(Reach reach, String message) {
        Sentence sentence = program.book().sentences().get(reach.name());
        Sentence place = sentence == null
                ? program.book().sentences().values().stream()
                        .filter(s -> s.tree() != null)
                        .findFirst()
                        .orElseThrow()
                : sentence;
        found.add(Finding.look(place.file(), place.line(), message));
    }

    private void agreeing() {
        pairs.forEach((names, pair) -> {
            if (!pair.apart && pair.bothYes >= FEWEST_TO_AGREE && pair.bothNo >= FEWEST_TO_AGREE) {
                String[] two = names.split("\\|");
                Sentence place = program.book().sentences().get(two[0]);
                found.add(Finding.look(
                        place.file(),
                        place.line(),
                        "\"" + two[0] + "\" and \"" + two[1] + "\" were the same each of "
                                + (pair.bothYes + pair.bothNo)
                                + " times, for example both yes for " + pair.example
                                + "; if they must be, say it once"));
            }
        });
    }

    private void unused() {
        Set<String> used = program.book().used();
        program.book().sentences().values().stream()
                .filter(s -> !used.contains(s.name()) && s.file().startsWith(program.id() + "/"))
                .forEach(s -> found.add(Finding.look(
                        s.file(), s.line(), "nothing reads the rule \"" + s.name() + "\"; name it, or take it away")));
    }

    private void tables(Set<RowRef> read) {
        Set<String> named = new HashSet<>();
        program.book().sentences().values().forEach(s -> named.addAll(s.reads().tables()));
        String words = String.join(
                "\n", program.texts().program(program.id(), Texts.ENGLISH).own().values());
        for (Table table : program.book().tables().all().values()) {
            if (!table.path().startsWith(program.id() + "/") || table.isReadByState()) {
                continue;
            }
            boolean isRead = read.stream().anyMatch(r -> r.table() == table);
            if (!isRead && !named.contains(table.name()) && !words.contains("{" + table.name() + "}")) {
                found.add(Finding.look(
                        table.path(), 1, "no rule and no sentence reads the table " + table.name() + "; take it away"));
            } else {
                rows(table, read);
            }
        }
    }

    // Rows that were not read although every state and many days were tried.
    private void rows(Table table, Set<RowRef> read) {
        Map<RowRef, String> unread = new LinkedHashMap<>();
        Map<RowRef, String> all = new HashMap<>();
        table.rows()
                .forEach((key, byDate) -> byDate.forEach((date, row) -> {
                    all.put(row, key);
                    if (!read.contains(row) && byDate.lastKey().equals(date)) {
                        unread.put(row, key.isEmpty() ? "from " + date : key);
                    }
                }));
        if (!unread.isEmpty()) {
            found.add(Finding.look(
                    table.path(),
                    unread.keySet().iterator().next().line(),
                    "none of " + households + " households read " + unread.size() + " of the " + all.size()
                            + " rows of " + table.name() + " although they are the newest, for example "
                            + shown(new LinkedHashSet<>(unread.values()))));
        }
    }

    private static String shown(Set<String> some) {
        return String.join(", ", some.stream().limit(MOST_SHOWN).toList()) + (some.size() > MOST_SHOWN ? ", …" : "");
    }

    // A fact that is waited for must have a question.
    private void facts() {
        Words questions = program.texts().questions(Texts.ENGLISH);
        for (Fact fact : facts) {
            String scope = fact.scope() == Fact.Scope.PERSON ? "person." : "household.";
            if (!fact.id().equals("people") && questions.find(scope + fact.id() + ".question") == null) {
                found.add(Finding.fault(
                        "questions/text/en.properties",
                        1,
                        "rules of " + program.id() + " wait for " + fact.id() + ", and no question asks it; add "
                                + scope + fact.id() + ".question"));
            }
        }
    }

    /** Questions whose answer changes nothing in any program. */
    public static List<Finding> ofQuestions(Programs programs) {
        Set<String> needed = new HashSet<>();
        for (String id : programs.folder().programs()) {
            Program program = programs.get(id);
            Analysis analysis = new Analysis(program);
            program.cases()
                    .forEach(c -> analysis.look(program.screen(c), c.scenario().name()));
            analysis.facts.forEach(f -> needed.add(f.id()));
            program.book()
                    .sentences()
                    .values()
                    .forEach(s -> needed.addAll(s.reads().facts()));
            program.book()
                    .tables()
                    .all()
                    .values()
                    .forEach(t -> t.dimensions().forEach(d -> needed.add(camel(d.name()))));
            program.book().spec().plan().forEach(step -> needed.add(String.valueOf(step.from())));
        }
        Dictionary dictionary = programs.folder().dictionary();
        List<Finding> found = new ArrayList<>();
        for (Map<String, Fact> facts : List.of(dictionary.household(), dictionary.person())) {
            for (Fact fact : facts.values()) {
                boolean asked = !Set.of("id", "people", "receives", "incomes", "situations")
                        .contains(fact.id());
                boolean opens = facts(dictionary)
                        .anyMatch(f -> String.valueOf(f.askIf()).contains(fact.id())
                                || String.valueOf(f.assumeIf()).contains(fact.id())
                                || fact.id().equals(f.impliedBy()));
                if (asked && !opens && !needed.contains(fact.id())) {
                    found.add(Finding.look(
                            "questions/facts.yaml",
                            1,
                            "no rule of any program needs the answer to " + fact.id() + "; take the question away"));
                }
            }
        }
        return found;
    }

    private static java.util.stream.Stream<Fact> facts(Dictionary dictionary) {
        return java.util.stream.Stream.concat(
                dictionary.household().values().stream(), dictionary.person().values().stream());
    }

    private static String camel(String snake) {
        StringBuilder name = new StringBuilder();
        for (String part : snake.split("_")) {
            name.append(name.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.toString();
    }
}
