package org.benefits.screener.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.FactPath;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.money.Why;
import org.benefits.screener.rules.Sentence;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.tables.Table;
import org.benefits.screener.units.Subject;
import org.benefits.screener.units.Unit;

/**
 * Households near those of a program's scenarios: the same with one answer otherwise, with one forgotten, with somebody more or less, on
 * another day. Whether a change makes sense is seen when the household is read.
 */
final class Variants {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int[] AGES = {
        0, 1, 2, 3, 4, 5, 6, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 30, 40, 49, 50, 54, 55, 59, 60,
        61, 62, 64, 65, 66, 67, 70, 80
    };
    private static final int[] DAYS = {
        -29200, -27500, -25550, -20000, -18250, -12500, -10950, -7300, -3650, -1900, -1200, -800, -730, -500, -400,
        -366, -365, -364, -200, -181, -180, -91, -90, -61, -60, -59, -45, -31, -30, -29, -14, -10, -1, 0, 1, 10, 30, 31,
        60, 90, 180, 270, 365
    };
    private static final int[] AMOUNTS = {
        0, 1, 35, 36, 100, 500, 1000, 1500, 2000, 3000, 4000, 5000, 10000, 20000, 100000
    };
    private static final int MOST_CHOICES_OF_NUMBERS = 30;
    private static final String PEOPLE = "people";

    private final Program program;
    private final Dictionary dictionary;
    private final Random random;
    private final Set<Fact> facts = new LinkedHashSet<>();
    private final Set<String> received = new TreeSet<>();
    private final List<LocalDate> days;

    /**
     * A household, and how it differs from that of a scenario.
     *
     * @param from the scenario
     * @param request what would be sent to the API
     * @param changes each change in a few words
     */
    record Variant(Case from, ObjectNode request, List<String> changes) {}

    /**
     * One change of a request.
     *
     * @param about what it is about: a fact, or "day" or "people"
     */
    private record Change(String about, String words, Consumer<ObjectNode> make) {}

    Variants(Program program, long seed) {
        this.program = program;
        this.dictionary = program.books().dictionary();
        this.random = new Random(seed);
        program.books()
                .all()
                .forEach(b -> b.sentences()
                        .values()
                        .forEach(s -> received.addAll(s.reads().receives())));
        program.cases().forEach(c -> facts(program.screen(c)));
        for (Sentence sentence : program.book().sentences().values()) {
            for (String fact : sentence.reads().facts()) {
                facts.add(
                        sentence.aboutPerson() && dictionary.person().containsKey(fact)
                                ? dictionary.person().get(fact)
                                : dictionary.household().get(fact));
            }
        }
        facts.remove(null);
        facts.removeIf(f -> Set.of(PEOPLE, "id", "incomes", "receives", "age", "birthDate", "birthMonth")
                .contains(f.id()));
        this.days = days();
    }

    // Every fact that an answer has rested on or waited for.
    private void facts(Screening screening) {
        Unit unit = program.result(screening).unit();
        for (Sentence sentence : program.book().sentences().values()) {
            for (Subject subject : sentence.aboutPerson() ? unit.everyone() : List.of(unit)) {
                Object found = Reach.found(sentence, subject);
                if (found instanceof Truth truth) {
                    facts(truth.why());
                } else if (found instanceof Range range) {
                    facts(range.lowWhy().and(range.highWhy()).and(range.waitsFor()));
                }
            }
        }
    }

    private void facts(Why why) {
        why.reasons().forEach(r -> {
            if (r instanceof FactPath path) {
                facts.add(path.fact());
            }
        });
    }

    // The days on which a row of the program's own tables begins to hold, and those before.
    private List<LocalDate> days() {
        Set<LocalDate> found = new TreeSet<>();
        for (Table table : program.book().tables().all().values()) {
            if (table.path().startsWith(program.id() + "/") && !table.isReadByState()) {
                table.rows().values().forEach(byDate -> found.addAll(byDate.keySet()));
            }
        }
        List<LocalDate> days = new ArrayList<>();
        found.stream()
                .filter(d -> d.getYear() >= 2025 && d.getYear() <= 2027)
                .forEach(d -> days.addAll(List.of(d.minusDays(1), d)));
        days.addAll(List.of(LocalDate.of(2026, 1, 15), LocalDate.of(2026, 6, 15), LocalDate.of(2027, 3, 15)));
        return days;
    }

    /** Every household that differs in one thing from a scenario's. */
    List<Variant> oneStep(Case from) {
        List<Variant> found = new ArrayList<>();
        ObjectNode request = from.scenario().request();
        for (Change change : changes(request)) {
            found.add(changed(from, request, List.of(), change));
        }
        return found;
    }

