package org.benefits.screener.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.benefits.screener.household.Fact;
import org.benefits.screener.text.Words;

/**
 * Turns a fact of the dictionary into the control that asks for it, and what was sent into the answer as the API takes it. Knows no fact by
 * name: a new fact needs no change here.
 */
public final class Forms {
    /** In a list of choices: none of them. */
    public static final String NONE_OF_THESE = "none-of-these";

    /** "There was no such day, person or thing". */
    public static final String NONE = "none";

    private static final String RECEIVES = "receives";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_RADIOS = 26;

    private final Words questions;
    private final List<Field.Choice> people;
    private final List<Field.Choice> programs;

    /**
     * @param people everyone here, by id and words, for facts that name a person
     * @param programs the programs that some rule asks about, for facts that say what is received
     */
    public Forms(Words questions, List<Field.Choice> people, List<Field.Choice> programs) {
        this.questions = questions;
        this.people = people;
        this.programs = programs;
    }

    /** Whether a fact is a list of things that are added one by one. */
    public static boolean isList(Fact fact) {
        return fact.type() == Fact.Type.LIST && !fact.listOfPeople();
    }

    /**
     * The controls for a fact: one, or for a record one a field.
     *
     * @param key where its words are, such as {@code household.rent}
     * @param name the name under which it is sent
     * @param value the answer so far, or a missing node
     */
    public List<Field> fields(Fact fact, String key, String name, JsonNode value) {
        if (fact.type() != Fact.Type.RECORD) {
            return List.of(field(fact, key, name, label(key), value));
        }
        List<Field> all = new ArrayList<>();
        if (fact.noneAllowed()) {
            List<Field.Choice> none = List.of(new Field.Choice(NONE, questions.get(key + ".none")));
            all.add(new Field(name + ".none", Field.Kind.CHECKBOXES, "", null, none, texts(value), null, null));
        }
        all.addAll(fields(fact.fields(), key, name, value));
        return all;
    }

    /** The controls for the fields of a record, or of one item of a list. */
    public List<Field> fields(Map<String, Fact> facts, String key, String name, JsonNode value) {
        List<Field> all = new ArrayList<>();
        facts.values()
                .forEach(f -> all.add(field(
                        f, key + "." + f.id(), name + "." + f.id(), label(key + "." + f.id()), value.path(f.id()))));
        return all;
    }

    private String label(String key) {
        String question = questions.find(key + ".question");
        return question == null ? questions.get(key + ".label") : question;
    }

    private Field field(Fact fact, String key, String name, String label, JsonNode value) {
        String hint = questions.find(key + ".hint");
        String none = fact.noneAllowed() ? questions.get(key + ".none") : null;
        return switch (fact.type()) {
            case YES_NO -> new Field(name, Field.Kind.RADIOS, label, hint, yesNo(), yesNo(value), null, null);
            case CHOICE -> choice(fact, key, name, label, hint, value);
            case CHOICES -> {
                List<Field.Choice> choices = choices(fact, key);
                choices.add(new Field.Choice(NONE_OF_THESE, questions.get("answer.none-of-these")));
                List<String> chosen = value.isArray() && value.isEmpty() ? List.of(NONE_OF_THESE) : texts(value);
                yield new Field(name, Field.Kind.CHECKBOXES, label, hint, choices, chosen, null, null);
            }
            case PERSON -> person(fact, key, name, label, hint, value);
            case LIST -> {
                List<Field.Choice> all = new ArrayList<>(people);
                all.add(new Field.Choice(NONE_OF_THESE, questions.get("answer.none-of-these")));
                List<String> chosen = value.isArray() && value.isEmpty() ? List.of(NONE_OF_THESE) : texts(value);
                yield new Field(name, Field.Kind.CHECKBOXES, label, hint, all, chosen, null, null);
            }
            case MONEY -> {
                boolean once = fact.balance() || fact.scope() == Fact.Scope.INCOME;
                List<Field.Choice> often = once ? List.of() : frequencies();
                yield new Field(name, Field.Kind.MONEY, label, hint, often, money(value), null, null);
            }
            case DATE -> new Field(name, Field.Kind.DATE, label, hint, List.of(), dateParts(value), none, null);
            case MONTH -> new Field(name, Field.Kind.MONTH, label, hint, List.of(), dateParts(value), none, null);
            case WHOLE, NUMBER -> new Field(name, Field.Kind.NUMBER, label, hint, List.of(), texts(value), null, null);
            default -> new Field(name, Field.Kind.TEXT, label, hint, List.of(), texts(value), none, null);
        };
    }

