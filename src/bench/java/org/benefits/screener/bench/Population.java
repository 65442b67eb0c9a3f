package org.benefits.screener.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.HouseholdReader;
import org.benefits.screener.screening.RandomHouseholds;

/**
 * The households that are measured: half of them whole families with the answers that people give, a quarter random ones with every question
 * answered, a quarter random ones with a third of the answers forgotten. The same seed gives the same households.
 */
public final class Population {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final double FORGOTTEN = 0.33;

    private final Dictionary dictionary;
    private final List<ObjectNode> requests = new ArrayList<>();

    /**
     * @param size how many households
     */
    public Population(Dictionary dictionary, int size, long seed) {
        this.dictionary = dictionary;
        Families families = new Families(seed);
        RandomHouseholds random = new RandomHouseholds(dictionary, seed);
        for (int i = 0; i < size; i++) {
            if (i % 2 == 0) {
                requests.add(request(DAY, families.next(DAY)));
                continue;
            }
            RandomHouseholds.Sample sample = random.next();
            RandomHouseholds.Sample kept = i % 4 == 1 ? sample : random.forget(sample, FORGOTTEN);
            requests.add(request(kept.asOf(), kept.household()));
        }
    }

    private static ObjectNode request(LocalDate asOf, ObjectNode household) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("asOf", asOf.toString());
        request.set("household", household);
        return request;
    }

    /** As they would be sent to the API. */
    public List<ObjectNode> requests() {
        return requests;
    }

    /** One household, read anew: nothing that an earlier screening worked out is left in it. */
    public Household read(int at) {
        ObjectNode request = requests.get(at % requests.size());
        return new HouseholdReader(dictionary)
                .read(
                        request.get("household"),
                        LocalDate.parse(request.get("asOf").asText()),
                        "");
    }

    /** So many households from this place on, read anew. */
    public List<Household> read(int from, int number) {
        List<Household> households = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            households.add(read(from + i));
        }
        return households;
    }
}
