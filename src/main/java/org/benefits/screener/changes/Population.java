package org.benefits.screener.changes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Made-up households whose sizes, ages, incomes, states and homes are spread as published national figures say ({@code population/*.csv},
 * each with its source, approximations marked). The same seed and place give the same household on every machine. Nobody gets any program
 * yet, nobody is in college, and everyone cooks together: the households show who could get what, not who does.
 */
public final class Population {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MONTHS = 12;
    private static final int RETIRED_FROM = 65;
    private static final int ADULT_FROM = 18;
    private static final int SMALL_UNDER = 13;
    private static final int SCHOOL_FROM = 5;
    private static final int OLDEST_PREGNANT = 44;
    private static final int MOST_DAYS_TO_BIRTH = 280;
    // 64 bits of the golden ratio: neighbours in place get seeds that lie far apart.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int YEARS_WITH_STATUS = 10;
    // About the pay of an hour and the weeks of a month, to say hours that go with a month's pay.
    private static final int PAY_OF_AN_HOUR_IN_MONTH = 70;
    private static final int MOST_HOURS = 40;
    private static final double DISABILITY_PAY = 1537;

    private final Map<String, Distribution> distributions = new LinkedHashMap<>();
    private final long seed;

    /**
     * @param seed the same seed, the same households
     */
    public Population(long seed) {
        this.seed = seed;
    }

    private Distribution of(String name) {
        synchronized (distributions) {
            return distributions.computeIfAbsent(name, Distribution::read);
        }
    }

    /** How many households there are in the nation. */
    public double nation() {
        return of("households").total();
    }

    /** The sources of every distribution that was drawn from. */
    public Set<String> sources() {
        Set<String> all = new TreeSet<>();
        synchronized (distributions) {
            distributions.values().forEach(d -> all.addAll(d.sources()));
        }
        return all;
    }

    /**
     * The household at a place, as it would be sent to the API, without its day.
     *
     * @param day the day of the screening: dates such as a due date count from it
     */
    public ObjectNode household(int place, LocalDate day) {
        return new Draw(new SplittableRandom(seed + place * SPREAD), day).home();
    }

    /** One household being drawn. */
    private final class Draw {
        private final SplittableRandom random;
        private final LocalDate day;
        private final ObjectNode home = JSON.objectNode();
        private ArrayNode people;

        Draw(SplittableRandom random, LocalDate day) {
            this.random = random;
            this.day = day;
        }

        private boolean yes(String name) {
            return of(name).draw(random).equals("yes");
        }

        private boolean yes(String name, long given) {
            return of(name).draw(random, given).equals("yes");
        }

        private long number(String name) {
            return Distribution.within(random, of(name).draw(random));
        }

        private long number(String name, long given) {
            return Distribution.within(random, of(name).draw(random, given));
        }

        ObjectNode home() {
            int size = Integer.parseInt(of("size").draw(random));
            long yearly = Math.round(number("income") * of("income-by-size").weight(Integer.toString(size)));
            home.put("state", of("state").draw(random));
            shelter(yearly);
            home.put("liquidAssets", number("savings", yearly));
            home.put("otherAssets", 0);
            home.putArray("vehicles");
            home.put("childSupportPaid", 0);
            home.put("receivedLiheapLast12Months", false);
            home.put("shutoffNotice", false);
            home.put("cooksTogether", true);
            home.putArray("receives");
            home.putArray("situations");
            people = home.putArray("people");
            boolean hasSmall = people(size);
            status();
            incomes(yearly);
            home.put("dependentCare", hasSmall && yes("pays-for-care") ? number("care-cost") : 0);
            return home;
        }

        private void shelter(long yearly) {
            boolean owns = of("tenure").draw(random, yearly).equals("own");
            home.put("livingArrangement", owns ? "own" : "rent");
            if (owns) {
                home.put("mortgage", yes("mortgage") ? number("mortgage-cost") : 0);
                home.put("propertyTaxAndInsurance", number("tax-and-insurance"));
            } else {
                home.put("rent", number("rent"));
                home.put("rentIsSubsidized", false);
            }
            ArrayNode bills = home.putArray("utilitiesPaid");
            if (yes("pays-for-heat")) {
                bills.add("heating");
            }
            bills.add("electricity").add("phone");
        }

        private boolean people(int size) {
            long age = number("age", size);
            person("self", age);
            boolean couple = size > 1 && yes("couple", size);
            if (couple) {
                person("spouse", Math.max(ADULT_FROM, age - 3 + random.nextLong(7)));
            }
            boolean hasSmall = false;
            for (int i = people.size(); i < size; i++) {
                if (yes("child", age)) {
                    // A child of the householder is at least 16 years younger.
                    long ofChild = Math.max(0, Math.min(number("child-age"), age - 16));
                    person("child", ofChild);
                    hasSmall |= ofChild < SMALL_UNDER;
                } else if (age >= 2 * ADULT_FROM && random.nextBoolean()) {
                    person("child", ADULT_FROM + random.nextLong(age - 2 * ADULT_FROM + 1));
                } else {
                    person("other-relative", ADULT_FROM + random.nextLong(60));
                }
            }
            return hasSmall;
        }

        private void person(String relation, long age) {
            ObjectNode person = people.addObject();
            person.put("id", "p" + people.size());
            person.put("relation", relation);
            person.put("age", age);
            boolean disabled = yes("disability", age);
            person.put("disability", disabled);
            person.putArray("disabilityBenefits");
            person.put("medicalCosts", 0);
            person.putArray("receives");
            person.putArray("healthCoverage");
            person.put("pregnancyEndDate", "none");
            person.put("veteran", false);
            person.put("student", age >= SCHOOL_FROM && age < ADULT_FROM ? "k-12" : "no");
            person.put("snapMonthsUsed", 0);
            boolean pregnant = age >= ADULT_FROM && age <= OLDEST_PREGNANT && yes("pregnant");
            person.put("pregnant", pregnant);
            if (pregnant) {
                person.put(
                        "dueDate",
                        day.plusDays(1 + random.nextLong(MOST_DAYS_TO_BIRTH)).toString());
            }
            person.put("employment", "not-working");
            person.putArray("incomes");
        }

        private void status() {
            if (yes("citizens")) {
                home.put("citizensOnly", true);
                return;
            }
            String status = of("immigration").draw(random);
            people.forEach(p -> {
                boolean born = p.get("age").asInt() < YEARS_WITH_STATUS;
                ((ObjectNode) p).put("immigration", born ? "us-citizen" : status);
                if (!born && status.equals("lawful-permanent-resident")) {
                    ((ObjectNode) p)
                            .put(
                                    "qualifiedSince",
                                    day.minusYears(1 + random.nextLong(2 * YEARS_WITH_STATUS))
                                            .toString());
                }
            });
        }

        // The householder's first, then those of the second adult, as far as the household's income goes.
        private void incomes(long yearly) {
            double left = (double) yearly / MONTHS;
            ObjectNode first = (ObjectNode) people.get(0);
            ObjectNode second = secondAdult();
            for (ObjectNode each : second == null ? List.of(first) : List.of(first, second)) {
                int age = each.get("age").asInt();
                if (age >= RETIRED_FROM) {
                    each.put("employment", "retired");
                    left = income(each, "social-security-retirement", left, number("retirement-pay"));
                } else if (each.get("disability").asBoolean() && yes("disability-insurance")) {
                    each.withArrayProperty("disabilityBenefits").add("ssdi");
                    left = income(each, "social-security-disability", left, DISABILITY_PAY);
                }
            }
            ObjectNode earner = first.get("incomes").isEmpty() || second == null ? first : second;
            if (left >= 1 && earner.get("age").asInt() >= RETIRED_FROM) {
                income(earner, "pension", left, left);
                return;
            }
            boolean both =
                    second != null && earner == first && second.get("incomes").isEmpty() && yes("both-work");
            if (both) {
                left = wages(second, left, left * 2 / 5);
            }
            wages(earner, left, left);
        }

        private ObjectNode secondAdult() {
            return people.size() > 1
                            && people.get(1).get("age").asInt() >= ADULT_FROM
                            && people.get(1).get("relation").asText().equals("spouse")
                    ? (ObjectNode) people.get(1)
                    : null;
        }

        private double wages(ObjectNode person, double left, double pay) {
            if (pay < 1) {
                return left;
            }
            person.put("employment", "employed");
            person.put("hoursPerWeek", Math.max(1, Math.min(MOST_HOURS, Math.round(pay / PAY_OF_AN_HOUR_IN_MONTH))));
            return income(person, "wages", left, pay);
        }

        private double income(ObjectNode person, String type, double left, double amount) {
            long whole = Math.round(Math.min(left, amount));
            if (whole > 0) {
                person.withArrayProperty("incomes")
                        .addObject()
                        .put("type", type)
                        .put("frequency", "monthly")
                        .put("amount", whole);
            }
            return left - whole;
        }
    }
}
