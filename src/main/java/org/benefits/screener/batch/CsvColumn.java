package org.benefits.screener.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.HouseholdReader;
import org.benefits.screener.household.Problem;

/**
 * One column of a CSV batch: the path of a fact, such as {@code people/0/incomes/0/amount}, and how its cells are read.
 *
 * @param path the parts of the path; numbers are places in a list
 * @param type how a cell is read
 * @param people whether a list cell names people
 * @param none whether "none" is an answer
 */
record CsvColumn(List<String> path, Fact.Type type, boolean people, boolean none) {
    /** The day of the screening, which is no fact. */
    static final String AS_OF = "asOf";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> PAYMENT = Set.of("amount", "frequency", "hoursPerWeek");
    private static final String INDEX = "[0-9]{1,2}";
    private static final int LONGEST_NAME = 200;

    /** A column that is not known, and the mend. */
    private static final class BadColumn extends Exception {
        private static final long serialVersionUID = 1L;

        BadColumn(String mend) {
            super(mend);
        }
    }

    /** The column of this name; null, with a problem noted, where there is none. */
    static CsvColumn read(String name, int number, Dictionary dictionary, List<Problem> problems) {
        try {
            if (name.equals(AS_OF)) {
                return new CsvColumn(List.of(AS_OF), Fact.Type.TEXT, false, false);
            }
            if (name.length() > LONGEST_NAME) {
                throw new BadColumn("A column's name is a fact path, such as people/0/age.");
            }
            List<String> path = List.of(name.split("/", -1));
            return resolve(path, 0, dictionary.household(), dictionary);
        } catch (BadColumn e) {
            problems.add(new Problem("", "unknown-column", "Column " + number + ": " + e.getMessage()));
            return null;
        }
    }

    private static CsvColumn resolve(List<String> path, int at, Map<String, Fact> known, Dictionary dictionary)
            throws BadColumn {
        Fact fact = known.get(path.get(at));
        if (fact == null) {
            String near = Dictionary.nearest(path.get(at), known.keySet());
            throw new BadColumn("There is no such fact." + (near == null ? "" : " Did you mean \"" + near + "\"?")
                    + " GET /api/v1/questions lists them all.");
        }
        if (at == path.size() - 1) {
            return new CsvColumn(path, fact.type(), fact.listOfPeople(), fact.noneAllowed());
        }
        return switch (fact.type()) {
            case MONEY -> payment(path, at + 1);
            case RECORD -> resolve(path, at + 1, fact.fields(), dictionary);
            case LIST -> item(path, at + 1, fact, dictionary);
            default -> throw new BadColumn("Nothing stands below this fact; the name ends with it.");
        };
    }

    private static CsvColumn payment(List<String> path, int at) throws BadColumn {
        String part = path.get(at);
        if (at != path.size() - 1 || !PAYMENT.contains(part)) {
            throw new BadColumn("Below an amount stand amount, frequency and hoursPerWeek.");
        }
        return new CsvColumn(path, part.equals("frequency") ? Fact.Type.TEXT : Fact.Type.NUMBER, false, false);
    }

    private static CsvColumn item(List<String> path, int at, Fact list, Dictionary dictionary) throws BadColumn {
        Map<String, Fact> fields = switch (list.id()) {
            case "people" -> dictionary.person();
            case "incomes" -> dictionary.income();
            default -> list.fields();
        };
        int most = list.id().equals("people") ? HouseholdReader.MOST_PEOPLE : HouseholdReader.MOST_INCOMES;
        if (fields.isEmpty()) {
            throw new BadColumn("This list stands in one cell, its items parted by semicolons.");
        }
        if (!path.get(at).matches(INDEX) || Integer.parseInt(path.get(at)) >= most) {
            throw new BadColumn("After a list comes a place from 0 to " + (most - 1) + ", such as people/0/age.");
        }
        if (at == path.size() - 1) {
            throw new BadColumn("After a place in a list comes one of its facts, such as people/0/age.");
        }
        return resolve(path, at + 1, fields, dictionary);
    }

    /**
     * Puts a cell where it belongs in a household.
     *
     * @return false where another cell already says something else of this place
     */
    boolean put(ObjectNode household, String cell) {
        ObjectNode at = household;
        for (int i = 0; i < path.size() - 1; i++) {
            String name = path.get(i);
            boolean list = path.get(i + 1).matches(INDEX);
            JsonNode inner = at.get(name);
            if (inner == null) {
                inner = list ? at.putArray(name) : at.putObject(name);
            } else if (list ? isStated(inner) : !inner.isObject()) {
                return false;
            }
            if (list) {
                at = item((ArrayNode) inner, name, Integer.parseInt(path.get(i + 1)));
                i++;
            } else {
                at = (ObjectNode) inner;
            }
        }
        String last = path.get(path.size() - 1);
        if (at.has(last) && !last.equals("id")) {
            return false;
        }
        at.set(last, typed(cell));
        return true;
    }

    // A list made on the way always holds objects; one that a cell stated is empty, or no list of objects.
    private static boolean isStated(JsonNode list) {
        return !list.isArray() || list.isEmpty() || !list.get(0).isObject();
    }

    private static ObjectNode item(ArrayNode list, String name, int index) {
        while (list.size() <= index) {
            list.addObject();
        }
        ObjectNode item = (ObjectNode) list.get(index);
        if (name.equals("people") && !item.has("id")) {
            item.put("id", "p" + index);
        }
        return item;
    }

    private JsonNode typed(String cell) {
        if (none && cell.equals("none")) {
            return JSON.textNode(cell);
        }
        return switch (type) {
            case YES_NO -> yesNo(cell);
            case WHOLE, NUMBER, MONEY -> number(cell);
            case CHOICES -> list(cell);
            case LIST -> cell.equals("-") ? JSON.arrayNode() : people ? list(cell) : JSON.textNode(cell);
            default -> JSON.textNode(cell);
        };
    }

    private static JsonNode yesNo(String cell) {
        return switch (cell) {
            case "true", "yes" -> JSON.booleanNode(true);
            case "false", "no" -> JSON.booleanNode(false);
            default -> JSON.textNode(cell);
        };
    }

    private static JsonNode number(String cell) {
        return cell.length() <= 20 && cell.matches("-?[0-9]+(\\.[0-9]+)?")
                ? JSON.numberNode(new BigDecimal(cell))
                : JSON.textNode(cell);
    }

    private static ArrayNode list(String cell) {
        ArrayNode list = JSON.arrayNode();
        if (!cell.equals("-")) {
            for (String each : cell.split(";")) {
                list.add(each.trim());
            }
        }
        return list;
    }

    /** Takes out the empty items that stand for incomes and things that a row leaves out. */
    static void tidy(JsonNode node, String name) {
        if (node instanceof ArrayNode list) {
            List<JsonNode> kept = new ArrayList<>();
            list.forEach(item -> {
                if (name.equals("people") || !item.isObject() || !item.isEmpty()) {
                    kept.add(item);
                }
            });
            if (kept.size() < list.size()) {
                list.removeAll().addAll(kept);
            }
            kept.forEach(item -> tidy(item, ""));
        } else if (node.isObject()) {
            node.properties().forEach(e -> tidy(e.getValue(), e.getKey()));
        }
    }
}