    /** The scenarios' own households. */
    Variant start() {
        Case from = program.cases().get(random.nextInt(program.cases().size()));
        return new Variant(from, from.scenario().request(), List.of());
    }

    /**
     * A household that differs in one thing more, chosen at random.
     *
     * @param about what the change should be about, where some change is; empty for anything
     */
    Variant further(Variant variant, Set<String> about) {
        List<Change> changes = changes(variant.request());
        List<Change> wanted =
                changes.stream().filter(c -> about.contains(c.about())).toList();
        List<Change> from = wanted.isEmpty() ? changes : wanted;
        return changed(variant.from(), variant.request(), variant.changes(), from.get(random.nextInt(from.size())));
    }

    /** One of some, at random. */
    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private static Variant changed(Case from, ObjectNode request, List<String> before, Change change) {
        ObjectNode copy = request.deepCopy();
        change.make().accept(copy);
        List<String> changes = new ArrayList<>(before);
        changes.add(change.words());
        return new Variant(from, copy, changes);
    }

    private List<Change> changes(ObjectNode request) {
        List<Change> found = new ArrayList<>();
        LocalDate asOf = LocalDate.parse(request.get("asOf").asText());
        JsonNode household = request.get("household");
        for (LocalDate day : days) {
            found.add(new Change("day", "on " + day, r -> r.put("asOf", day.toString())));
        }
        for (Fact fact : facts) {
            if (fact.scope() == Fact.Scope.HOUSEHOLD) {
                values(fact, household, asOf)
                        .forEach(v -> found.add(set("", fact.id(), v, r -> (ObjectNode) r.get("household"))));
            }
        }
        receipts("", household, r -> (ObjectNode) r.get("household"), found);
        JsonNode people = household.path(PEOPLE);
        for (int i = 0; i < people.size(); i++) {
            person(people, i, asOf, found);
        }
        if (people.isArray()) {
            for (String who : List.of(
                    "spouse 40",
                    "child 0",
                    "child 4",
                    "child 10",
                    "child 17",
                    "child 20",
                    "parent 70",
                    "not-related 35")) {
                found.add(new Change(
                        "people", "with a " + who + " more", r -> add((ArrayNode) r.at("/household/people"), who)));
            }
        }
        return found;
    }

    private static void add(ArrayNode people, String who) {
        String[] words = who.split(" ");
        ObjectNode person = people.addObject();
        person.put("id", "more" + people.size()).put("relation", words[0]).put("age", Integer.parseInt(words[1]));
        person.putArray("incomes");
        person.putArray("receives");
    }

    private interface Place {
        ObjectNode in(ObjectNode request);
    }

    private static Change set(String who, String fact, JsonNode value, Place place) {
        String of = who.isEmpty() ? "" : " of " + who;
        return value == null
                ? new Change(fact, "without " + fact + of, r -> place.in(r).remove(fact))
                : new Change(fact, fact + of + " " + value, r -> place.in(r).set(fact, value));
    }

    private void person(JsonNode people, int at, LocalDate asOf, List<Change> found) {
        JsonNode person = people.get(at);
        String who = person.path("id").asText();
        Place place = r -> (ObjectNode) r.at("/household/people/" + at);
        for (Fact fact : facts) {
            if (fact.scope() == Fact.Scope.PERSON) {
                values(fact, person, asOf, people).forEach(v -> found.add(set(who, fact.id(), v, place)));
            }
        }
        receipts(who, person, place, found);
        for (int age : AGES) {
            found.add(new Change("age", "age of " + who + " " + age, r -> {
                place.in(r).remove(List.of("birthDate", "birthMonth"));
                place.in(r).put("age", age);
            }));
        }
        for (int days : new int[] {5, 20, 45, 200, 400}) {
            found.add(new Change("age", who + " born " + days + " days ago", r -> {
                place.in(r).remove(List.of("age", "birthMonth"));
                place.in(r).put("birthDate", asOf.minusDays(days).toString());
            }));
        }
        found.add(new Change(
                "age",
                "age of " + who + " not said",
                r -> place.in(r).remove(List.of("age", "birthDate", "birthMonth"))));
        incomes(who, person, place, found);
        if (at > 0) {
            found.add(new Change("people", "without " + who, r -> ((ArrayNode) r.at("/household/people")).remove(at)));
        }
    }

