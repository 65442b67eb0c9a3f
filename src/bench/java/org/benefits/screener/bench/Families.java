package org.benefits.screener.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/**
 * Families as they come to a library or a food bank: a few kinds of home, with ages, pay, rent and states that vary, and the answers that
 * such people give. Unlike {@code RandomHouseholds}, nobody has a rating from the VA and a seasonal farm job at five years of age.
 */
final class Families {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> STATES = List.of(
            "CA", "TX", "FL", "NY", "PA", "IL", "OH", "GA", "NC", "MI", "NJ", "VA", "WA", "AZ", "MA", "TN", "IN", "MO",
            "WI", "MD", "CO", "MN", "SC", "AL", "LA", "KY", "OR", "OK", "CT", "NM", "AK", "HI");

    private final Random random;

    Families(long seed) {
        this.random = new Random(seed);
    }

    /** One family, with an answer to the questions that are asked first. */
    ObjectNode next(LocalDate asOf) {
        ObjectNode home = JSON.objectNode();
        home.put("state", STATES.get(random.nextInt(STATES.size())));
        home.put("citizensOnly", true);
        boolean rents = chance(0.7);
        home.put("livingArrangement", rents ? "rent" : chance(0.6) ? "own" : "with-others");
        if (rents) {
            home.put("rent", 500 + random.nextInt(1500));
        }
        ArrayNode bills = home.putArray("utilitiesPaid");
        List.of("heating", "electricity", "phone").stream()
                .filter(b -> chance(0.7))
                .forEach(bills::add);
        home.put("liquidAssets", random.nextInt(6000));
        home.put("otherAssets", 0);
        home.put("dependentCare", chance(0.2) ? 300 : 0);
        home.put("childSupportPaid", 0);
        home.put("receivedLiheapLast12Months", chance(0.2));
        home.put("cooksTogether", true);
        home.putArray("receives");
        people(home.putArray("people"), asOf);
        return home;
    }

    private void people(ArrayNode people, LocalDate asOf) {
        switch (random.nextInt(6)) {
            case 0 -> {
                adult(people, "self", 20 + random.nextInt(25), 0.6, asOf);
                children(people, 1 + random.nextInt(3));
            }
            case 1 -> {
                adult(people, "self", 22 + random.nextInt(25), 0.8, asOf);
                adult(people, "spouse", 22 + random.nextInt(25), 0.5, asOf);
                children(people, random.nextInt(5));
            }
            case 2 -> retired(adult(people, "self", 62 + random.nextInt(25), 0, asOf));
            case 3 -> {
                adult(people, "self", 25 + random.nextInt(20), 0.7, asOf);
                children(people, 1 + random.nextInt(2));
                retired(adult(people, "parent", 62 + random.nextInt(20), 0, asOf));
            }
            case 4 -> {
                ObjectNode self = adult(people, "self", 18 + random.nextInt(17), 0.4, asOf);
                self.put("pregnant", true);
                self.put("dueDate", asOf.plusDays(30 + random.nextInt(150)).toString());
                children(people, random.nextInt(2));
            }
            default -> {
                ObjectNode self = adult(people, "self", 18 + random.nextInt(45), 0.6, asOf);
                self.put("disability", chance(0.3));
            }
        }
    }

    private ObjectNode adult(ArrayNode people, String relation, int age, double works, LocalDate asOf) {
        ObjectNode person = person(people, relation, age);
        boolean has = chance(works);
        person.put("employment", has ? "employed" : "not-working");
        person.put("pregnant", false);
        person.put("pregnancyEndDate", "none");
        person.put("veteran", chance(0.05));
        person.put("student", chance(0.08) ? "college" : "no");
        ArrayNode incomes = person.putArray("incomes");
        if (has) {
            person.put("hoursPerWeek", 15 + random.nextInt(26));
            income(incomes, "wages", chance(0.5) ? "every-two-weeks" : "monthly", 400 + random.nextInt(2200));
        } else if (chance(0.4)) {
            person.put("unemploymentClaim", "receiving");
            income(incomes, "unemployment", "weekly", 150 + random.nextInt(350));
        }
        return person;
    }

    private void retired(ObjectNode person) {
        ArrayNode incomes = person.putArray("incomes");
        income(incomes, "social-security-retirement", "monthly", 700 + random.nextInt(1600));
    }

    private void children(ArrayNode people, int number) {
        for (int i = 0; i < number; i++) {
            ObjectNode child = person(people, "child", Math.min(random.nextInt(18), youngestParent(people) - 17));
            child.put("student", child.get("age").asInt() >= 5 ? "k-12" : "no");
            child.putArray("incomes");
        }
    }

    private static int youngestParent(ArrayNode people) {
        return people.get(0).get("age").asInt();
    }

    private ObjectNode person(ArrayNode people, String relation, int age) {
        ObjectNode person = people.addObject();
        person.put("id", "p" + people.size());
        person.put("relation", relation);
        person.put("age", Math.max(0, age));
        person.put("disability", false);
        person.putArray("disabilityBenefits");
        person.putArray("receives");
        person.putArray("healthCoverage");
        return person;
    }

    private void income(ArrayNode incomes, String type, String frequency, int dollars) {
        ObjectNode income = incomes.addObject();
        income.put("type", type);
        income.put("frequency", frequency);
        income.put("amount", BigDecimal.valueOf(dollars * 100L + random.nextInt(100), 2));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
