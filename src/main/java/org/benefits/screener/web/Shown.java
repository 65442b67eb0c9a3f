package org.benefits.screener.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.benefits.screener.household.Amount;
import org.benefits.screener.household.Assumption;
import org.benefits.screener.household.Fact;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Figures;
import org.benefits.screener.text.Words;

/** Answers in words, for checking and changing them. */
public final class Shown {
    /** Everything answered about the household or one person, under a heading. */
    public record Group(String title, List<Line> lines) {}

    /** One answer: what was asked, what was said, and where to change it. */
    public record Line(String label, String value, String path) {}

    private static final List<String> NOT_SHOWN = List.of("id", "relation", "people");

    private final Edition edition;
    private final Words questions;
    private final Words common;
    private final Locale locale;
    private final Figures figures;
    private final Visit visit;

    Shown(Edition edition, String language, Visit visit) {
        this.edition = edition;
        this.questions = edition.texts().questions(language);
        this.common = edition.texts().common(language);
        this.locale = Locale.forLanguageTag(language);
        this.figures = new Figures(language, common);
        this.visit = visit;
    }

    /** All answers, the household's first, then each person's. */
    List<Group> answers() {
        List<Group> groups = new ArrayList<>();
        groups.add(new Group(
                capital(common.get("person.household")),
                lines(edition.books().dictionary().household(), "household", visit.subject(null), "")));
        for (JsonNode person : visit.people()) {
            String id = person.path("id").asText();
            groups.add(new Group(
                    capital(common.get("person." + person.path("relation").asText("someone"))),
                    lines(edition.books().dictionary().person(), "person", person, "people/" + id + "/")));
        }
        return groups;
    }

    /** What was taken for granted because nobody said otherwise. */
    Line assumed(Assumption assumption, String label) {
        Fact fact = assumption.path().fact();
        String scope = assumption.path().person() == null ? "household." : "person.";
        return new Line(
                capital(label),
                value(fact, scope + fact.id(), json(assumption.value())),
                assumption.path().path());
    }

    private static JsonNode json(Object value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value instanceof Boolean yes) {
            return json.booleanNode(yes);
        }
        if (value instanceof BigDecimal number) {
            return json.numberNode(number);
        }
        return value instanceof Amount amount
                ? json.numberNode(amount.money().toDollars())
                : json.textNode(value == Fact.NONE ? Forms.NONE : value.toString());
    }

    private String capital(String words) {
        return words.substring(0, 1).toUpperCase(locale) + words.substring(1);
    }

    private List<Line> lines(Map<String, Fact> facts, String scope, JsonNode subject, String prefix) {
        List<Line> lines = new ArrayList<>();
        boolean self = subject.path("relation").asText().equals("self");
        String person = common.get("person." + subject.path("relation").asText("someone"));
        facts.forEach((id, fact) -> {
            if (subject.has(id) && !NOT_SHOWN.contains(id)) {
                String key = scope + "." + id;
                String own = self ? questions.find(key + ".label.self") : null;
                String label = (own == null ? questions.get(key + ".label") : own).replace("{person}", person);
                lines.add(new Line(capital(label), value(fact, key, subject.get(id)), prefix + id));
            }
        });
        return lines;
    }

    /** The items of a list, each in one line. */
    List<String> items(JsonNode list, Map<String, Fact> facts, String key) {
        List<String> lines = new ArrayList<>();
        for (JsonNode item : list) {
            lines.add(record(facts, key, item));
        }
        return lines;
    }

    private String record(Map<String, Fact> facts, String key, JsonNode item) {
        List<String> parts = new ArrayList<>();
        facts.forEach((id, fact) -> {
            if (item.has(id)) {
                parts.add(value(fact, key + "." + id, item.get(id)));
            }
        });
        return String.join(", ", parts);
    }

    private String value(Fact fact, String key, JsonNode value) {
        if (value.isTextual() && value.asText().equals(Forms.NONE) && questions.find(key + ".none") != null) {
            return questions.get(key + ".none");
        }
        return switch (fact.type()) {
            case YES_NO -> questions.get(value.asBoolean() ? "answer.yes" : "answer.no");
            case MONEY -> money(value);
            case CHOICE -> questions.get(key + "." + value.asText());
            case CHOICES -> choices(fact, key, value);
            case LIST ->
                fact.listOfPeople()
                        ? people(value)
                        : String.join("; ", items(value, listFields(fact), listKey(fact, key)));
            case RECORD -> record(fact.fields(), key, value);
            case PERSON -> person(value.asText());
            case DATE -> figures.date(LocalDate.parse(value.asText()));
            case MONTH -> figures.month(YearMonth.parse(value.asText()));
            default -> value.asText();
        };
    }

    private Map<String, Fact> listFields(Fact fact) {
        return fact.id().equals("incomes") ? edition.books().dictionary().income() : fact.fields();
    }

    private static String listKey(Fact fact, String key) {
        return fact.id().equals("incomes") ? "income" : key;
    }

    private String money(JsonNode value) {
        if (!value.isObject()) {
            return dollars(value);
        }
        return dollars(value.path("amount")) + " · "
                + questions.get("frequency." + value.path("frequency").asText());
    }

    private String dollars(JsonNode amount) {
        BigDecimal number = amount.decimalValue();
        return figures.money(number, number.stripTrailingZeros().scale() > 0);
    }

    private String choices(Fact fact, String key, JsonNode value) {
        if (value.isEmpty()) {
            return questions.get("answer.none-of-these");
        }
        List<String> parts = new ArrayList<>();
        value.forEach(v -> {
            String own = questions.find(key + "." + v.asText());
            boolean program = own == null && edition.books().contains(v.asText());
            parts.add(
                    program
                            ? edition.texts()
                                    .program(v.asText(), locale.toLanguageTag())
                                    .get("name")
                            : own == null ? v.asText() : own);
        });
        return String.join(", ", parts);
    }

    private String people(JsonNode ids) {
        List<String> parts = new ArrayList<>();
        ids.forEach(id -> parts.add(person(id.asText())));
        return parts.isEmpty() ? questions.get("answer.none-of-these") : String.join(", ", parts);
    }

    private String person(String id) {
        JsonNode person = visit.subject(id);
        return person == null
                ? id
                : common.get("person." + person.path("relation").asText("someone"));
    }
}
