package org.benefits.screener.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.screening.RandomHouseholds;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.Test;

/** The same request gives the same bytes: from any thread, and with keys and sets in any order. */
class SameBytesTest {
    private static final int HOUSEHOLDS = 25;
    private static final int THREADS = 4;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Random random = new Random(20261122);

    @Test
    void fromEveryThreadAndInEveryOrderOverHttp() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Server server =
                new Server(Settings.of(TestRules.RULES, TestRules.COMPILED).listeningOn("127.0.0.1", 0)).start()) {
            Calls calls = new Calls(server);
            Dictionary dictionary = server.library().edition().books().dictionary();
            RandomHouseholds households = new RandomHouseholds(dictionary, 20261122);
            for (int i = 0; i < HOUSEHOLDS; i++) {
                RandomHouseholds.Sample sample = households.forget(households.next(), 0.3);
                List<Future<String>> answers = new ArrayList<>();
                for (int j = 0; j < THREADS; j++) {
                    String body = request(sample, j < 2 ? sample.household() : mixed(sample.household(), dictionary));
                    answers.add(threads.submit(
                            () -> calls.post(Calls.SCREENINGS, body).body()));
                }
                for (Future<String> answer : answers) {
                    assertEquals(answers.get(0).get(), answer.get());
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    private String request(RandomHouseholds.Sample sample, ObjectNode household) {
        ObjectNode request = JSON.objectNode();
        request.set("household", household);
        request.put("asOf", sample.asOf().toString());
        return request.toString();
    }

    private ObjectNode mixed(ObjectNode household, Dictionary dictionary) {
        ObjectNode turned = mixed(household, dictionary.household());
        ArrayNode people = JSON.arrayNode();
        for (JsonNode person : household.path("people")) {
            ObjectNode own = mixed((ObjectNode) person, dictionary.person());
            ArrayNode incomes = JSON.arrayNode();
            for (JsonNode income : person.path("incomes")) {
                incomes.add(mixed((ObjectNode) income, dictionary.income()));
            }
            if (own.has("incomes")) {
                own.set("incomes", incomes);
            }
            people.add(own);
        }
        if (household.has("people")) {
            turned.set("people", people);
        }
        return turned;
    }

    // Keys in another order, and the members of every set.
    private ObjectNode mixed(ObjectNode object, Map<String, Fact> facts) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        Collections.shuffle(names, random);
        ObjectNode turned = JSON.objectNode();
        for (String name : names) {
            JsonNode value = object.get(name);
            Fact fact = facts.get(name);
            boolean set = fact.type() == Fact.Type.CHOICES || fact.listOfPeople();
            if (set && value.isArray()) {
                List<JsonNode> members = new ArrayList<>();
                value.forEach(members::add);
                Collections.shuffle(members, random);
                turned.set(name, JSON.arrayNode().addAll(members));
            } else {
                turned.set(name, value);
            }
        }
        return turned;
    }
}
