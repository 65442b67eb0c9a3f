package org.benefits.screener.web.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.FactPath;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Words;
import org.benefits.screener.web.Field;
import org.benefits.screener.web.Forms;
import org.benefits.screener.web.Site;

/**
 * The household as the form of the desk: every fact of the dictionary in sections, core facts in sight, the others folded. Knows sections only
 * by the fact with which each begins, so a new fact stands where the dictionary has it.
 */
public final class ClientView {
    /** A part of the household or of a person. A folded entry is open where it holds something, is wrong, or is what is missing. */
    public record Section(String id, String title, List<Entry> shown, List<Entry> folded, boolean open) {}

    /** A person with the sections of their facts. */
    public record Someone(String name, String id, String title, List<Section> sections) {}

    /**
     * One fact.
     *
     * @param say the question as it is said on the phone
     * @param parts its controls; of a list none
     * @param rows for a list, the controls of each item, the last row empty
     * @param none for a list or record, what "there is none" is called, or null
     * @param isNone whether there is none
     */
    public record Entry(
            String name,
            String id,
            String label,
            String say,
            List<Field> parts,
            List<Row> rows,
            String none,
            boolean isNone,
            boolean filled) {}

    /** One item of a list; the empty one at the end has no number to remove it by. */
    public record Row(String name, List<Field> fields, boolean empty) {}

    private static final Map<String, String> HOME_SECTIONS = Map.of(
            "state", "place",
            "situations", "events",
            "livingArrangement", "home",
            "cooksTogether", "money",
            "disasterDeclared", "disaster",
            "receives", "receives");
    private static final Map<String, String> PERSON_SECTIONS = Map.of(
            "birthDate", "who",
            "filesTaxes", "taxes",
            "pregnant", "pregnancy",
            "disability", "health",
            "employment", "work",
            "incomes", "incomes",
            "immigration", "standing",
            "inHeadStart", "school",
            "veteran", "service",
            "receives", "receives");

    private final Edition edition;
    private final Dictionary dictionary;
    private final Words questions;
    private final Words common;
    private final Words pages;
    private final Locale locale;
    private final ObjectNode household;
    private final Map<String, String> errors;
    private final Map<String, List<String>> typed;
    private final Set<String> wanted;

    /**
     * @param errors what is wrong in a field, by its name, in words
     * @param typed what stands in those that could not be read
     * @param wanted names of the fields that are missing most
     */
    ClientView(
            Edition edition,
            String language,
            ObjectNode household,
            Map<String, String> errors,
            Map<String, List<String>> typed,
            Set<String> wanted) {
        this.edition = edition;
        this.dictionary = edition.books().dictionary();
        this.questions = edition.texts().questions(language);
        this.common = edition.texts().common(language);
        this.pages = edition.texts().pages(language);
        this.locale = Locale.forLanguageTag(language);
        this.household = household;
        this.errors = errors;
        this.typed = typed;
        this.wanted = wanted;
    }

    /** The forms that read and show facts in a language. */
    static Forms forms(Edition edition, String language, JsonNode household) {
        Words words = edition.texts().common(language);
        List<Field.Choice> people = new ArrayList<>();
        household
                .path(ClientReader.PEOPLE)
                .forEach(p -> people.add(new Field.Choice(p.path("id").asText(), Site.personInWords(p, words))));
        return new Forms(edition.texts().questions(language), people, programs(edition, language));
    }

    // Every program that may be named as received, by its name.
    private static List<Field.Choice> programs(Edition edition, String language) {
        Words questions = edition.texts().questions(language);
        Map<String, String> byName = new TreeMap<>();
        for (String id : edition.books().dictionary().programs().entries().keySet()) {
            String own = questions.find("program." + id);
            String name = own != null || !edition.books().contains(id)
                    ? own
                    : edition.texts().program(id, language).get("name");
            byName.merge(name == null ? id : name, id, (one, other) -> one);
        }
        List<Field.Choice> choices = new ArrayList<>();
        byName.forEach((name, id) -> choices.add(new Field.Choice(id, name)));
        return choices;
    }

    /** The name of the field that answers a fact. */
    static String name(FactPath path, JsonNode household) {
        if (path.person() == null) {
            return path.fact().id().equals(ClientReader.PEOPLE)
                    ? ClientReader.NEW_PERSON + ".age"
                    : ClientReader.HOME + "." + path.fact().id();
        }
        return ClientReader.PEOPLE + "." + path.order() + "." + path.fact().id();
    }

    /** The id of the element of a name. */
    static String id(String name) {
        return name.replace('.', '-');
    }

