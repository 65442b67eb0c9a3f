package org.benefits.screener.household;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Facts that cannot all be true at once. */
final class Contradictions {
    static final int LEAST_YEARS_BETWEEN_PARENT_AND_CHILD = 10;

    private static final String COOKS_WITH = "cooksWith";
    private static final String FILING_STATUS = "filingStatus";
    private static final String JOINTLY = "married-filing-jointly";

    private final Household household;
    private final List<Problem> problems;
    private final String pointer;
    private final Map<String, HouseholdReader.Birth> births;

    Contradictions(
            Household household, List<Problem> problems, String pointer, Map<String, HouseholdReader.Birth> births) {
        this.household = household;
        this.problems = problems;
        this.pointer = pointer;
        this.births = births;
    }

    void collect() {
        if (!household.people().isEmpty()) {
            ids();
            relations();
            filing();
            cooking();
            for (Person person : household.people()) {
                ages(person);
                dates(person);
                receipts(person);
                links(person);
            }
        }
    }

    private String at(Person person) {
        return pointer + "/people/" + person.order();
    }

    private void add(String place, String code, String message) {
        problems.add(new Problem(place, code, message));
    }

    private void ids() {
        Set<String> seen = new HashSet<>();
        for (Person person : household.people()) {
            if (!seen.add(person.id())) {
                add(at(person) + "/id", "same-id", "Two people have this id. Give each person an id of their own.");
            }
        }
    }

    private void relations() {
        long selves = household.people().stream().filter(Person::isSelf).count();
        if (selves != 1 && household.people().stream().allMatch(p -> p.given("relation") != null) || selves > 1) {
            add(
                    pointer + "/people",
                    "one-self",
                    "Exactly one person has the relation \"self\"; here are " + selves + ".");
        }
        long spouses = household.people().stream()
                .filter(p -> "spouse".equals(p.given("relation")))
                .count();
        if (spouses > 1) {
            add(pointer + "/people", "two-spouses", "At most one person has the relation \"spouse\".");
        }
    }

    private void ages(Person person) {
        HouseholdReader.Birth own = births.get(person.id());
        Person self = household.self().orElse(null);
        if (own == null || self == null) {
            return;
        }
        HouseholdReader.Birth selfBirth = births.get(self.id());
        Object relation = person.given("relation");
        if (selfBirth != null && "child".equals(relation)) {
            parentAndChild(selfBirth, own, at(person));
        }
        if (selfBirth != null && "parent".equals(relation)) {
            parentAndChild(own, selfBirth, at(person));
        }
        if ("spouse".equals(relation) && own.from().isAfter(household.asOf().minusYears(14))) {
            add(
                    at(person) + "/relation",
                    "too-young",
                    "A husband or wife this young cannot be right. Check the age and the relation.");
        }
        if (person.given("parents") instanceof List<?> parents) {
            for (Object id : parents) {
                HouseholdReader.Birth parent = births.get(id.toString());
                if (parent != null) {
                    parentAndChild(parent, own, at(person) + "/parents");
                }
            }
        }
    }

    private void parentAndChild(HouseholdReader.Birth parent, HouseholdReader.Birth child, String place) {
        if (parent.from().plusYears(LEAST_YEARS_BETWEEN_PARENT_AND_CHILD).isAfter(child.to())) {
            add(
                    place,
                    "older-than-parent",
                    "This child would be older than the parent, or nearly as old. Check the two ages and the relation.");
        }
    }

    private void dates(Person person) {
        for (String fact : List.of(
                "pregnancyEndDate",
                "serviceStart",
                "qualifiedSince",
                "jobStartDate",
                "placementDate",
                "releasedDate")) {
            LocalDate day = person.given(fact) instanceof LocalDate date ? date : null;
            if (day != null && day.isAfter(household.asOf()) && !fact.equals("releasedDate")) {
                add(at(person) + "/" + fact, "in-the-future", "This date lies after the day of the screening.");
            }
        }
        if (person.given("serviceStart") instanceof LocalDate start
                && person.given("serviceEnd") instanceof LocalDate end
                && end.isBefore(start)) {
            add(
                    at(person) + "/serviceEnd",
                    "ends-before-start",
                    "This service ends before it starts. Check the two dates.");
        }
        HouseholdReader.Birth birth = births.get(person.id());
        if (birth != null
                && Boolean.TRUE.equals(person.given("pregnant"))
                && birth.from().isAfter(household.asOf().minusYears(8))) {
            add(at(person) + "/pregnant", "too-young", "A child this young cannot be pregnant. Check the age.");
        }
    }

