package org.benefits.screener.screening;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.FactPath;
import org.benefits.screener.rules.RuleBook;
import org.benefits.screener.text.Edition;
import org.junit.jupiter.api.Test;

/**
 * "More needed" should be said only where the missing answers can still make it either. For a sample of such outcomes, what is missing is
 * answered one by one, at random and at the extremes, once towards likely or possible and once towards unlikely, and an answer that settles it
 * the other way is taken back. Where both ends are reached, the question was justified. What is not found so may still be justified: the share
 * found is a lower bound.
 */
class JustifiedQuestionsTest {
    private static final int OUTCOMES = Integer.getInteger("justified.outcomes", 100);
    private static final int WALKS = Integer.getInteger("justified.walks", 60);
    private static final long SEED = Long.getLong("justified.seed", 20261122L);
    private static final double LEAST_SHARE = 0.82;
    private static final int MOST_HOUSEHOLDS = 400;
    private static final int TOGETHER = 20;
    private static final int MOST_ANSWERS = 60;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Edition edition = TestRules.edition();
    private final Dictionary dictionary = edition.books().dictionary();
    private final Random random = new Random(SEED);
    private final Map<String, int[]> found = new TreeMap<>();
    private final Map<String, Map<String, Integer>> blamed = new TreeMap<>();

    @Test
    void missingAnswersCanStillChangeTheOutcome() {
        RandomHouseholds households = new RandomHouseholds(dictionary, SEED);
        // The bound of time is for one household in a server, not for a search on a busy machine.
        Screener screener = new Screener(
                (program, e) -> {
                    throw new AssertionError(program, e);
                },
                Duration.ofHours(1));
        int perProgram = 1 + OUTCOMES / edition.books().all().size();
        int looked = 0;
        for (int i = 0; i < MOST_HOUSEHOLDS && looked < OUTCOMES; i++) {
            RandomHouseholds.Sample whole = households.next();
            RandomHouseholds.Sample partial = households.forget(whole, new double[] {0.05, 0.15, 0.35, 0.7}[i % 4]);
            Screening screening = screener.screenAll(edition.books(), List.of(partial.read(dictionary)))
                    .get(0);
            for (ProgramResult program : screening.programs()) {
                boolean enough = found.containsKey(program.id()) && found.get(program.id())[0] >= perProgram;
                if (program.outcome() == Outcome.MORE_NEEDED && !enough) {
                    look(screener, program, partial, whole);
                    looked++;
                }
            }
        }
        report();
    }

