package org.benefits.screener.web.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.HouseholdReader;
import org.benefits.screener.web.Forms;

/**
 * Reads the one form of the desk: {@code home.rent}, {@code people.0.age}, {@code people.0.incomes.1.amount}. What is left empty is unknown. A
 * date is one text, as it is quickest to type: 3/15/2026, 03152026 or 2026-03-15.
 */
final class ClientReader {
    static final String HOME = "home";
    static final String PEOPLE = "people";
    static final String NEW_PERSON = "new";
    static final String INCOMES = "incomes";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern DAY =
            Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})|(\\d{2})(\\d{2})(\\d{4})");
    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{1,2})[/.-](\\d{4})");
    private static final Pattern ISO_MONTH = Pattern.compile("(\\d{4})-(\\d{1,2})");

    private final Dictionary dictionary;
    private final Forms forms;
    private final Map<String, List<String>> sent;
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final Map<String, List<String>> typed = new LinkedHashMap<>();

    /**
     * @param sent what the form sent, by name
     */
    ClientReader(Dictionary dictionary, Forms forms, Map<String, List<String>> sent) {
        this.dictionary = dictionary;
        this.forms = forms;
        this.sent = sent;
    }

    /** Fields that could not be read, with the key of the words that say why. */
    Map<String, String> errors() {
        return errors;
    }

    /** What stands in those fields, so that it can be mended and need not be typed again. */
    Map<String, List<String>> typed() {
        return typed;
    }

    ObjectNode household() {
        ObjectNode household = facts(dictionary.household(), HOME, HOME);
        ArrayNode people = JSON.arrayNode();
        for (int i = 0; i < HouseholdReader.MOST_PEOPLE; i++) {
            String from = PEOPLE + "." + i;
            String id = first(from + ".id");
            if (id != null) {
                ObjectNode person = JSON.objectNode().put("id", id);
                person.setAll(facts(dictionary.person(), from, PEOPLE + "." + people.size()));
                people.add(person);
            }
        }
        addNewPerson(people);
        if (!people.isEmpty()) {
            household.set(PEOPLE, people);
        }
        return household;
    }

    // The last row of the people: who is added, by relation and age.
    private void addNewPerson(ArrayNode people) {
        String relation = first(NEW_PERSON + ".relation");
        JsonNode age = value(dictionary.person().get("age"), NEW_PERSON + ".age", NEW_PERSON + ".age");
        // Where somebody is there already, a relation alone says that someone is to be added; the first is the person
        // who answers.
        boolean self = "self".equals(relation);
        if (age == null && (relation == null || self)) {
            return;
        }
        ObjectNode person = people.addObject().put("id", freeId(people));
        if (relation != null) {
            person.put("relation", relation);
        }
        if (age != null) {
            person.set("age", age);
        }
    }

    /** An id that nobody here has. */
    static String freeId(JsonNode people) {
        List<String> taken = new ArrayList<>();
        people.forEach(p -> taken.add(p.path("id").asText()));
        int next = 1;
        while (taken.contains("p" + next)) {
            next++;
        }
        return "p" + next;
    }

    private ObjectNode facts(Map<String, Fact> facts, String from, String to) {
        ObjectNode found = JSON.objectNode();
        facts.forEach((id, fact) -> {
            if (!id.equals("id") && !id.equals(PEOPLE)) {
                JsonNode value = value(fact, from + "." + id, to + "." + id);
                if (value != null) {
                    found.set(id, value);
                }
            }
        });
        return found;
    }

    // Where a value cannot be read, it is noted and read as not given; the page says so and screens nothing.
    private JsonNode value(Fact fact, String from, String to) {
        try {
            if (Forms.isList(fact)) {
                return list(fact, from, to);
            }
            return switch (fact.type()) {
                case RECORD -> record(fact, from, to);
                case DATE -> date(from);
                case MONTH -> month(from);
                default -> forms.read(fact, from, sent);
            };
        } catch (Forms.BadInput e) {
            errors.put(to, e.getMessage());
            String frequency = first(from + ".frequency");
            typed.put(to, frequency == null ? List.of(first(from)) : List.of(first(from), frequency));
            return null;
        }
    }

    private JsonNode record(Fact fact, String from, String to) {
        if (fact.noneAllowed() && Forms.NONE.equals(first(from + ".none"))) {
            return JSON.textNode(Forms.NONE);
        }
        ObjectNode record = facts(fact.fields(), from, to);
        return record.isEmpty() ? null : record;
    }

    // The rows that hold something are the whole list; "there is none" is said by a box of its own.
    private JsonNode list(Fact fact, String from, String to) {
        Map<String, Fact> fields = fact.id().equals(INCOMES) ? dictionary.income() : fact.fields();
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < HouseholdReader.MOST_INCOMES; i++) {
            int before = errors.size();
            ObjectNode item = facts(fields, from + "." + i, to + "." + list.size());
            if (!item.isEmpty() || errors.size() > before) {
                list.add(item);
            }
        }
        boolean none = Forms.NONE.equals(first(from + ".none"));
        return list.isEmpty() && !none ? null : list;
    }

    private JsonNode date(String name) throws Forms.BadInput {
        if (Forms.NONE.equals(first(name + ".none"))) {
            return JSON.textNode(Forms.NONE);
        }
        String text = first(name);
        if (text == null) {
            return null;
        }
        LocalDate day = day(text);
        if (day == null) {
            throw new Forms.BadInput(name, "desk.error.date");
        }
        return JSON.textNode(day.toString());
    }

    /** A day as somebody types it; null where it is none. */
    static LocalDate day(String text) {
        try {
            Matcher day = DAY.matcher(text);
            if (day.matches()) {
                int first = day.group(1) == null ? 4 : 1;
                return LocalDate.of(number(day, first + 2), number(day, first), number(day, first + 1));
            }
            Matcher iso = ISO_DAY.matcher(text);
            return iso.matches() ? LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private JsonNode month(String name) throws Forms.BadInput {
        String text = first(name);
        if (text == null) {
            return null;
        }
        Matcher month = MONTH.matcher(text);
        Matcher iso = ISO_MONTH.matcher(text);
        try {
            if (month.matches()) {
                return JSON.textNode(
                        YearMonth.of(number(month, 2), number(month, 1)).toString());
            }
            if (iso.matches()) {
                return JSON.textNode(
                        YearMonth.of(number(iso, 1), number(iso, 2)).toString());
            }
        } catch (DateTimeException e) {
            throw new Forms.BadInput(name, "desk.error.month");
        }
        throw new Forms.BadInput(name, "desk.error.month");
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private String first(String name) {
        List<String> values = sent.getOrDefault(name, List.of());
        String value = values.isEmpty() ? "" : values.get(0).strip();
        return value.isEmpty() ? null : value;
    }

    /**
     * What was sent without one item of a list, the later ones moved up.
     *
     * @param item the item's name, such as {@code people.2} or {@code people.0.incomes.1}
     */
    static Map<String, List<String>> without(Map<String, List<String>> sent, String item) {
        int dot = item.lastIndexOf('.');
        if (dot < 0 || !item.substring(dot + 1).matches("[0-9]{1,2}")) {
            return sent;
        }
        String list = item.substring(0, dot + 1);
        int removed = Integer.parseInt(item.substring(dot + 1));
        Pattern inList = Pattern.compile(Pattern.quote(list) + "([0-9]{1,2})(\\..*)");
        Map<String, List<String>> kept = new LinkedHashMap<>();
        sent.forEach((name, values) -> {
            Matcher each = inList.matcher(name);
            if (!each.matches()) {
                kept.put(name, values);
            } else if (number(each, 1) != removed) {
                int at = number(each, 1);
                kept.put(list + (at > removed ? at - 1 : at) + each.group(2), values);
            }
        });
        return kept;
    }

    /** Takes a person's id out of the facts of others, who would else name somebody who is not here. */
    static void forget(JsonNode node, String id) {
        if (node instanceof ArrayNode list) {
            for (int i = list.size() - 1; i >= 0; i--) {
                if (list.get(i).isTextual() && list.get(i).asText().equals(id)) {
                    list.remove(i);
                } else {
                    forget(list.get(i), id);
                }
            }
        } else if (node instanceof ObjectNode object) {
            List<String> emptied = new ArrayList<>();
            object.properties().forEach(e -> {
                boolean named = e.getValue().isTextual()
                        && e.getValue().asText().equals(id)
                        && !e.getKey().equals("id");
                boolean had = e.getValue().isArray() && !e.getValue().isEmpty();
                forget(e.getValue(), id);
                if (named || had && e.getValue().isEmpty()) {
                    emptied.add(e.getKey());
                }
            });
            object.remove(emptied);
        }
    }
}