    private Field choice(Fact fact, String key, String name, String label, String hint, JsonNode value) {
        List<Field.Choice> choices = choices(fact, key);
        if (fact.noneAllowed() && choices.stream().noneMatch(c -> c.value().equals(NONE))) {
            choices.add(new Field.Choice(NONE, questions.get(key + ".none")));
        }
        Field.Kind kind = choices.size() > MOST_RADIOS ? Field.Kind.SELECT : Field.Kind.RADIOS;
        return new Field(name, kind, label, hint, choices, texts(value), null, null);
    }

    private Field person(Fact fact, String key, String name, String label, String hint, JsonNode value) {
        List<Field.Choice> choices = new ArrayList<>(people);
        fact.others().forEach(o -> choices.add(new Field.Choice(o, questions.get(key + "." + o))));
        if (fact.noneAllowed()) {
            choices.add(new Field.Choice(NONE, questions.get(key + ".none")));
        }
        return new Field(name, Field.Kind.RADIOS, label, hint, choices, texts(value), null, null);
    }

    private List<Field.Choice> yesNo() {
        return List.of(
                new Field.Choice("yes", questions.get("answer.yes")),
                new Field.Choice("no", questions.get("answer.no")));
    }

    private List<Field.Choice> choices(Fact fact, String key) {
        if (fact.id().equals(RECEIVES)) {
            return new ArrayList<>(programs);
        }
        List<Field.Choice> choices = new ArrayList<>();
        fact.choices().forEach(c -> choices.add(new Field.Choice(c, questions.get(key + "." + c))));
        return choices;
    }

    private List<Field.Choice> frequencies() {
        List<Field.Choice> choices = new ArrayList<>();
        for (String each : List.of("monthly", "weekly", "every-two-weeks", "twice-a-month", "yearly")) {
            choices.add(new Field.Choice(each, questions.get("frequency." + each)));
        }
        return choices;
    }

    private static List<String> yesNo(JsonNode value) {
        return value.isBoolean() ? List.of(value.asBoolean() ? "yes" : "no") : List.of();
    }

    private static List<String> texts(JsonNode value) {
        if (value.isMissingNode() || value.isNull() || value.isObject()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(v -> found.add(v.asText()));
        } else {
            found.add(value.asText());
        }
        return found;
    }

    private static List<String> money(JsonNode value) {
        if (value.isObject()) {
            return List.of(
                    value.path("amount").asText(), value.path("frequency").asText("monthly"));
        }
        return value.isNumber() ? List.of(value.asText(), "monthly") : List.of();
    }

    private static List<String> dateParts(JsonNode value) {
        String text = value.asText("");
        if (text.equals(NONE)) {
            return List.of("", "", "", NONE);
        }
        String[] parts = text.split("-");
        return parts.length < 2
                ? List.of()
                : List.of(plain(parts[1]), parts.length > 2 ? plain(parts[2]) : "", parts[0]);
    }

    private static String plain(String number) {
        return number.replaceFirst("^0", "");
    }

    // ---- what was sent

    /** What is wrong with one control, by the key of its words. */
    public static final class BadInput extends Exception {
        private static final long serialVersionUID = 1L;
        private final String field;

        /**
         * @param field the name of the control
         * @param key the key of the words that say what is wrong
         */
        public BadInput(String field, String key) {
            super(key);
            this.field = field;
        }

        /** The name of the control. */
        public String field() {
            return field;
        }
    }

    /**
     * The answer in what was sent; null where nothing was.
     *
     * @throws BadInput where it is not of the fact's form
     */
    public JsonNode read(Fact fact, String name, Map<String, List<String>> sent) throws BadInput {
        if (fact.type() == Fact.Type.RECORD) {
            if (fact.noneAllowed() && all(sent, name + ".none").contains(NONE)) {
                return JSON.textNode(NONE);
            }
            return record(fact.fields(), name, sent);
        }
        return switch (fact.type()) {
            case YES_NO ->
                first(sent, name) == null
                        ? null
                        : JSON.booleanNode(first(sent, name).equals("yes"));
            case CHOICES, LIST -> list(name, sent);
            case MONEY -> money(name, sent);
            case DATE -> date(name, sent);
            case MONTH -> month(name, sent);
            case WHOLE, NUMBER -> number(fact, name, sent);
            default -> first(sent, name) == null ? null : JSON.textNode(first(sent, name));
        };
    }