    List<Section> home() {
        Forms forms = forms(edition, locale.toLanguageTag(), household);
        return sections(dictionary.household(), HOME_SECTIONS, "household", household, ClientReader.HOME, "", forms);
    }

    List<Someone> people() {
        Forms forms = forms(edition, locale.toLanguageTag(), household);
        List<Someone> people = new ArrayList<>();
        for (JsonNode person : household.path(ClientReader.PEOPLE)) {
            String name = ClientReader.PEOPLE + "." + people.size();
            String words = Site.personInWords(person, common);
            people.add(new Someone(
                    name,
                    person.path("id").asText(),
                    people.size() + 1 + ". " + capital(words),
                    sections(dictionary.person(), PERSON_SECTIONS, "person", person, name, words, forms)));
        }
        return people;
    }

    private List<Section> sections(
            Map<String, Fact> facts,
            Map<String, String> begins,
            String scope,
            JsonNode subject,
            String prefix,
            String person,
            Forms forms) {
        Map<String, List<Entry>> shown = new LinkedHashMap<>();
        Map<String, List<Entry>> folded = new LinkedHashMap<>();
        String section = null;
        for (Fact fact : facts.values()) {
            if (fact.id().equals("id") || fact.id().equals(ClientReader.PEOPLE)) {
                continue;
            }
            section = begins.getOrDefault(fact.id(), section);
            shown.computeIfAbsent(section, s -> new ArrayList<>());
            folded.computeIfAbsent(section, s -> new ArrayList<>());
            (fact.rank() == Fact.Rank.CORE ? shown : folded)
                    .get(section)
                    .add(entry(fact, scope, subject, prefix, person, forms));
        }
        List<Section> sections = new ArrayList<>();
        shown.forEach((id, entries) -> {
            List<Entry> more = folded.get(id);
            boolean open = more.stream().anyMatch(e -> e.filled() || wanted.contains(e.name()) || isWrong(e.name()));
            sections.add(new Section(id(prefix) + "-" + id, pages.get("desk.section." + id), entries, more, open));
        });
        return sections;
    }

    private boolean isWrong(String name) {
        return errors.keySet().stream().anyMatch(e -> e.equals(name) || e.startsWith(name + "."));
    }

    private Entry entry(Fact fact, String scope, JsonNode subject, String prefix, String person, Forms forms) {
        String key = scope + "." + fact.id();
        String name = prefix + "." + fact.id();
        JsonNode value = subject.path(fact.id());
        boolean filled = !value.isMissingNode() && !value.isNull();
        String label = capital(words(key + ".label", subject, person));
        String say = capital(words(key + ".question", subject, person));
        if (Forms.isList(fact)) {
            return new Entry(
                    name,
                    id(name) + "-0",
                    label,
                    say,
                    List.of(),
                    rows(fact, key, name, value, forms),
                    pages.get("desk.none"),
                    value.isArray() && value.isEmpty(),
                    filled);
        }
        List<Field> parts = new ArrayList<>();
        boolean record = fact.type() == Fact.Type.RECORD;
        for (Field field : forms.fields(fact, key, name, record ? object(value) : value)) {
            // A record's own "there is none" is shown as that of a list.
            if (!field.name().equals(name + ".none")) {
                parts.add(finished(field, record ? recordLabel(fact, key, field) : label));
            }
        }
        return new Entry(
                name,
                parts.get(0).id(),
                label,
                say,
                parts,
                List.of(),
                record && fact.noneAllowed() ? questions.get(key + ".none") : null,
                value.asText().equals(Forms.NONE),
                filled);
    }

    private static JsonNode object(JsonNode value) {
        return value.isObject() ? value : MissingNode.getInstance();
    }

    private String recordLabel(Fact fact, String key, Field field) {
        String part = field.name().substring(field.name().lastIndexOf('.') + 1);
        return capital(questions.get(key + "." + (fact.fields().containsKey(part) ? part : "") + ".label"));
    }

    private String words(String key, JsonNode subject, String person) {
        boolean self = subject.path("relation").asText().equals("self");
        String own = self ? questions.find(key + ".self") : null;
        return (own == null ? questions.get(key) : own).replace("{person}", person);
    }