    private void incomes(String who, JsonNode person, Place place, List<Change> found) {
        found.add(set(who, "incomes", null, place));
        found.add(set(who, "incomes", JSON.arrayNode(), place));
        for (String type : dictionary.income().get("type").choices()) {
            for (int amount : new int[] {300, 2500}) {
                found.add(new Change("incomes", who + " gets " + amount + " a month of " + type, r -> {
                    ArrayNode incomes = place.in(r).withArray("/incomes");
                    incomes.addObject().put("type", type).put("amount", amount).put("frequency", "monthly");
                }));
            }
        }
        for (int i = 0; i < person.path("incomes").size(); i++) {
            int item = i;
            BigDecimal amount = person.at("/incomes/" + i + "/amount").decimalValue();
            for (BigDecimal other : List.of(
                    amount.add(BigDecimal.ONE),
                    amount.subtract(BigDecimal.ONE),
                    amount.multiply(BigDecimal.valueOf(2)),
                    amount.movePointLeft(1).setScale(2, java.math.RoundingMode.DOWN),
                    amount.multiply(new BigDecimal("0.6")).setScale(0, java.math.RoundingMode.DOWN),
                    amount.movePointRight(1))) {
                found.add(new Change(
                        "incomes",
                        "income of " + who + " " + other,
                        r -> ((ObjectNode) place.in(r).at("/incomes/" + item)).put("amount", other)));
            }
        }
    }

    private void receipts(String who, JsonNode subject, Place place, List<Change> found) {
        found.add(set(who, "receives", null, place));
        found.add(set(who, "receives", JSON.arrayNode(), place));
        for (String id : received) {
            if (dictionary.programs().entries().get(id).coversPerson() == who.isEmpty()) {
                continue;
            }
            ArrayNode with =
                    subject.path("receives").isArray() ? subject.get("receives").deepCopy() : JSON.arrayNode();
            with.add(id);
            found.add(set(who, "receives", with, place));
        }
    }

    // ---- what a fact may be

    private List<JsonNode> values(Fact fact, JsonNode subject, LocalDate asOf) {
        return values(fact, subject, asOf, JSON.arrayNode());
    }

    private List<JsonNode> values(Fact fact, JsonNode subject, LocalDate asOf, JsonNode people) {
        List<JsonNode> found = new ArrayList<>();
        found.add(null);
        if (fact.noneAllowed()) {
            found.add(JSON.textNode("none"));
        }
        fact.others().forEach(o -> found.add(JSON.textNode(o)));
        JsonNode now = subject.path(fact.id());
        switch (fact.type()) {
            case YES_NO -> found.addAll(List.of(JSON.booleanNode(true), JSON.booleanNode(false)));
            case CHOICE -> fact.choices().forEach(c -> found.add(JSON.textNode(c)));
            case CHOICES -> {
                found.add(JSON.arrayNode());
                fact.choices().forEach(c -> found.add(JSON.arrayNode().add(c)));
            }
            case DATE -> {
                for (int days : DAYS) {
                    found.add(JSON.textNode(asOf.plusDays(days).toString()));
                }
            }
            case MONEY -> {
                for (int amount : AMOUNTS) {
                    found.add(JSON.numberNode(amount));
                }
                near(now, found);
            }
            case WHOLE, NUMBER -> numbers(fact, now, found);
            case PERSON -> people.forEach(p -> found.add(p.path("id")));
            case LIST -> {
                if (fact.listOfPeople()) {
                    found.add(JSON.arrayNode());
                    people.forEach(
                            p -> found.add(JSON.arrayNode().add(p.path("id").asText())));
                }
            }
            case TEXT -> counties(fact, subject, found);
            default -> {
                // A record or a month is only forgotten.
            }
        }
        return found;
    }

    private static void near(JsonNode now, List<JsonNode> found) {
        if (now.isNumber()) {
            found.add(JSON.numberNode(now.decimalValue().add(BigDecimal.ONE)));
            if (now.decimalValue().signum() > 0) {
                found.add(JSON.numberNode(now.decimalValue().subtract(BigDecimal.ONE)));
            }
        }
    }

    private static void numbers(Fact fact, JsonNode now, List<JsonNode> found) {
        long from = fact.from() == null ? 0 : fact.from().longValue();
        long to = fact.to() == null ? 120 : fact.to().longValue();
        long step = Math.max(1, (to - from) / MOST_CHOICES_OF_NUMBERS);
        for (long number = from; number <= to; number += step) {
            found.add(JSON.numberNode(number));
        }
        near(now, found);
    }

    // The counties that a table of the program names for the state.
    private void counties(Fact fact, JsonNode household, List<JsonNode> found) {
        if (fact.id().equals("county")) {
            Set<String> names = new TreeSet<>();
            for (Table table : program.book().tables().all().values()) {
                if (table.dimensions().stream().anyMatch(d -> d.name().equals("county"))) {
                    table.codesOfState(household.path("state").asText(), "county").stream()
                            .filter(c -> !c.equals("*"))
                            .limit(3)
                            .forEach(names::add);
                }
            }
            names.forEach(n -> found.add(JSON.textNode(n)));
        }
    }
}