    private void receipts(Person person) {
        boolean paid = person.hasIncome("unemployment").isYes()
                || person.given("receives") instanceof Set<?> named
                        && (named.contains("unemployment-insurance") || named.contains("unemployment"));
        if (paid && "not-filed".equals(person.given("unemploymentClaim"))) {
            add(
                    at(person) + "/unemploymentClaim",
                    "claim-contradicts",
                    "Unemployment pay is named, but the claim is said not to be filed.");
        }
    }

    // 26 USC 6013(a): a joint return is made by both.
    private void filing() {
        household.self().filter(self -> self.given(FILING_STATUS) != null).ifPresent(self -> {
            for (Person other : household.people()) {
                Object status = other.given(FILING_STATUS);
                boolean couple = "spouse".equals(other.given("relation")) && status != null;
                if (couple && JOINTLY.equals(status) != JOINTLY.equals(self.given(FILING_STATUS))) {
                    add(
                            at(other) + "/" + FILING_STATUS,
                            "filing-contradicts",
                            "One of a married couple files jointly and the other does not. A joint return is made by both.");
                }
            }
        });
    }

    // Each list says with whom the person cooks, and is complete.
    private void cooking() {
        for (Person one : household.people()) {
            for (Person other : household.people()) {
                boolean named = one.given(COOKS_WITH) instanceof List<?> list && list.contains(other.id());
                if (named && other.given(COOKS_WITH) instanceof List<?> theirs && !theirs.contains(one.id())) {
                    add(
                            at(other) + "/" + COOKS_WITH,
                            "cooking-contradicts",
                            "Someone names this person as cooking with them, and this list leaves them out.");
                }
            }
        }
    }

    private void links(Person person) {
        if (person.id().equals(person.given("spouse")) || person.id().equals(person.given("claimedBy"))) {
            add(at(person), "own-relative", "A person cannot be their own husband, wife or dependent.");
        }
        if (person.given("parents") instanceof List<?> parents && parents.contains(person.id())) {
            add(at(person) + "/parents", "own-relative", "A person cannot be their own parent.");
        }
        if (person.given("spouse") instanceof String id && !"none".equals(id)) {
            household
                    .find(id)
                    .filter(other ->
                            other.given("spouse") != null && !person.id().equals(other.given("spouse")))
                    .ifPresent(other -> add(
                            at(person) + "/spouse",
                            "spouse-contradicts",
                            "The other person names someone else, or nobody, as husband or wife."));
        }
        if (isOwnAncestor(person, Contradictions::claimers)) {
            add(
                    at(person) + "/claimedBy",
                    "claim-circle",
                    "People cannot claim each other on their taxes in a circle.");
        }
        if (isOwnAncestor(person, Contradictions::parents)) {
            add(at(person) + "/parents", "parent-circle", "A person cannot be their own grandparent.");
        }
    }

    private static List<?> claimers(Person person) {
        return person.given("claimedBy") instanceof String id ? List.of(id) : List.of();
    }

    private static List<?> parents(Person person) {
        return person.given("parents") instanceof List<?> parents ? parents : List.of();
    }

    // Whether steps up lead back to the person by way of another; who names just oneself is told so apart.
    private boolean isOwnAncestor(Person sought, Function<Person, List<?>> up) {
        Set<String> seen = new HashSet<>();
        Deque<Person> open = new ArrayDeque<>(List.of(sought));
        while (!open.isEmpty()) {
            Person next = open.pop();
            for (Object id : up.apply(next)) {
                if (id.equals(sought.id()) && next != sought) {
                    return true;
                }
                if (seen.add(id.toString())) {
                    household.find(id.toString()).ifPresent(open::push);
                }
            }
        }
        return false;
    }
}
