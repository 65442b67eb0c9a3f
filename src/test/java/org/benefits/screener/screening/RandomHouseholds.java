package org.benefits.screener.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.benefits.screener.household.Answers;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.HouseholdReader;
import org.benefits.screener.household.Person;
import org.benefits.screener.household.ProgramList;

/**
 * Random households with an answer to every question that applies, free of contradictions, and the same households with answers forgotten.
 * Every fact of the dictionary takes part; a fact that the dictionary may assume is only forgotten where it has the assumed value.
 */
public final class RandomHouseholds {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, int[]> AGES = Map.ofEntries(
            Map.entry("self", new int[] {18, 75}),
            Map.entry("spouse", new int[] {18, 75}),
            Map.entry("partner", new int[] {18, 75}),
            Map.entry("child", new int[] {0, 24}),
            Map.entry("stepchild", new int[] {0, 24}),
            Map.entry("foster-child", new int[] {0, 17}),
            Map.entry("grandchild", new int[] {0, 20}),
            Map.entry("sibling", new int[] {5, 70}),
            Map.entry("parent", new int[] {45, 95}),
            Map.entry("grandparent", new int[] {65, 100}),
            Map.entry("niece-or-nephew", new int[] {0, 40}),
            Map.entry("other-relative", new int[] {0, 90}),
            Map.entry("not-related", new int[] {0, 90}));
    private static final int YOUNGEST_PARENT_YEARS = 17;

    private final Dictionary dictionary;
    private final Random random;

    public RandomHouseholds(Dictionary dictionary, long seed) {
        this.dictionary = dictionary;
        this.random = new Random(seed);
    }

    /** A household and the day of its screening. */
    public record Sample(LocalDate asOf, ObjectNode household) {
        Household read(Dictionary dictionary) {
            return new HouseholdReader(dictionary).read(household, asOf, "");
        }
    }