    /** The fields of a record in what was sent; null where none was. */
    ObjectNode record(Map<String, Fact> facts, String name, Map<String, List<String>> sent) throws BadInput {
        ObjectNode record = JSON.objectNode();
        for (Fact each : facts.values()) {
            JsonNode value = read(each, name + "." + each.id(), sent);
            if (value != null) {
                record.set(each.id(), value);
            }
        }
        return record.isEmpty() ? null : record;
    }

    private static List<String> all(Map<String, List<String>> sent, String name) {
        return sent.getOrDefault(name, List.of());
    }

    private static String first(Map<String, List<String>> sent, String name) {
        List<String> values = all(sent, name);
        String value = values.isEmpty() ? "" : values.get(0).strip();
        return value.isEmpty() ? null : value;
    }

    private static JsonNode list(String name, Map<String, List<String>> sent) {
        List<String> chosen = all(sent, name);
        if (chosen.isEmpty()) {
            return null;
        }
        ArrayNode list = JSON.arrayNode();
        chosen.stream().filter(c -> !c.equals(NONE_OF_THESE)).forEach(list::add);
        return list;
    }

    private static BigDecimal decimal(String text, String name, String key) throws BadInput {
        try {
            BigDecimal number = new BigDecimal(text.replaceAll("[$,\\s]", ""));
            if (number.precision() > 12 || number.scale() > 2 || number.scale() < -9) {
                throw new BadInput(name, key);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new BadInput(name, key);
        }
    }

    private static JsonNode money(String name, Map<String, List<String>> sent) throws BadInput {
        String amount = first(sent, name);
        if (amount == null) {
            return null;
        }
        BigDecimal number = decimal(amount, name, "error.money");
        String frequency = first(sent, name + ".frequency");
        if (frequency == null || frequency.equals("monthly")) {
            return JSON.numberNode(number);
        }
        return JSON.objectNode().put("amount", number).put("frequency", frequency);
    }

    private static JsonNode number(Fact fact, String name, Map<String, List<String>> sent) throws BadInput {
        String text = first(sent, name);
        if (text == null) {
            return null;
        }
        BigDecimal number = decimal(text, name, "error.number");
        boolean whole = fact.type() == Fact.Type.WHOLE;
        boolean tooSmall = fact.from() != null ? number.compareTo(fact.from()) < 0 : number.signum() < 0;
        if (whole && number.stripTrailingZeros().scale() > 0
                || tooSmall
                || fact.to() != null && number.compareTo(fact.to()) > 0) {
            throw new BadInput(name, "error.number");
        }
        return whole ? JSON.numberNode(number.longValueExact()) : JSON.numberNode(number);
    }

    private static JsonNode date(String name, Map<String, List<String>> sent) throws BadInput {
        if (all(sent, name + ".none").contains(NONE)) {
            return JSON.textNode(NONE);
        }
        String month = first(sent, name + ".month");
        String day = first(sent, name + ".day");
        String year = first(sent, name + ".year");
        if (month == null && day == null && year == null) {
            return null;
        }
        try {
            return JSON.textNode(
                    LocalDate.of(whole(year), whole(month), whole(day)).toString());
        } catch (DateTimeException | NumberFormatException e) {
            throw new BadInput(name, "error.date");
        }
    }

    private static JsonNode month(String name, Map<String, List<String>> sent) throws BadInput {
        String month = first(sent, name + ".month");
        String year = first(sent, name + ".year");
        if (month == null && year == null) {
            return null;
        }
        try {
            return JSON.textNode(YearMonth.of(whole(year), whole(month)).toString());
        } catch (DateTimeException | NumberFormatException e) {
            throw new BadInput(name, "error.date");
        }
    }

    private static int whole(String text) {
        return Integer.parseInt(text == null ? "" : text);
    }
}
