package org.benefits.screener.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.benefits.screener.units.UnitKind;

/**
 * What {@code program.yaml} says of a program.
 *
 * @param id the folder's name
 * @param category such as food or health
 * @param moments the situations that it helps in
 * @param unit whom it counts together
 * @param unborn whether babies on the way count in the unit
 * @param perPerson whether it is judged person by person; else for the unit as one
 * @param per the period of the amount: week, month, year or once; null where it gives no amount in money
 * @param guideline month and day from which the program uses the year's poverty guideline
 * @param urgent whether it comes before all others
 * @param after programs that must be screened before
 * @param closedOn since when it is closed, or null
 * @param applyUrl where to apply, or null
 * @param applyPhone whom to call, or null
 * @param documents keys of the documents to bring
 * @param decisionDays how long a decision takes at most, or null
 * @param plan dated steps
 * @param reviewed when people last read the law against the rules
 * @param include rule files of {@code rules/shared} that are rules of this program too
 * @param tablesOf other programs whose tables this one reads
 * @param byCoverageYear whether the law and the income of the year count in which coverage can begin next; else those of today
 * @param links the address of each citation whose address does not follow from its form
 */
public record ProgramSpec(
        String id,
        String category,
        List<String> moments,
        UnitKind unit,
        boolean unborn,
        boolean perPerson,
        String per,
        MonthDay guideline,
        boolean urgent,
        List<String> after,
        LocalDate closedOn,
        String applyUrl,
        String applyPhone,
        List<String> documents,
        Integer decisionDays,
        List<Step> plan,
        LocalDate reviewed,
        Map<String, String> links,
        List<String> include,
        List<String> tablesOf,
        boolean byCoverageYear) {

    /**
     * One dated step of the action plan.
     *
     * @param id the key of its words
     * @param situation the situation in which it is taken; null for any
     * @param from the person's date fact from which days are counted; null for the day of the screening
     * @param days how many days after that date, or before it where negative
     * @param unless a program whose own steps say the same: while its steps are in the plan, this one is left out; null for none
     */
    public record Step(String id, String situation, String from, int days, String unless) {}

    private static final Set<String> KEYS = Set.of(
            "id",
            "category",
            "moments",
            "unit",
            "unborn",
            "judged",
            "per",
            "guideline",
            "urgent",
            "after",
            "closedOn",
            "apply",
            "documents",
            "decisionDays",
            "plan",
            "reviewed",
            "links",
            "include",
            "tablesOf",
            "byCoverageYear");
    private static final Set<String> CATEGORIES = Set.of(
            "food",
            "health",
            "cash",
            "work",
            "home",
            "utilities",
            "child-care",
            "school",
            "tax",
            "leave",
            "rights",
            "disaster",
            "veterans",
            "help");
    private static final Set<String> PERIODS = Set.of("week", "month", "year", "once");

    /**
     * Reads {@code program.yaml} of a folder.
     *
     * @throws BadRules with all faults
     */
    static ProgramSpec read(Path folder) {
        String id = folder.getFileName().toString();
        Reader reader = new Reader(id + "/program.yaml");
        JsonNode yaml = reader.parse(folder.resolve("program.yaml"));
        ProgramSpec spec = reader.spec(id, yaml);
        if (!reader.faults.isEmpty()) {
            throw new BadRules(reader.faults);
        }
        return spec;
    }

    private static final class Reader {
        private final String file;
        private final List<RuleFault> faults = new ArrayList<>();

        Reader(String file) {
            this.file = file;
        }

        private void bad(String message) {
            faults.add(new RuleFault(file, 1, 0, message));
        }

        JsonNode parse(Path path) {
            try {
                JsonNode node = YAMLMapper.builder().build().readTree(Files.readString(path));
                if (node == null || !node.isObject()) {
                    throw new BadRules(List.of(new RuleFault(file, 1, 0, "holds keys such as id, category and unit")));
                }
                return node;
            } catch (JsonProcessingException e) {
                int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
                throw new BadRules(
                        List.of(new RuleFault(file, line, 0, "is not readable as YAML: " + e.getOriginalMessage())));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }

        ProgramSpec spec(String id, JsonNode yaml) {
            Set<String> unknown = new TreeSet<>();
            yaml.fieldNames().forEachRemaining(unknown::add);
            unknown.removeAll(KEYS);
            unknown.forEach(key -> {
                String near = org.benefits.screener.household.Dictionary.nearest(key, KEYS);
                bad("unknown key \"" + key + "\"" + (near == null ? "" : "; did you mean \"" + near + "\"?"));
            });
            if (!yaml.path("id").asText().equals(id)) {
                bad("id must be the folder's name, " + id);
            }
            String unit = yaml.path("unit").asText();
            UnitKind kind = UnitKind.find(unit).orElse(null);
            if (kind == null) {
                bad("unknown unit \"" + unit + "\"; known: "
                        + java.util.Arrays.stream(UnitKind.values())
                                .map(UnitKind::id)
                                .toList());
            }
            JsonNode apply = yaml.path("apply");
            return new ProgramSpec(
                    id,
                    oneOf(yaml, "category", CATEGORIES, true),
                    texts(yaml.path("moments")),
                    kind,
                    yaml.path("unborn").asBoolean(),
                    "person".equals(oneOf(yaml, "judged", Set.of("person", "unit"), true)),
                    oneOf(yaml, "per", PERIODS, false),
                    guideline(yaml.path("guideline")),
                    yaml.path("urgent").asBoolean(),
                    texts(yaml.path("after")),
                    date(yaml, "closedOn", false),
                    apply.path("url").asText(null),
                    apply.path("phone").asText(null),
                    texts(yaml.path("documents")),
                    yaml.has("decisionDays") ? yaml.get("decisionDays").asInt() : null,
                    plan(yaml.path("plan")),
                    date(yaml, "reviewed", true),
                    links(yaml.path("links")),
                    texts(yaml.path("include")),
                    texts(yaml.path("tablesOf")),
                    yaml.path("byCoverageYear").asBoolean());
        }

        private String oneOf(JsonNode yaml, String key, Set<String> known, boolean needed) {
            String value = yaml.path(key).asText(null);
            if (value == null ? needed : !known.contains(value)) {
                bad(key + " is one of " + new TreeSet<>(known));
            }
            return value;
        }

        private LocalDate date(JsonNode yaml, String key, boolean needed) {
            String value = yaml.path(key).asText(null);
            try {
                if (value != null) {
                    return LocalDate.parse(value);
                }
            } catch (DateTimeException e) {
                bad(key + " is a date such as 2026-11-22");
                return null;
            }
            if (needed) {
                bad(key + " is missing; give the date on which the rules were last read against the law");
            }
            return null;
        }

        private MonthDay guideline(JsonNode node) {
            try {
                return node.isMissingNode() ? MonthDay.of(1, 1) : MonthDay.parse("--" + node.asText());
            } catch (DateTimeException e) {
                bad("guideline is the month and day from which the year's poverty guideline is used, such as 10-01");
                return MonthDay.of(1, 1);
            }
        }

        private List<Step> plan(JsonNode list) {
            List<Step> steps = new ArrayList<>();
            for (JsonNode node : list) {
                Set<String> keys = new TreeSet<>();
                node.fieldNames().forEachRemaining(keys::add);
                keys.removeAll(Set.of("id", "situation", "from", "days", "unless"));
                if (!keys.isEmpty() || !node.has("id") || !node.has("days")) {
                    bad("a step of the plan has id and days, and may have situation, from and unless; unknown: "
                            + keys);
                }
                steps.add(new Step(
                        node.path("id").asText(),
                        node.path("situation").asText(null),
                        node.path("from").asText(null),
                        node.path("days").asInt(),
                        node.path("unless").asText(null)));
            }
            return steps;
        }

        private static List<String> texts(JsonNode list) {
            List<String> found = new ArrayList<>();
            list.forEach(n -> found.add(n.asText()));
            return List.copyOf(found);
        }

        private static Map<String, String> links(JsonNode map) {
            Map<String, String> found = new LinkedHashMap<>();
            map.properties().forEach(e -> found.put(e.getKey(), e.getValue().asText()));
            return found;
        }
    }
}
