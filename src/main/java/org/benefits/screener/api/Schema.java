package org.benefits.screener.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.Frequency;
import org.benefits.screener.household.HouseholdReader;

/** JSON Schema of the request, made from the fact dictionary. */
final class Schema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    // Said, not demanded by "multipleOf": with binary fractions many validators would refuse 19.99.
    private static final String CENTS = "US dollars with at most two decimals";

    private final Dictionary dictionary;

    Schema(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** The schema of a household. */
    ObjectNode household() {
        ObjectNode schema = object(dictionary.household());
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Household");
        ObjectNode people = JSON.objectNode();
        people.put("type", "array");
        people.put("minItems", 1);
        people.put("maxItems", HouseholdReader.MOST_PEOPLE);
        ObjectNode person = object(dictionary.person());
        person.putArray("required").add("id");
        people.set("items", person);
        ((ObjectNode) schema.get("properties")).set("people", people);
        return schema;
    }

    private ObjectNode object(Map<String, Fact> facts) {
        ObjectNode schema = JSON.objectNode();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        facts.values().forEach(f -> properties.set(f.id(), fact(f)));
        return schema;
    }

    private ObjectNode fact(Fact fact) {
        List<ObjectNode> forms = new ArrayList<>();
        forms.add(form(fact));
        if (fact.type() == Fact.Type.MONEY) {
            forms.add(amount());
        }
        List<String> literals = new ArrayList<>(fact.others());
        if (fact.noneAllowed()) {
            literals.add("none");
        }
        if (!literals.isEmpty()) {
            ObjectNode literal = JSON.objectNode();
            literals.forEach(literal.putArray("enum")::add);
            forms.add(literal);
        }
        ObjectNode nothing = JSON.objectNode();
        nothing.put("type", "null");
        forms.add(nothing);
        ObjectNode any = JSON.objectNode();
        ArrayNode list = any.putArray("anyOf");
        forms.forEach(list::add);
        return any;
    }

    private ObjectNode form(Fact fact) {
        ObjectNode form = JSON.objectNode();
        switch (fact.type()) {
            case YES_NO -> form.put("type", "boolean");
            case DATE -> form.put("type", "string").put("format", "date");
            case MONTH -> form.put("type", "string").put("pattern", "^[0-9]{4}-[0-9]{2}$");
            case WHOLE, NUMBER -> number(fact, form);
            case MONEY -> {
                form.put("type", "number").put("description", CENTS);
                if (fact.scope() != Fact.Scope.INCOME) {
                    form.put("minimum", 0);
                }
            }
            case CHOICE -> fact.choices().forEach(form.putArray("enum")::add);
            case CHOICES -> choices(fact, form);
            case TEXT, PERSON -> {
                form.put("type", "string").put("maxLength", 200);
                if (fact.pattern() != null) {
                    form.put("pattern", "^(?:" + fact.pattern().pattern() + ")$");
                }
            }
            case LIST -> {
                form.put("type", "array");
                form.set("items", items(fact));
            }
            case RECORD -> form.setAll(object(fact.fields()));
        }
        return form;
    }

    private static void number(Fact fact, ObjectNode form) {
        form.put("type", fact.type() == Fact.Type.WHOLE ? "integer" : "number");
        form.put("minimum", fact.from() == null ? 0 : fact.from().longValue());
        if (fact.to() != null) {
            form.put("maximum", fact.to().longValue());
        }
    }

    private void choices(Fact fact, ObjectNode form) {
        form.put("type", "array").put("uniqueItems", true);
        ArrayNode each = form.putObject("items").putArray("enum");
        if (fact.id().equals("receives")) {
            dictionary.programs().entries().keySet().forEach(each::add);
        } else {
            fact.choices().forEach(each::add);
        }
    }

    private ObjectNode items(Fact fact) {
        if (fact.id().equals("incomes")) {
            return object(dictionary.income());
        }
        return fact.listOfPeople() || fact.fields().isEmpty()
                ? JSON.objectNode().put("type", "string")
                : object(fact.fields());
    }

    private static ObjectNode amount() {
        ObjectNode amount = JSON.objectNode();
        amount.put("type", "object").put("additionalProperties", false);
        amount.putArray("required").add("amount");
        ObjectNode properties = amount.putObject("properties");
        properties.putObject("amount").put("type", "number").put("minimum", 0).put("description", CENTS);
        ArrayNode frequencies = properties.putObject("frequency").putArray("enum");
        for (Frequency frequency : Frequency.values()) {
            frequencies.add(frequency.id());
        }
        properties.putObject("hoursPerWeek").put("type", "number").put("minimum", 0);
        return amount;
    }
}
