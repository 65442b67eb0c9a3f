package org.benefits.screener.changes;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * How one answer is spread over households, from {@code population/NAME.csv}: {@code given,value,weight,published,source}. {@code given} is
 * a span of whole numbers such as {@code 18..34}, or empty for all; {@code value} a word or a span, within which all are alike;
 * {@code published} says no where the weight is an approximation.
 */
final class Distribution {
    private record Value(String text, double upTo) {}

    private final String name;
    private final Map<String, List<Value>> byCondition = new LinkedHashMap<>();
    private final Map<String, Double> weights = new LinkedHashMap<>();
    private final Set<String> sources = new TreeSet<>();

    private Distribution(String name) {
        this.name = name;
    }

    /** Reads a distribution of the project. */
    static Distribution read(String name) {
        Distribution distribution = new Distribution(name);
        try (InputStream in = Distribution.class.getResourceAsStream("/population/" + name + ".csv");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
            rows.forEach(distribution::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return distribution;
    }

    private void add(NamedCsvRecord row) {
        List<Value> values = byCondition.computeIfAbsent(row.getField("given"), g -> new ArrayList<>());
        double weight = Double.parseDouble(row.getField("weight"));
        double before = values.isEmpty() ? 0 : values.get(values.size() - 1).upTo();
        values.add(new Value(row.getField("value"), before + weight));
        weights.put(row.getField("value"), weight);
        sources.add(row.getField("source"));
    }

    /** Where the numbers come from. */
    Set<String> sources() {
        return sources;
    }

    /** The weight of a value that stands there once. */
    double weight(String value) {
        return weights.get(value);
    }

    double total() {
        List<Value> values = byCondition.get("");
        return values.get(values.size() - 1).upTo();
    }

    /** A value drawn by weight. */
    String draw(SplittableRandom random) {
        return draw(random, byCondition.get(""));
    }

    /** A value drawn by the weights that hold for a number. */
    String draw(SplittableRandom random, long given) {
        for (Map.Entry<String, List<Value>> each : byCondition.entrySet()) {
            if (given >= low(each.getKey()) && given <= high(each.getKey())) {
                return draw(random, each.getValue());
            }
        }
        throw new IllegalStateException("population/" + name + ".csv has no row for " + given);
    }

    private static String draw(SplittableRandom random, List<Value> values) {
        double at = random.nextDouble() * values.get(values.size() - 1).upTo();
        for (Value value : values) {
            if (at < value.upTo()) {
                return value.text();
            }
        }
        return values.get(values.size() - 1).text();
    }

    /** A whole number from a span. */
    static long within(SplittableRandom random, String span) {
        return low(span) + random.nextLong(high(span) - low(span) + 1);
    }

    private static long low(String span) {
        int at = span.indexOf("..");
        return Long.parseLong(at < 0 ? span : span.substring(0, at));
    }

    private static long high(String span) {
        int at = span.indexOf("..");
        return Long.parseLong(at < 0 ? span : span.substring(at + 2));
    }
}
