package org.benefits.screener.household;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The fact dictionary of {@code rules/questions}: every fact a screening may hold, in the order in which they are asked. */
public final class Dictionary {
    private static final Set<String> KEYS = Set.of(
            "type",
            "of",
            "from",
            "to",
            "pattern",
            "none",
            "or",
            "rank",
            "sensitive",
            "balance",
            "assume",
            "assumeIf",
            "askIf",
            "else",
            "impliedBy");

    /** The fact "who lives here". */
    static final String PEOPLE = "people";

    private final Map<String, Fact> household;
    private final Map<String, Fact> person;
    private final Map<String, Fact> income;
    private final ProgramList programs;
    private final Counties counties;

    private Dictionary(
            Map<String, Fact> household,
            Map<String, Fact> person,
            Map<String, Fact> income,
            ProgramList programs,
            Counties counties) {
        this.household = household;
        this.person = person;
        this.income = income;
        this.programs = programs;
        this.counties = counties;
    }

    /**
     * Reads {@code facts.yaml}, {@code programs.yaml} and {@code counties.csv} of a folder.
     *
     * @throws IllegalArgumentException naming the fact and what is wrong with it
     */
    public static Dictionary read(Path folder) {
        YAMLMapper yaml = YAMLMapper.builder().build();
        try {
            JsonNode facts = yaml.readTree(Files.readString(folder.resolve("facts.yaml")));
            JsonNode list = yaml.readTree(Files.readString(folder.resolve("programs.yaml")));
            return new Dictionary(
                    scope(facts.path("household"), Fact.Scope.HOUSEHOLD),
                    scope(facts.path("person"), Fact.Scope.PERSON),
                    scope(facts.path("income"), Fact.Scope.INCOME),
                    programs(list),
                    Counties.read(folder.resolve("counties.csv")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the fact dictionary: " + e.getMessage(), e);
        }
    }

    private static ProgramList programs(JsonNode list) {
        Map<String, ProgramList.Entry> entries = new LinkedHashMap<>();
        list.properties().forEach(e -> {
            JsonNode node = e.getValue();
            List<String> oneOf = texts(node.path("oneOf"));
            entries.put(
                    e.getKey(),
                    new ProgramList.Entry(
                            !"household".equals(node.path("covers").asText()),
                            node.path("income").asText(null),
                            node.path("disabilityBenefit").asText(null),
                            node.path("healthCoverage").asText(null),
                            oneOf));
        });
        return new ProgramList(entries);
    }

    private static List<String> texts(JsonNode node) {
        List<String> found = new ArrayList<>();
        node.forEach(n -> found.add(n.asText()));
        return List.copyOf(found);
    }

    private static Map<String, Fact> scope(JsonNode rows, Fact.Scope scope) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        if (scope == Fact.Scope.HOUSEHOLD) {
            // Who lives here is the first question of all, and has a form of its own.
            facts.put(
                    PEOPLE,
                    fact(
                            PEOPLE,
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("type", "list")
                                    .put("rank", "core"),
                            scope,
                            0));
        }
        rows.properties().forEach(e -> facts.put(e.getKey(), fact(e.getKey(), e.getValue(), scope, facts.size())));
        return facts;
    }

    private static Fact fact(String id, JsonNode row, Fact.Scope scope, int index) {
        Set<String> unknown = new LinkedHashSet<>();
        row.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "facts.yaml: " + id + " has unknown keys " + unknown + "; known: " + KEYS);
        }
        Fact.Type type = type(id, row.path("type").asText());
        JsonNode of = row.path("of");
        boolean people = type == Fact.Type.LIST && of.path("type").asText().equals("person");
        Map<String, Fact> fields = of.isObject() && !people ? scope(of, Fact.Scope.FIELD) : Map.of();
        JsonNode implied = row.path("impliedBy");
        return new Fact(
                id,
                scope,
                index,
                type,
                of.isArray() ? texts(of) : List.of(),
                fields,
                people,
                row.has("from") ? new BigDecimal(row.get("from").asText()) : null,
                row.has("to") ? new BigDecimal(row.get("to").asText()) : null,
                row.has("pattern") ? Pattern.compile(row.get("pattern").asText()) : null,
                row.path("none").asBoolean(),
                row.path("or").isTextual() ? List.of(row.get("or").asText()) : texts(row.path("or")),
                Fact.Rank.valueOf(row.path("rank").asText("later").toUpperCase(java.util.Locale.ROOT)),
                row.path("sensitive").asBoolean(),
                row.path("balance").asBoolean(),
                row.has("assume") ? constant(type, row.get("assume")) : null,
                row.has("assumeIf") ? condition(id, row.get("assumeIf")) : null,
                row.has("askIf") ? condition(id, row.get("askIf")) : null,
                row.has("else") ? constant(type, row.get("else")) : row.has("askIf") ? missingElse(id, type) : null,
                implied.path("household").asText(null),
                implied.has("value") ? constant(type, implied.get("value")) : null);
    }

    // Where a question does not apply and the dictionary gives no value of its own, there is nothing of the kind.
    private static Object missingElse(String id, Fact.Type type) {
        return switch (type) {
            case YES_NO -> Boolean.FALSE;
            case CHOICES -> Set.of();
            case LIST -> List.of();
            case WHOLE, NUMBER -> BigDecimal.ZERO;
            case MONEY -> Amount.monthly(new org.benefits.screener.money.Money(0));
            default -> Fact.NONE;
        };
    }

    private static Fact.Type type(String id, String name) {
        try {
            return Fact.Type.valueOf(name.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("facts.yaml: " + id + " has unknown type \"" + name + "\"", e);
        }
    }

    private static Object constant(Fact.Type type, JsonNode value) {
        if (value.isTextual() && value.asText().equals("none")) {
            return Fact.NONE;
        }
        return switch (type) {
            case YES_NO -> value.asBoolean();
            case MONEY -> Amount.monthly(org.benefits.screener.money.Money.dollars(value.asText()));
            case WHOLE, NUMBER -> new BigDecimal(value.asText());
            case CHOICES -> new LinkedHashSet<>(texts(value));
            case LIST -> List.of();
            default -> value.asText();
        };
    }

    private static Condition condition(String id, JsonNode node) {
        if (node.has("any")) {
            return new Condition.Any(conditions(id, node.get("any")));
        }
        if (node.has("all")) {
            return new Condition.All(conditions(id, node.get("all")));
        }
        if (node.has("someone")) {
            return new Condition.Someone(condition(id, node.get("someone")));
        }
        if (node.has("household")) {
            return new Condition.OfHousehold(condition(id, node.get("household")));
        }
        if (node.has("people")) {
            return new Condition.MorePeopleThan(
                    node.get("people").path("moreThan").asInt());
        }
        if (node.has("age")) {
            JsonNode age = node.get("age");
            return new Condition.Age(age.path("from").asInt(0), age.path("to").asInt(200));
        }
        String fact = node.path("fact").asText();
        if (node.has("is")) {
            return new Condition.Is(fact, texts(node.get("is")));
        }
        if (node.has("has")) {
            return new Condition.Has(fact, texts(node.get("has")));
        }
        if (node.has("yes")) {
            return new Condition.Yes(fact);
        }
        if (node.has("given")) {
            return new Condition.Given(fact);
        }
        if (node.has("withinMonths")) {
            return new Condition.WithinMonths(fact, node.get("withinMonths").asInt());
        }
        throw new IllegalArgumentException(
                "facts.yaml: " + id + " has an askIf that is none of the known forms: " + node);
    }

    private static List<Condition> conditions(String id, JsonNode list) {
        List<Condition> found = new ArrayList<>();
        list.forEach(n -> found.add(condition(id, n)));
        return List.copyOf(found);
    }

    /** Facts of the household, by id, in the order of asking. */
    public Map<String, Fact> household() {
        return household;
    }

    /** Facts of each person. */
    public Map<String, Fact> person() {
        return person;
    }

    /** Facts of each income. */
    public Map<String, Fact> income() {
        return income;
    }

    /** The counties of the states. */
    Counties counties() {
        return counties;
    }

    /** Every program that may be received. */
    public ProgramList programs() {
        return programs;
    }

    /** The known id nearest to an unknown one, or null where none is near. */
    public static String nearest(String unknown, Collection<String> known) {
        String best = null;
        int least = Math.max(2, unknown.length() / 3) + 1;
        for (String each : known) {
            int distance = distance(
                    unknown.toLowerCase(java.util.Locale.ROOT), each.toLowerCase(java.util.Locale.ROOT), least);
            if (distance < least) {
                least = distance;
                best = each;
            }
        }
        return best;
    }

    // Levenshtein's distance, by rows; long words are cut so that a hostile one cannot take long.
    private static int distance(String a, String b, int most) {
        if (a.length() > 60 || Math.abs(a.length() - b.length()) >= most) {
            return most;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int before = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int keep = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), before + change);
                before = keep;
            }
        }
        return row[b.length()];
    }
}