    private void report() {
        int all = 0;
        int justified = 0;
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, int[]> each : found.entrySet()) {
            int[] counts = each.getValue();
            all += counts[0];
            justified += counts[1];
            lines.append(String.format(
                    "  %-28s %3d of %3d  %s%n",
                    each.getKey(), counts[1], counts[0], worst(blamed.getOrDefault(each.getKey(), Map.of()))));
        }
        double share = (double) justified / all;
        System.out.printf(
                "more needed, and justified: %d of %d (%.1f %%); what the others waited for at the end:%n%s",
                justified, all, 100 * share, lines);
        assertTrue(all >= OUTCOMES / 2, "only " + all + " outcomes were looked at");
        assertTrue(share >= LEAST_SHARE, "only " + justified + " of " + all + " were found justified:\n" + lines);
    }

    private static String worst(Map<String, Integer> facts) {
        return facts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(5)
                .map(e -> e.getKey() + " " + e.getValue())
                .toList()
                .toString();
    }

    // ---- the search

    private void look(
            Screener screener, ProgramResult open, RandomHouseholds.Sample partial, RandomHouseholds.Sample whole) {
        Books books = only(open.id());
        int[] counts = found.computeIfAbsent(open.id(), p -> new int[2]);
        counts[0]++;
        boolean yes = ends(screener, books, open.id(), partial, whole, true);
        boolean no = ends(screener, books, open.id(), partial, whole, false);
        if (yes && no) {
            counts[1]++;
        } else {
            String side = yes ? "never no" : no ? "never yes" : "never settled";
            Map<String, Integer> blame = blamed.computeIfAbsent(open.id(), p -> new TreeMap<>());
            blame.merge(side, 1, Integer::sum);
            open.missing().forEach(f -> blame.merge(side + ": " + f.fact().id(), 1, Integer::sum));
            if (Boolean.getBoolean("justified.show")) {
                System.out.println(open.id() + " " + side + " missing " + open.missing() + " as of " + partial.asOf()
                        + "\n  " + partial.household());
            }
        }
    }

    // A program runs with those that it asks about, and nothing else.
    private Books only(String program) {
        Map<String, RuleBook> needed = new LinkedHashMap<>();
        List<String> open = new ArrayList<>(List.of(program));
        while (!open.isEmpty()) {
            RuleBook book = edition.books().get(open.remove(0));
            if (needed.put(book.spec().id(), book) == null) {
                open.addAll(book.spec().after());
            }
        }
        return new Books(dictionary, needed, "search");
    }

    private boolean ends(
            Screener screener,
            Books books,
            String program,
            RandomHouseholds.Sample partial,
            RandomHouseholds.Sample whole,
            boolean likely) {
        for (int done = 0; done < WALKS; done += TOGETHER) {
            List<Walk> walking = new ArrayList<>();
            for (int i = 0; i < TOGETHER; i++) {
                // From "as it was" to "anything at all".
                walking.add(new Walk(partial, whole, (done + i) % 4 / 4.0));
            }
            for (int step = 0; step < MOST_ANSWERS && !walking.isEmpty(); step++) {
                List<Screening> screenings = screener.screenAll(
                        books, walking.stream().map(w -> w.now.read(dictionary)).toList());
                for (int i = walking.size() - 1; i >= 0; i--) {
                    ProgramResult result = screenings.get(i).get(program);
                    boolean settled = result.outcome() != Outcome.MORE_NEEDED;
                    if (settled && likely == (result.outcome() != Outcome.UNLIKELY)) {
                        return true;
                    }
                    if (settled ? !walking.get(i).back() : !walking.get(i).answerOneOf(result.missing())) {
                        walking.remove(i);
                    }
                }
            }
        }
        return false;
    }

    /** Answers given one after the other; one that settled the program the other way is taken back. */
    private final class Walk {
        private final RandomHouseholds.Sample whole;
        private final double faith;
        private RandomHouseholds.Sample now;
        private RandomHouseholds.Sample before;
        private List<FactPath> open = List.of();

        Walk(RandomHouseholds.Sample partial, RandomHouseholds.Sample whole, double faith) {
            this.whole = whole;
            this.faith = faith;
            this.now = partial;
        }

        boolean back() {
            now = before;
            return answerOneOf(open);
        }

        boolean answerOneOf(List<FactPath> missing) {
            open = missing;
            before = now;
            for (int tries = 0; tries < 40 && !missing.isEmpty(); tries++) {
                FactPath path = missing.get(random.nextInt(missing.size()));
                ObjectNode household = before.household().deepCopy();
                ObjectNode at = subject(whole.household(), path);
                JsonNode was = at == null ? null : at.get(path.fact().id());
                JsonNode answer =
                        was != null && random.nextDouble() < faith ? was.deepCopy() : answer(path, household, whole);
                if (answer == null) {
                    continue;
                }
                subject(household, path).set(path.fact().id(), answer);
                now = new RandomHouseholds.Sample(whole.asOf(), household);
                try {
                    now.read(dictionary);
                    return true;
                } catch (BadHousehold contradiction) {
                    // Not a way in which it can be answered; try another.
                    now = before;
                }
            }
            return false;
        }
    }

    private static ObjectNode subject(ObjectNode household, FactPath path) {
        if (path.person() == null) {
            return household;
        }
        for (JsonNode person : household.path("people")) {
            if (person.path("id").asText().equals(path.person())) {
                return (ObjectNode) person;
            }
        }
        return null;
    }

    // ---- answers, with the extremes among them

    private JsonNode answer(FactPath path, ObjectNode household, RandomHouseholds.Sample whole) {
        Fact fact = path.fact();
        if (fact.id().equals("people")) {
            return whole.household().get("people").deepCopy();
        }
        if (fact.id().equals("incomes")) {
            return incomes();
        }
        if (fact.noneAllowed() && random.nextInt(3) == 0) {
            return JSON.textNode("none");
        }
        LocalDate day = whole.asOf();
        return switch (fact.type()) {
            case YES_NO -> JSON.booleanNode(random.nextBoolean());
            case DATE -> JSON.textNode(date(fact, day).toString());
            case MONTH -> JSON.textNode(date(fact, day).toString().substring(0, 7));
            case WHOLE -> JSON.numberNode(whole(fact));
            case NUMBER -> JSON.numberNode(pick(List.of(0, 1, 10, 20, 30, 40, 60)));
            case MONEY -> JSON.numberNode(pick(List.of(0, 0, 50, 300, 900, 2_500, 10_000, 500_000)));
            case CHOICE -> JSON.textNode(pick(fact.choices()));
            case CHOICES -> choices(fact);
            case PERSON -> person(path, household);
            case LIST -> list(path, household);
            case RECORD -> JSON.objectNode();
            case TEXT -> JSON.textNode(fact.id().equals("zip") ? "27601" : "Wake County");
        };
    }

    private LocalDate date(Fact fact, LocalDate day) {
        if (fact.id().startsWith("birth")) {
            return day.minusDays(1 + random.nextInt(365 * pick(List.of(1, 2, 3, 6, 20, 20, 70, 95))));
        }
        return day.minusDays(
                pick(List.of(0, 1, 20, 45, 80, 150, 300, 400, 700, 1_500, 2_500, 9_000)) - pick(List.of(0, 0, 0, 30)));
    }

    private int whole(Fact fact) {
        if (fact.id().equals("age")) {
            return pick(List.of(0, 1, 2, 3, 4, 5, 8, 12, 16, 17, 18, 19, 20, 22, 25, 30, 45, 59, 60, 64, 65, 70, 90));
        }
        int from = fact.from() == null ? 0 : fact.from().intValue();
        int to = fact.to() == null ? 60 : fact.to().intValue();
        return switch (random.nextInt(4)) {
            case 0 -> from;
            case 1 -> to;
            default -> from + random.nextInt(Math.max(1, to - from + 1));
        };
    }

    private ArrayNode choices(Fact fact) {
        ArrayNode list = JSON.arrayNode();
        List<String> all = fact.id().equals("receives")
                ? List.copyOf(dictionary.programs().entries().keySet())
                : fact.choices();
        switch (random.nextInt(4)) {
            case 0, 1 -> {}
            case 2 -> list.add(pick(all));
            default -> all.stream().filter(c -> random.nextInt(4) == 0).forEach(list::add);
        }
        return list;
    }

    private ArrayNode incomes() {
        ArrayNode list = JSON.arrayNode();
        int number = pick(List.of(0, 0, 1, 1, 2));
        for (int i = 0; i < number; i++) {
            list.addObject()
                    .put(
                            "type",
                            random.nextBoolean()
                                    ? "wages"
                                    : pick(dictionary.income().get("type").choices()))
                    .put("amount", pick(List.of(1, 100, 400, 900, 1_500, 2_500, 4_000, 50_000)))
                    .put("frequency", "monthly");
        }
        return list;
    }

    private List<String> others(FactPath path, ObjectNode household) {
        List<String> ids = new ArrayList<>();
        household.path("people").forEach(p -> ids.add(p.path("id").asText()));
        ids.remove(path.person());
        return ids;
    }

    private JsonNode person(FactPath path, ObjectNode household) {
        List<String> ids = others(path, household);
        ids.addAll(path.fact().others());
        return ids.isEmpty() ? null : JSON.textNode(pick(ids));
    }

    private ArrayNode list(FactPath path, ObjectNode household) {
        ArrayNode list = JSON.arrayNode();
        if (path.fact().listOfPeople()) {
            double share = pick(List.of(0.0, 0.3, 0.3, 1.0));
            others(path, household).stream()
                    .filter(id -> random.nextDouble() < share)
                    .forEach(list::add);
        } else if (random.nextBoolean()
                && path.fact().fields().keySet().equals(Set.of("value", "owed", "usedForWork"))) {
            list.addObject()
                    .put("value", pick(List.of(500, 4_000, 60_000)))
                    .put("owed", 0)
                    .put("usedForWork", false);
        }
        return list;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
