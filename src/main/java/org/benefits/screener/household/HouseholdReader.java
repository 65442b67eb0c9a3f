package org.benefits.screener.household;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.benefits.screener.money.Money;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Why;

/**
 * Reads a household from JSON by the dictionary, and collects every fault instead of stopping at the first. An unknown fact is refused, not
 * ignored. No message quotes an answer.
 */
public final class HouseholdReader {
    /** The most people in one household. */
    public static final int MOST_PEOPLE = 30;

    /** The most people whose relation to the one who answers may be left open: what may be so grows with their square and more. */
    public static final int MOST_WITHOUT_RELATION = 10;

    /** The most incomes of one person. */
    public static final int MOST_INCOMES = 40;

    /** Types of income that can be a loss. */
    static final Set<String> MAY_BE_NEGATIVE = Set.of("self-employment", "gig", "rental", "capital-gains");

    private static final Set<String> PAYMENT = new LinkedHashSet<>(List.of("amount", "frequency", "hoursPerWeek"));
    private static final int MOST_ITEMS = 40;
    private static final int LONGEST_SHOWN = 60;
    private static final LocalDate FIRST_DAY = LocalDate.of(1880, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2200, 12, 31);
    private static final Pattern PERSON_ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private final Dictionary dictionary;

    public HouseholdReader(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** As {@link #read(JsonNode, LocalDate, LocalDate, String)}, with ages meant as of the same day. */
    public Household read(JsonNode json, LocalDate asOf, String pointer) {
        return read(json, asOf, asOf, pointer);
    }

    /**
     * The household of a JSON object.
     *
     * @param asOf the day of the screening
     * @param agesAsOf the day on which ages in years are meant
     * @param pointer where the object stands in the request, for messages
     * @throws BadHousehold with all faults: first those of form, else those of contradiction
     */
    public Household read(JsonNode json, LocalDate asOf, LocalDate agesAsOf, String pointer) {
        Reading reading = new Reading(asOf, agesAsOf);
        Household household = reading.household(json == null ? JsonNodeFactory.instance.objectNode() : json, pointer);
        if (!reading.malformed.isEmpty()) {
            throw new BadHousehold(BadHousehold.Kind.MALFORMED, reading.malformed);
        }
        new Contradictions(household, reading.contradictions, pointer, reading.births).collect();
        if (!reading.contradictions.isEmpty()) {
            throw new BadHousehold(BadHousehold.Kind.CONTRADICTION, reading.contradictions);
        }
        return household;
    }

    /** The earliest and latest day on which a person may have been born. */
    record Birth(LocalDate from, LocalDate to) {}

    private final class Reading {
        private final LocalDate asOf;
        private final LocalDate agesAsOf;
        private final List<Problem> malformed = new ArrayList<>();
        private final List<Problem> contradictions = new ArrayList<>();
        private final Map<String, Birth> births = new HashMap<>();
        private Set<String> peopleIds = Set.of();

        Reading(LocalDate asOf, LocalDate agesAsOf) {
            this.asOf = asOf;
            this.agesAsOf = agesAsOf;
        }

        private void bad(String pointer, String code, String message) {
            malformed.add(new Problem(pointer, code, message));
        }

        Household household(JsonNode json, String pointer) {
            if (!json.isObject()) {
                bad(pointer, "not-an-object", "A household is an object, such as {\"state\": \"NC\", \"people\": []}.");
                return new Household(
                        asOf,
                        dictionary.household(),
                        new Object[dictionary.household().size()],
                        List.of(),
                        false,
                        dictionary.programs());
            }
            JsonNode list = json.path("people");
            boolean peopleKnown = !list.isMissingNode() && !list.isNull();
            peopleIds = ids(list);
            Object[] values = new Object[dictionary.household().size()];
            json.properties().forEach(e -> {
                String at = pointer + "/" + pointerPart(e.getKey());
                Fact fact = dictionary.household().get(e.getKey());
                if (fact == null) {
                    unknown(at, e.getKey(), dictionary.household().keySet());
                } else if (!e.getKey().equals("people")) {
                    values[fact.index()] = value(fact, e.getValue(), at);
                }
            });
            nameCounty(values);
            List<Person> people = new ArrayList<>();
            if (peopleKnown) {
                people(list, pointer + "/people", people);
            }
            Household household =
                    new Household(asOf, dictionary.household(), values, people, peopleKnown, dictionary.programs());
            for (Person person : people) {
                Birth birth = births.get(person.id());
                person.join(household, birth == null ? null : birth.from(), birth == null ? null : birth.to());
            }
            return household;
        }

        private void nameCounty(Object[] values) {
            int county = dictionary.household().get("county").index();
            int state = dictionary.household().get("state").index();
            if (values[county] instanceof String answer && values[state] instanceof String of) {
                values[county] = dictionary.counties().named(of, answer);
            }
        }

        private Set<String> ids(JsonNode list) {
            Set<String> ids = new LinkedHashSet<>();
            if (list.isArray()) {
                list.forEach(p -> ids.add(p.path("id").asText("")));
            }
            return ids;
        }

        private void people(JsonNode list, String pointer, List<Person> people) {
            if (!list.isArray()) {
                bad(pointer, "not-a-list", "people is a list of objects, one a person.");
                return;
            }
            if (list.size() > MOST_PEOPLE) {
                bad(pointer, "too-many", "A household may hold at most " + MOST_PEOPLE + " people.");
                return;
            }
            if (list.isEmpty()) {
                contradictions.add(
                        new Problem(
                                pointer,
                                "nobody",
                                "A list of people that is given is complete, so it cannot be empty: leave it out, or enter yourself."));
            }
            int open = 0;
            for (JsonNode each : list) {
                open += each.hasNonNull("relation") ? 0 : 1;
            }
            if (open > MOST_WITHOUT_RELATION) {
                bad(
                        pointer,
                        "relation",
                        "Say how people are related to the one who answers; for at most " + MOST_WITHOUT_RELATION
                                + " it may be left open.");
                return;
            }
            for (int i = 0; i < list.size(); i++) {
                person(list.get(i), pointer + "/" + i, i, people);
            }
        }

        private void person(JsonNode json, String pointer, int order, List<Person> people) {
            if (!json.isObject()) {
                bad(pointer, "not-an-object", "A person is an object with at least an id.");
                return;
            }
            String id = json.path("id").asText("");
            if (!json.path("id").isTextual() || !PERSON_ID.matcher(id).matches()) {
                bad(pointer + "/id", "bad-id", "Each person needs an id of 1 to 40 letters, digits, - or _.");
            }
            Object[] values = new Object[dictionary.person().size()];
            List<Income> incomes = null;
            for (Map.Entry<String, JsonNode> e : json.properties()) {
                String at = pointer + "/" + pointerPart(e.getKey());
                Fact fact = dictionary.person().get(e.getKey());
                if (fact == null) {
                    unknown(at, e.getKey(), dictionary.person().keySet());
                } else if (e.getKey().equals("incomes")) {
                    incomes = e.getValue().isNull() ? null : incomes(e.getValue(), at, fact, id, order);
                    values[fact.index()] = incomes;
                } else {
                    values[fact.index()] = value(fact, e.getValue(), at);
                }
            }
            births.put(id, birth(values, pointer));
            people.add(new Person(id, order, dictionary.person(), values, incomes));
        }

        private Birth birth(Object[] values, String pointer) {
            LocalDate from = null;
            LocalDate to = null;
            if (get(values, "birthDate") instanceof LocalDate day) {
                from = day;
                to = day;
            }
            if (get(values, "birthMonth") instanceof YearMonth month) {
                LocalDate first = month.atDay(1);
                LocalDate last = month.atEndOfMonth();
                from = from == null ? first : later(from, first);
                to = to == null ? last : earlier(to, last);
            }
            if (get(values, "age") instanceof BigDecimal age) {
                LocalDate first = agesAsOf.minusYears(age.longValue() + 1).plusDays(1);
                LocalDate last = agesAsOf.minusYears(age.longValue());
                from = from == null ? first : later(from, first);
                to = to == null ? last : earlier(to, last);
            }
            if (from != null && from.isAfter(to)) {
                contradictions.add(new Problem(
                        pointer,
                        "age-contradicts",
                        "birthDate, birthMonth and age do not agree. Give one of them, or make them agree."));
                return null;
            }
            if (from != null && from.isAfter(asOf)) {
                contradictions.add(
                        new Problem(
                                pointer,
                                "not-yet-born",
                                "This birth lies after the day of the screening. For a baby on the way use pregnant, dueDate and babiesExpected."));
            }
            return from == null ? null : new Birth(from, to);
        }

        private Object get(Object[] values, String fact) {
            return values[dictionary.person().get(fact).index()];
        }

        private List<Income> incomes(JsonNode list, String pointer, Fact fact, String id, int order) {
            List<Income> found = new ArrayList<>();
            if (!list.isArray() || list.size() > MOST_INCOMES) {
                bad(
                        pointer,
                        "not-a-list",
                        "incomes is a list of at most " + MOST_INCOMES + " objects; [] says that there is none.");
                return found;
            }
            Why why = Why.of(new FactPath(fact, id, order));
            for (int i = 0; i < list.size(); i++) {
                found.add(income(list.get(i), pointer + "/" + i, why));
            }
            return found;
        }

        private Income income(JsonNode json, String pointer, Why why) {
            Map<String, Object> fields = fields(dictionary.income(), json, pointer);
            Amount amount = (Amount) fields.get("amount");
            Frequency frequency =
                    Frequency.find(String.valueOf(fields.get("frequency"))).orElse(null);
            BigDecimal hours = (BigDecimal) fields.get("hoursPerWeek");
            LocalDate start = (LocalDate) fields.get("start");
            LocalDate end = (LocalDate) fields.get("end");
            LocalDate date = (LocalDate) fields.get("date");
            String type = (String) fields.get("type");
            if (amount != null) {
                Frequency often = frequency != null ? frequency : amount.frequency();
                amount = new Amount(amount.money(), often, hours != null ? hours : amount.hoursPerWeek());
                if (amount.money().cents() < 0 && type != null && !MAY_BE_NEGATIVE.contains(type)) {
                    bad(
                            pointer + "/amount",
                            "negative",
                            "Only self-employment, gig, rental and capital-gains may be a loss.");
                }
                if (often == Frequency.ONCE && date == null) {
                    bad(pointer + "/date", "date-needed", "A payment that comes once needs its date.");
                }
            }
            if (start != null && end != null && end.isBefore(start)) {
                contradictions.add(new Problem(
                        pointer + "/end",
                        "ends-before-start",
                        "This income ends before it starts. Check the two dates."));
            }
            OneOf kind =
                    type == null ? OneOf.among(dictionary.income().get("type").choices(), why) : OneOf.known(type, why);
            return new Income(kind, amount, start, end, date, why, asOf);
        }

        private Map<String, Object> fields(Map<String, Fact> known, JsonNode json, String pointer) {
            Map<String, Object> found = new LinkedHashMap<>();
            if (!json.isObject()) {
                bad(pointer, "not-an-object", "This is an object with the fields " + known.keySet() + ".");
                return found;
            }
            for (Map.Entry<String, JsonNode> e : json.properties()) {
                String at = pointer + "/" + pointerPart(e.getKey());
                Fact fact = known.get(e.getKey());
                if (fact == null) {
                    unknown(at, e.getKey(), known.keySet());
                } else {
                    found.put(e.getKey(), value(fact, e.getValue(), at));
                }
            }
            return found;
        }

        private void unknown(String pointer, String name, Set<String> known) {
            String near = Dictionary.nearest(name, known);
            bad(
                    pointer,
                    "unknown-fact",
                    "There is no such fact." + (near == null ? "" : " Did you mean \"" + near + "\"?")
                            + " GET /api/v1/questions lists them all.");
        }

        private Object value(Fact fact, JsonNode json, String at) {
            if (json.isNull()) {
                return null;
            }
            if (json.isTextual() && fact.noneAllowed() && json.asText().equals("none")) {
                return Fact.NONE;
            }
            if (json.isTextual() && fact.others().contains(json.asText())) {
                return json.asText();
            }
            return switch (fact.type()) {
                case YES_NO -> json.isBoolean() ? json.asBoolean() : wrong(at, "true or false");
                case DATE -> date(json, at);
                case MONTH -> month(json, at);
                case WHOLE -> number(fact, json, at, true);
                case NUMBER -> number(fact, json, at, false);
                case MONEY -> money(fact, json, at);
                case CHOICE -> choice(fact, json, at);
                case CHOICES -> choices(fact, json, at);
                case TEXT -> text(fact, json, at);
                case PERSON -> person(fact, json, at);
                case LIST -> list(fact, json, at);
                case RECORD -> fields(fact.fields(), json, at);
            };
        }

        private Object wrong(String at, String expected) {
            bad(at, "wrong-type", "This fact takes " + expected + ".");
            return null;
        }

        private Object date(JsonNode json, String at) {
            try {
                LocalDate day =
                        json.isTextual() && json.asText().length() == 10 ? LocalDate.parse(json.asText()) : null;
                if (day != null && !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY)) {
                    return day;
                }
            } catch (DateTimeException e) {
                return wrong(at, "a date of the calendar, such as \"2026-11-22\"");
            }
            return wrong(at, "a date between 1880 and 2200, such as \"2026-11-22\"");
        }

        private Object month(JsonNode json, String at) {
            try {
                YearMonth month =
                        json.isTextual() && json.asText().length() == 7 ? YearMonth.parse(json.asText()) : null;
                if (month != null && month.getYear() >= FIRST_DAY.getYear() && month.getYear() <= LAST_DAY.getYear()) {
                    return month;
                }
            } catch (DateTimeException e) {
                return wrong(at, "a month, such as \"2026-11\"");
            }
            return wrong(at, "a month between 1880 and 2200, such as \"2026-11\"");
        }

        private Object number(Fact fact, JsonNode json, String at, boolean whole) {
            BigDecimal least = fact.from() == null ? BigDecimal.ZERO : fact.from();
            BigDecimal most = fact.to() == null ? BigDecimal.valueOf(1_000_000) : fact.to();
            String expected = (whole ? "a whole number from " : "a number with at most two decimals from ")
                    + least.toPlainString() + " to " + most.toPlainString();
            if (!json.isNumber() || tooLong(json)) {
                return wrong(at, expected);
            }
            BigDecimal number = json.decimalValue().stripTrailingZeros();
            if (number.scale() > (whole ? 0 : 2) || number.compareTo(least) < 0 || number.compareTo(most) > 0) {
                return wrong(at, expected);
            }
            return number;
        }

        private Object money(Fact fact, JsonNode json, String at) {
            if (json.isNumber()) {
                Money money = dollars(fact, json, at);
                return money == null ? null : Amount.monthly(money);
            }
            if (!json.isObject()) {
                return wrong(at, "dollars a month, such as 950, or {\"amount\": 220, \"frequency\": \"weekly\"}");
            }
            Money money = null;
            Frequency frequency = Frequency.MONTHLY;
            BigDecimal hours = null;
            for (Map.Entry<String, JsonNode> e : json.properties()) {
                String place = at + "/" + pointerPart(e.getKey());
                if (e.getValue().isNull() && PAYMENT.contains(e.getKey())) {
                    continue;
                }
                switch (e.getKey()) {
                    case "amount" ->
                        money = e.getValue().isNumber()
                                ? dollars(fact, e.getValue(), place)
                                : (Money) wrong(place, "dollars");
                    case "frequency" -> {
                        frequency = Frequency.find(e.getValue().asText()).orElse(null);
                        if (frequency == null) {
                            wrong(place, "hourly, weekly, every-two-weeks, twice-a-month, monthly, yearly or once");
                        }
                    }
                    case "hoursPerWeek" -> hours = (BigDecimal) number(hoursPerWeek(), e.getValue(), place, false);
                    default -> unknown(place, e.getKey(), PAYMENT);
                }
            }
            if (money == null || frequency == null) {
                if (!json.hasNonNull("amount")) {
                    wrong(at, "an object with an amount");
                }
                return null;
            }
            return new Amount(money, frequency, hours);
        }

        private Fact hoursPerWeek() {
            return dictionary.income().get("hoursPerWeek");
        }

        private Money dollars(Fact fact, JsonNode json, String at) {
            try {
                Money money = tooLong(json) ? null : Money.dollars(json.decimalValue());
                if (money != null && (money.cents() >= 0 || fact.scope() == Fact.Scope.INCOME)) {
                    return money;
                }
            } catch (ArithmeticException e) {
                return (Money) wrong(at, "US dollars with at most two decimals, at most a billion");
            }
            return (Money) wrong(at, "US dollars, zero or more, with at most two decimals");
        }

        // A number such as 1e999999999 would take forever to expand.
        private static boolean tooLong(JsonNode json) {
            BigDecimal number = json.decimalValue();
            return Math.abs((long) number.scale()) > 30 || number.precision() > 30;
        }

        private Object choice(Fact fact, JsonNode json, String at) {
            if (json.isTextual() && fact.choices().contains(json.asText())) {
                return json.asText();
            }
            String near = json.isTextual() ? Dictionary.nearest(json.asText(), fact.choices()) : null;
            return wrong(at, "one of " + fact.choices() + (near == null ? "" : "; did you mean \"" + near + "\"?"));
        }

        private Object choices(Fact fact, JsonNode json, String at) {
            if (!json.isArray() || json.size() > 200) {
                return wrong(at, "a list of choices; [] says that there is none");
            }
            boolean programs = fact.id().equals("receives");
            Set<String> sorted = new TreeSet<>();
            for (int i = 0; i < json.size(); i++) {
                String each = json.get(i).asText("");
                if (json.get(i).isTextual()
                        && (programs
                                ? dictionary.programs().contains(each)
                                : fact.choices().contains(each))) {
                    sorted.add(each);
                } else {
                    Set<String> known =
                            programs ? dictionary.programs().entries().keySet() : new LinkedHashSet<>(fact.choices());
                    String near = Dictionary.nearest(each, known);
                    wrong(
                            at + "/" + i,
                            (programs ? "a program id of GET /api/v1/programs" : "one of " + fact.choices())
                                    + (near == null ? "" : "; did you mean \"" + near + "\"?"));
                }
            }
            return new LinkedHashSet<>(sorted);
        }

        private Object text(Fact fact, JsonNode json, String at) {
            if (!json.isTextual() || json.asText().length() > 200) {
                return wrong(at, "a text of at most 200 characters");
            }
            if (fact.pattern() != null && !fact.pattern().matcher(json.asText()).matches()) {
                return wrong(at, "a text of the form " + fact.pattern().pattern());
            }
            return json.asText();
        }

        private Object person(Fact fact, JsonNode json, String at) {
            if (json.isTextual() && peopleIds.contains(json.asText())) {
                return json.asText();
            }
            return wrong(
                    at,
                    "the id of a person of this household" + (fact.noneAllowed() ? " or \"none\"" : "")
                            + (fact.others().isEmpty() ? "" : " or one of " + fact.others()));
        }

        private Object list(Fact fact, JsonNode json, String at) {
            if (!json.isArray() || json.size() > MOST_ITEMS) {
                return wrong(at, "a list of at most " + MOST_ITEMS + " items; [] says that there is none");
            }
            List<Object> found = new ArrayList<>();
            for (int i = 0; i < json.size(); i++) {
                Object item = fact.listOfPeople()
                        ? person(fact, json.get(i), at + "/" + i)
                        : fields(fact.fields(), json.get(i), at + "/" + i);
                if (item != null) {
                    found.add(item);
                }
            }
            return List.copyOf(found);
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** A name as a part of a JSON Pointer (RFC 6901); a very long one is cut, because it is none of ours. */
    public static String pointerPart(String name) {
        String shown = name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) : name;
        return shown.replace("~", "~0").replace("/", "~1");
    }
}