    /** A whole household. */
    public Sample next() {
        String last = "";
        for (int attempt = 0; attempt < 50; attempt++) {
            LocalDate asOf = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(1000));
            Sample sample = new Sample(asOf, household(asOf));
            try {
                settle(sample);
                sample.read(dictionary);
                return sample;
            } catch (BadHousehold contradiction) {
                // Chance made a contradiction, such as a date in the wrong order; draw again.
                last = contradiction.problems().toString();
            }
        }
        throw new IllegalStateException("fifty contradictions in a row, the last: " + last);
    }

    /** The same household with each answer forgotten with this probability. */
    public Sample forget(Sample whole, double probability) {
        ObjectNode household = whole.household().deepCopy();
        Household answers = whole.read(dictionary);
        forget(household, answers, dictionary.household(), probability);
        for (Person person : answers.people()) {
            forget((ObjectNode) household.get("people").get(person.order()), person, dictionary.person(), probability);
        }
        if (random.nextDouble() < probability / 20) {
            household.remove("people");
        }
        return new Sample(whole.asOf(), household);
    }

    private void forget(ObjectNode subject, Answers answers, Map<String, Fact> facts, double probability) {
        for (Fact fact : facts.values()) {
            boolean kept = fact.id().equals("id") || fact.id().equals("people") || random.nextDouble() >= probability;
            if (!kept
                    && subject.has(fact.id())
                    && (!fact.isAssumed(answers) || same(fact.assume(), subject.get(fact.id())))) {
                subject.remove(fact.id());
            }
        }
    }

    private static boolean same(Object assumed, JsonNode given) {
        if (assumed instanceof org.benefits.screener.household.Amount amount) {
            return given.isNumber()
                    && given.decimalValue().compareTo(amount.money().toDollars()) == 0;
        }
        if (assumed instanceof BigDecimal number) {
            return given.isNumber() && given.decimalValue().compareTo(number) == 0;
        }
        return given.asText().equals(assumed == Fact.NONE ? "none" : assumed.toString());
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    // ---- a whole household

    private ObjectNode household(LocalDate asOf) {
        ObjectNode household = JSON.objectNode();
        for (Fact fact : dictionary.household().values()) {
            if (!fact.id().equals("people") && !fact.id().equals("receives")) {
                household.set(fact.id(), value(fact, asOf));
            }
        }
        ArrayNode people = household.putArray("people");
        List<String> relations = relations();
        int selfAge = 18 + random.nextInt(60);
        for (int i = 0; i < relations.size(); i++) {
            people.add(person("p" + i, relations.get(i), selfAge, asOf));
        }
        kin(people, household);
        // What each person has is part of what the household has.
        BigDecimal own = BigDecimal.ZERO;
        for (JsonNode person : people) {
            own = own.add(person.get("liquidAssets").decimalValue());
        }
        household.put("liquidAssets", own);
        Set<String> together = new LinkedHashSet<>();
        dictionary.programs().entries().forEach((id, entry) -> {
            if (!entry.coversPerson() && chance(0.05)) {
                together.add(id);
            }
        });
        people.forEach(p -> receipts((ObjectNode) p, together));
        ArrayNode receives = household.putArray("receives");
        together.forEach(receives::add);
        return household;
    }

    private List<String> relations() {
        List<String> relations = new ArrayList<>(List.of("self"));
        if (chance(0.4)) {
            relations.add("spouse");
        } else if (chance(0.2)) {
            relations.add("partner");
        }
        int children = random.nextInt(4);
        for (int i = 0; i < children; i++) {
            relations.add(chance(0.1) ? "stepchild" : chance(0.06) ? "foster-child" : "child");
        }
        while (chance(0.2) && relations.size() < 8) {
            relations.add(pick(List.of(
                    "grandchild",
                    "sibling",
                    "parent",
                    "grandparent",
                    "niece-or-nephew",
                    "other-relative",
                    "not-related")));
        }
        return relations;
    }

    private ObjectNode person(String id, String relation, int selfAge, LocalDate asOf) {
        ObjectNode person = JSON.objectNode();
        for (Fact fact : dictionary.person().values()) {
            switch (fact.id()) {
                case "id",
                        "birthDate",
                        "birthMonth",
                        "age",
                        "relation",
                        "parents",
                        "spouse",
                        "claimedBy",
                        "cooksWith",
                        "receives",
                        "maritalStatus",
                        "filingStatus",
                        "livedApartLastSixMonths" -> {}
                case "incomes" -> person.set("incomes", incomes(asOf));
                default -> person.set(fact.id(), value(fact, asOf));
            }
        }
        person.put("id", id);
        person.put("relation", relation);
        int age = age(relation, selfAge);
        LocalDate birth = asOf.minusYears(age).minusDays(random.nextInt(360));
        if (chance(0.6)) {
            person.put("birthDate", birth.toString());
        } else {
            person.put("age", age);
        }
        if (age < 12) {
            person.put("pregnant", false);
            person.put("pregnancyEndDate", "none");
        }
        return person;
    }

    private int age(String relation, int selfAge) {
        int[] bounds = AGES.get(relation);
        int low = bounds[0];
        int high = bounds[1];
        if (relation.equals("self")) {
            return selfAge;
        }
        if (Set.of("child", "stepchild").contains(relation)) {
            high = Math.min(high, selfAge - YOUNGEST_PARENT_YEARS);
        }
        if (relation.equals("parent")) {
            low = Math.max(low, selfAge + YOUNGEST_PARENT_YEARS);
            high = Math.max(low + 1, 120);
        }
        return high <= low ? Math.max(0, high) : low + random.nextInt(high - low + 1);
    }

    private ArrayNode incomes(LocalDate asOf) {
        ArrayNode incomes = JSON.arrayNode();
        int number = chance(0.4) ? 0 : 1 + random.nextInt(2);
        for (int i = 0; i < number; i++) {
            ObjectNode income = incomes.addObject();
            String type =
                    chance(0.6) ? "wages" : pick(dictionary.income().get("type").choices());
            String frequency = pick(dictionary.income().get("frequency").choices());
            income.put("type", type);
            income.put("frequency", frequency);
            int most = switch (frequency) {
                case "hourly" -> 40;
                case "weekly" -> 900;
                case "yearly" -> 60_000;
                default -> 3_500;
            };
            income.put("amount", BigDecimal.valueOf(random.nextInt(most * 100), 2));
            if (frequency.equals("hourly") || chance(0.3)) {
                income.put("hoursPerWeek", random.nextInt(50));
            }
            if (frequency.equals("once")) {
                income.put("date", asOf.minusDays(random.nextInt(200)).toString());
            } else {
                if (chance(0.3)) {
                    income.put("start", asOf.minusDays(random.nextInt(500)).toString());
                }
                if (chance(0.2)) {
                    income.put("end", asOf.plusDays(random.nextInt(300) - 0L).toString());
                }
            }
        }
        return incomes;
    }

    // Relations that agree with each other: who is whose parent, husband or wife, and who claims whom.
    private void kin(ArrayNode people, ObjectNode household) {
        List<ObjectNode> all = new ArrayList<>();
        people.forEach(p -> all.add((ObjectNode) p));
        ObjectNode self = all.get(0);
        ObjectNode spouse = all.stream()
                .filter(p -> relation(p).equals("spouse"))
                .findFirst()
                .orElse(null);
        ObjectNode partner = all.stream()
                .filter(p -> relation(p).equals("partner"))
                .findFirst()
                .orElse(null);
        for (ObjectNode person : all) {
            ArrayNode parents = person.putArray("parents");
            switch (relation(person)) {
                case "child" -> {
                    parents.add(self.get("id"));
                    if (spouse != null) {
                        parents.add(spouse.get("id"));
                    } else if (partner != null && chance(0.5)) {
                        parents.add(partner.get("id"));
                    }
                }
                case "stepchild" -> {
                    if (spouse != null) {
                        parents.add(spouse.get("id"));
                    }
                }
                case "self" ->
                    all.stream().filter(p -> relation(p).equals("parent")).forEach(p -> parents.add(p.get("id")));
                default -> {}
            }
            boolean married = person == self && spouse != null || person == spouse;
            person.put("maritalStatus", married ? "married" : pick(List.of("single", "divorced", "widowed")));
            person.put(
                    "spouse",
                    married ? (person == self ? spouse : self).get("id").asText() : "none");
            person.put("claimedBy", "none");
            person.put("livedApartLastSixMonths", !married && chance(0.3));
            person.putArray("cooksWith");
        }
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (chance(0.3)) {
                    ((ArrayNode) all.get(i).get("cooksWith")).add(all.get(j).get("id"));
                    ((ArrayNode) all.get(j).get("cooksWith")).add(all.get(i).get("id"));
                }
            }
        }
        for (ObjectNode person : all) {
            boolean dependent = Set.of("child", "stepchild", "grandchild", "foster-child", "niece-or-nephew")
                    .contains(relation(person));
            if (dependent) {
                person.put("claimedBy", chance(0.7) ? self.get("id").asText() : pick(List.of("none", "someone-else")));
            }
        }
        String couple = chance(0.7) ? "married-filing-jointly" : "married-filing-separately";
        for (ObjectNode person : all) {
            boolean married = person.get("maritalStatus").asText().equals("married");
            person.put("filingStatus", married ? couple : pick(statuses(person)));
        }
    }

    // How someone without a husband or wife here may file; in the year of the death of one still as married.
    private static List<String> statuses(ObjectNode person) {
        if (!person.get("claimedBy").asText().equals("none")) {
            return List.of("single");
        }
        return person.get("maritalStatus").asText().equals("widowed")
                ? List.of(
                        "single",
                        "head-of-household",
                        "surviving-spouse",
                        "married-filing-jointly",
                        "married-filing-separately")
                : List.of("single", "head-of-household");
    }

    private static String relation(ObjectNode person) {
        return person.get("relation").asText();
    }

    // Incomes, coverage and disability benefits name a program; the lists of programs say the same, so that no
    // forgotten list contradicts them.
    private void receipts(ObjectNode person, Set<String> together) {
        Set<String> receives = new LinkedHashSet<>();
        Set<String> coverage = new LinkedHashSet<>();
        person.get("healthCoverage").forEach(c -> coverage.add(c.asText()));
        Map<String, ProgramList.Entry> programs = dictionary.programs().entries();
        programs.forEach((id, entry) -> {
            if (entry.coversPerson() && chance(0.04)) {
                receives.add(id);
            }
        });
        programs.forEach((id, entry) -> {
            boolean shown = has(person.get("incomes"), entry.income())
                    || holds(person.get("disabilityBenefits"), entry.disabilityBenefit())
                    || coverage.contains(entry.healthCoverage());
            if (shown) {
                (entry.coversPerson() ? receives : together).add(id);
            }
        });
        for (String id : List.copyOf(receives)) {
            programs.forEach((other, entry) -> {
                if (entry.healthCoverage() != null
                        && (other.equals(id) || entry.oneOf().contains(id))) {
                    coverage.add(entry.healthCoverage());
                    receives.add(other);
                }
            });
        }
        ArrayNode list = person.putArray("receives");
        receives.forEach(list::add);
        ArrayNode covers = person.putArray("healthCoverage");
        coverage.forEach(covers::add);
        if (person.path("unemploymentClaim").asText().equals("not-filed")) {
            person.put("unemploymentClaim", "filed");
        }
    }

    private static boolean has(JsonNode incomes, String type) {
        for (JsonNode income : incomes) {
            if (type != null && income.path("type").asText().equals(type)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(JsonNode set, String choice) {
        for (JsonNode each : set) {
            if (choice != null && each.asText().equals(choice)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode value(Fact fact, LocalDate asOf) {
        if (fact.assume() != null && chance(0.8)) {
            return assumed(fact.assume());
        }
        if (fact.noneAllowed() && chance(0.5)) {
            return JSON.textNode("none");
        }
        return switch (fact.type()) {
            case YES_NO -> JSON.booleanNode(chance(fact.rank() == Fact.Rank.QUIET ? 0.1 : 0.3));
            case DATE -> JSON.textNode(asOf.minusDays(random.nextInt(900)).toString());
            case MONTH ->
                JSON.textNode(asOf.minusDays(random.nextInt(900)).toString().substring(0, 7));
            case WHOLE -> JSON.numberNode(whole(fact));
            case NUMBER -> JSON.numberNode(random.nextInt(60));
            case MONEY -> JSON.numberNode(BigDecimal.valueOf(chance(0.3) ? 0 : random.nextInt(250_000), 2));
            case CHOICE ->
                JSON.textNode(fact.id().equals("immigration") && chance(0.6) ? "us-citizen" : pick(fact.choices()));
            case CHOICES -> choices(fact);
            case LIST -> fact.id().equals("basePeriodWages") ? quarterWages(asOf) : JSON.arrayNode();
            case RECORD -> JSON.objectNode();
            default -> JSON.textNode(fact.id().equals("zip") ? "27601" : "Wake County");
        };
    }

    // Wages of some of the last six quarters, most of them named by year and number.
    private ArrayNode quarterWages(LocalDate asOf) {
        ArrayNode list = JSON.arrayNode();
        boolean named = chance(0.9);
        for (int back = 0; back < 6; back++) {
            LocalDate day = asOf.minusMonths(3L * back);
            if (chance(0.6)) {
                String quarter = day.getYear() + "Q" + ((day.getMonthValue() + 2) / 3);
                list.addObject()
                        .put("quarter", named ? quarter : "quarter " + back)
                        .put("amount", BigDecimal.valueOf(random.nextInt(2_000_000), 2));
            }
        }
        return list;
    }

    private int whole(Fact fact) {
        int from = fact.from() == null ? 0 : fact.from().intValue();
        int to = fact.to() == null ? 40 : fact.to().intValue();
        return from + random.nextInt(Math.max(1, to - from + 1));
    }

    private static JsonNode assumed(Object value) {
        if (value instanceof Boolean yes) {
            return JSON.booleanNode(yes);
        }
        if (value instanceof BigDecimal number) {
            return JSON.numberNode(number);
        }
        if (value instanceof org.benefits.screener.household.Amount amount) {
            return JSON.numberNode(amount.money().toDollars());
        }
        return JSON.textNode(value == Fact.NONE ? "none" : value.toString());
    }

    private ArrayNode choices(Fact fact) {
        ArrayNode list = JSON.arrayNode();
        fact.choices().stream().filter(c -> chance(0.2)).forEach(list::add);
        return list;
    }

    // A question that does not apply has no answer but its "else"; leaving it out says the same, whatever is forgotten
    // later.
    private void settle(Sample sample) {
        ObjectNode json = sample.household();
        if (json.path("citizensOnly").asBoolean()) {
            json.path("people").forEach(p -> ((ObjectNode) p).put("immigration", "us-citizen"));
        }
        boolean changed = true;
        while (changed) {
            Household household = sample.read(dictionary);
            changed = drop(household, json, dictionary.household());
            for (Person person : household.people()) {
                changed |= drop(person, (ObjectNode) json.get("people").get(person.order()), dictionary.person());
            }
        }
    }

    private static boolean drop(Answers subject, ObjectNode json, Map<String, Fact> facts) {
        boolean changed = false;
        for (Fact fact : facts.values()) {
            if (fact.askIf() != null
                    && json.has(fact.id())
                    && fact.askIf().of(subject).isNo()) {
                json.remove(fact.id());
                changed = true;
            }
        }
        return changed;
    }
}
