package org.benefits.screener.changes;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a change means for the households of a sample, in one program. */
public final class ProgramImpact {
    /** How many households of a kind are shown as examples. */
    static final int MOST_EXAMPLES = 2;

    /** Income a year, in bands: where each begins and what it is called. */
    private static final TreeMap<Long, String> BANDS = new TreeMap<>(Map.of(
            0L, "under $10,000",
            10_000L, "$10,000 to $24,999",
            25_000L, "$25,000 to $49,999",
            50_000L, "$50,000 to $74,999",
            75_000L, "$75,000 to $99,999",
            100_000L, "$100,000 and more"));

    private final String program;
    private final String per;
    private final Tally all = new Tally();
    private final Map<String, Tally> byState = new TreeMap<>();
    private final Map<Integer, Tally> bySize = new TreeMap<>();
    private final Map<Long, Tally> byIncome = new TreeMap<>();
    private final Map<Tally.Turn, List<Integer>> examples = new EnumMap<>(Tally.Turn.class);

    ProgramImpact(String program, String per) {
        this.program = program;
        this.per = per;
    }

    void add(int place, String state, int size, long yearly, Tally.Turn turn, Long cents) {
        all.add(turn, cents);
        byState.computeIfAbsent(state, k -> new Tally()).add(turn, cents);
        bySize.computeIfAbsent(size, k -> new Tally()).add(turn, cents);
        byIncome.computeIfAbsent(BANDS.floorKey(Math.max(0, yearly)), k -> new Tally())
                .add(turn, cents);
        example(turn, place);
    }

    private void example(Tally.Turn turn, int place) {
        List<Integer> places = examples.computeIfAbsent(turn, t -> new ArrayList<>());
        if (places.size() < MOST_EXAMPLES) {
            places.add(place);
        }
    }

    /** Adds what was found of later places. */
    void add(ProgramImpact later) {
        all.add(later.all);
        later.byState.forEach(
                (k, t) -> byState.computeIfAbsent(k, x -> new Tally()).add(t));
        later.bySize.forEach(
                (k, t) -> bySize.computeIfAbsent(k, x -> new Tally()).add(t));
        later.byIncome.forEach(
                (k, t) -> byIncome.computeIfAbsent(k, x -> new Tally()).add(t));
        later.examples.forEach((turn, places) -> places.forEach(p -> example(turn, p)));
    }

    public String program() {
        return program;
    }

    /** The period of its amounts: week, month, year or once; null where it gives no money. */
    public String per() {
        return per;
    }

    public Tally all() {
        return all;
    }

    /** The same by state, by number of people and by income band, each in order. */
    public Map<String, Map<String, Tally>> groups() {
        Map<String, Tally> sizes = new LinkedHashMap<>();
        bySize.forEach((k, t) -> sizes.put(k == 1 ? "1 person" : k + " people", t));
        Map<String, Tally> incomes = new LinkedHashMap<>();
        byIncome.forEach((k, t) -> incomes.put(BANDS.get(k), t));
        Map<String, Map<String, Tally>> groups = new LinkedHashMap<>();
        groups.put("state", byState);
        groups.put("size", sizes);
        groups.put("income a year", incomes);
        return groups;
    }

    /** Places of households that show each kind of turn, the first of the sample. */
    Map<Tally.Turn, List<Integer>> examples() {
        return examples;
    }
}