    private List<Row> rows(Fact fact, String key, String name, JsonNode value, Forms forms) {
        boolean incomes = fact.id().equals(ClientReader.INCOMES);
        Map<String, Fact> fields = incomes ? dictionary.income() : fact.fields();
        String itemKey = incomes ? "income" : key;
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i <= value.size(); i++) {
            String row = name + "." + i;
            List<Field> controls =
                    forms
                            .fields(fields, itemKey, row, i < value.size() ? value.get(i) : MissingNode.getInstance())
                            .stream()
                            .map(f -> finished(
                                    f,
                                    capital(questions.get(
                                            itemKey + "." + f.name().substring(row.length() + 1) + ".label"))))
                            .toList();
            rows.add(new Row(row, controls, i == value.size()));
        }
        return rows;
    }

    // With its short label, and where it could not be read with what was typed.
    private Field finished(Field field, String label) {
        return new Field(
                field.name(),
                field.kind(),
                label,
                null,
                field.choices(),
                typed.getOrDefault(field.name(), field.values()),
                field.none(),
                errors.get(field.name()));
    }

    private String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(locale) + words.substring(1);
    }

    /** Paths of facts that this form cannot show as they are, such as rent by the hour; a file with one of them is not opened. */
    List<String> notShown() {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        home().forEach(s -> send(s, sent));
        people().forEach(p -> {
            sent.put(p.name() + ".id", List.of(p.id()));
            p.sections().forEach(s -> send(s, sent));
        });
        ObjectNode read =
                new ClientReader(dictionary, forms(edition, locale.toLanguageTag(), household), sent).household();
        List<String> lost = new ArrayList<>();
        compare(household, read, "", lost);
        return lost;
    }

    private static void send(Section section, Map<String, List<String>> sent) {
        List<Entry> all = new ArrayList<>(section.shown());
        all.addAll(section.folded());
        for (Entry entry : all) {
            if (entry.isNone()) {
                sent.put(entry.name() + ".none", List.of(Forms.NONE));
            }
            entry.parts().forEach(f -> send(f, sent));
            entry.rows().forEach(r -> r.fields().forEach(f -> send(f, sent)));
        }
    }

    private static void send(Field field, Map<String, List<String>> sent) {
        boolean day = field.kind() == Field.Kind.DATE || field.kind() == Field.Kind.MONTH;
        if (day && field.has(Forms.NONE)) {
            sent.put(field.name() + ".none", List.of(Forms.NONE));
        } else if (day) {
            sent.put(field.name(), List.of(Control.day(field)));
        } else if (field.kind() == Field.Kind.MONEY) {
            sent.put(field.name(), List.of(field.at(0)));
            boolean known = field.choices().stream().anyMatch(c -> c.value().equals(field.at(1)));
            sent.put(field.name() + ".frequency", List.of(known ? field.at(1) : ""));
        } else {
            boolean chosen = field.kind() != Field.Kind.TEXT && field.kind() != Field.Kind.NUMBER;
            sent.put(
                    field.name(),
                    field.values().stream()
                            .filter(v -> !chosen
                                    || field.choices().stream()
                                            .anyMatch(c -> c.value().equals(v)))
                            .toList());
        }
    }

    // What the first has and the second does not have so.
    private static void compare(JsonNode first, JsonNode second, String path, List<String> lost) {
        Comparator<JsonNode> exact =
                (a, b) -> a.isNumber() && b.isNumber() ? decimal(a).compareTo(decimal(b)) : a.equals(b) ? 0 : 1;
        if (first.isNull() && second.isMissingNode() || first.equals(exact, second)) {
            return;
        }
        if (first.isObject() && second.isObject()) {
            first.properties()
                    .forEach(e -> compare(e.getValue(), second.path(e.getKey()), path + "/" + e.getKey(), lost));
        } else if (first.isArray() && second.isArray() && first.size() == second.size() && !isChosen(first)) {
            for (int i = 0; i < first.size(); i++) {
                compare(first.get(i), second.get(i), path + "/" + i, lost);
            }
        } else if (!isSameSet(first, second) && !isMonthly(first, second)) {
            lost.add(path.isEmpty() ? "/" : path.substring(1));
        }
    }

    private static BigDecimal decimal(JsonNode number) {
        return number.decimalValue();
    }

    private static boolean isChosen(JsonNode list) {
        return list.size() > 0 && list.get(0).isTextual();
    }

    // The order in which choices stand says nothing.
    private static boolean isSameSet(JsonNode first, JsonNode second) {
        List<JsonNode> one = new ArrayList<>();
        List<JsonNode> other = new ArrayList<>();
        first.forEach(one::add);
        second.forEach(other::add);
        return first.isArray() && second.isArray() && Set.copyOf(one).equals(Set.copyOf(other));
    }

    // {"amount": 900, "frequency": "monthly"} is 900.
    private static boolean isMonthly(JsonNode first, JsonNode second) {
        return first.isObject()
                && second.isNumber()
                && first.path("frequency").asText("monthly").equals("monthly")
                && first.path("amount").isNumber()
                && first.path("hoursPerWeek").isMissingNode()
                && decimal(first.get("amount")).compareTo(decimal(second)) == 0;
    }
}
