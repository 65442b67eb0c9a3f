package org.benefits.screener.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.tables.Table;

/**
 * A scenario from what a real family answered, without what tells who they are: people are called p1, p2, …, birth dates become ages (under
 * six, a date with the same age in months), free text is left out, and the county too unless the program's rules read it.
 */
public final class KeptScenario {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();
    private static final int MONTHS = 12;

    /** Below this age rules look at months. */
    private static final int AGE_IN_YEARS_FROM = 6;

    private final Dictionary dictionary;
    private final boolean keepsCounty;
    private final LocalDate asOf;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Set<String> leftOut = new TreeSet<>();

    private KeptScenario(RuleFolder.Checked program, Dictionary dictionary, LocalDate asOf) {
        this.dictionary = dictionary;
        this.asOf = asOf;
        this.keepsCounty = program.sentences().stream()
                .flatMap(s -> s.reads().tables().stream())
                .map(name -> program.tables().get(name))
                .flatMap(t -> t.dimensions().stream())
                .map(Table.Dimension::name)
                .anyMatch("county"::equals);
    }

    /**
     * A scenario without what identifies.
     *
     * @param request what would be sent to the API
     * @param leftOut what was left out, by name
     */
    public record Kept(ObjectNode request, Set<String> leftOut) {}

    /**
     * Takes out what identifies.
     *
     * @param household the answers, as the API takes them; they must be readable
     * @param asOf the day of the screening
     */
    public static Kept of(JsonNode household, LocalDate asOf, RuleFolder.Checked program, Dictionary dictionary) {
        KeptScenario kept = new KeptScenario(program, dictionary, asOf);
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("asOf", asOf.toString());
        request.set("household", kept.household(household));
        return new Kept(request, kept.leftOut);
    }

    private ObjectNode household(JsonNode household) {
        household.path("people").forEach(p -> ids.put(p.path("id").asText(), "p" + (ids.size() + 1)));
        ObjectNode clean = JsonNodeFactory.instance.objectNode();
        household.properties().forEach(e -> {
            if (e.getKey().equals("people")) {
                ArrayNode people = clean.putArray("people");
                e.getValue().forEach(p -> people.add(person(p)));
            } else if (e.getKey().equals("county") && keepsCounty) {
                clean.set("county", e.getValue());
            } else {
                copy(dictionary.household().get(e.getKey()), e.getKey(), e.getValue(), clean);
            }
        });
        return clean;
    }

    private ObjectNode person(JsonNode person) {
        ObjectNode clean = JsonNodeFactory.instance.objectNode();
        clean.put("id", ids.get(person.path("id").asText()));
        person.properties().forEach(e -> {
            switch (e.getKey()) {
                case "id", "age" -> {}
                case "birthDate" -> born(LocalDate.parse(e.getValue().asText()), clean);
                case "birthMonth" -> born(YearMonth.parse(e.getValue().asText()).atDay(1), clean);
                default -> copy(dictionary.person().get(e.getKey()), e.getKey(), e.getValue(), clean);
            }
        });
        if (person.has("age") && !clean.has("birthDate")) {
            clean.set("age", person.get("age"));
        }
        return clean;
    }

    private void born(LocalDate day, ObjectNode clean) {
        long months = ChronoUnit.MONTHS.between(day, asOf);
        leftOut.add("birthDate");
        if (day.isAfter(asOf) || months / MONTHS >= AGE_IN_YEARS_FROM) {
            clean.put("age", Math.max(0, months / MONTHS));
        } else {
            clean.put("birthDate", asOf.minusMonths(months).toString());
        }
    }

    private void copy(Fact fact, String key, JsonNode value, ObjectNode into) {
        if (fact == null || fact.type() == Fact.Type.TEXT) {
            leftOut.add(key);
        } else if (fact.type() == Fact.Type.PERSON) {
            into.put(key, ids.getOrDefault(value.asText(), value.asText()));
        } else if (fact.listOfPeople()) {
            ArrayNode list = into.putArray(key);
            value.forEach(p -> list.add(ids.getOrDefault(p.asText(), p.asText())));
        } else if (fact.type() == Fact.Type.RECORD && value.isObject()) {
            into.set(key, fields(fact, value));
        } else if (fact.type() == Fact.Type.LIST && !fact.fields().isEmpty()) {
            ArrayNode list = into.putArray(key);
            value.forEach(item -> list.add(fields(fact, item)));
        } else {
            into.set(key, value);
        }
    }

    private ObjectNode fields(Fact fact, JsonNode item) {
        ObjectNode clean = JsonNodeFactory.instance.objectNode();
        item.properties().forEach(e -> copy(fact.fields().get(e.getKey()), e.getKey(), e.getValue(), clean));
        return clean;
    }

    /**
     * Writes a scenario file.
     *
     * @param folder {@code test-scenarios/PROGRAM}
     * @param name what it shows, in words with hyphens
     * @param why why it matters
     * @throws IllegalArgumentException where there is one of this name
     */
    public static Path write(Path folder, String name, String why, Kept kept) {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "a scenario's name says what it shows in small letters with hyphens, such as a-baby-of-ten-months");
        }
        Path file = folder.resolve(name + ".yaml");
        if (Files.exists(file)) {
            throw new IllegalArgumentException("there is a scenario " + name + " already");
        }
        ObjectNode yaml = JsonNodeFactory.instance.objectNode();
        yaml.put("why", why);
        yaml.setAll(kept.request());
        try {
            Files.createDirectories(folder);
            Files.writeString(file, YAML.writeValueAsString(yaml));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name + ": " + e.getMessage(), e);
        }
    }
}
