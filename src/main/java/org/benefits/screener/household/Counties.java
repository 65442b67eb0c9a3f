package org.benefits.screener.household;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The counties of the states and what else serves as one, by the names that the Census Bureau writes, such as "Autauga County", "Acadia
 * Parish" or "Baltimore city". These names are the one form in which a county is kept; an answer may also be the five digits of the county
 * (FIPS), or the name without its kind where one county alone is called so.
 */
public final class Counties {
    private static final Pattern KIND =
            Pattern.compile(" (County|Parish|City and Borough|Borough|Census Area|Municipality|Planning Region|city)$");
    private static final Pattern MARKS = Pattern.compile("[^a-z0-9]");

    // The names that tables have, without marks; never what an answer has.
    private static final Map<String, String> PLAIN = new ConcurrentHashMap<>();

    private final Map<String, List<String>> byAnswer = new HashMap<>();

    private Counties() {}

    /** Reads {@code counties.csv}: {@code fips,state,name}, a county a line. */
    static Counties read(Path file) throws IOException {
        Counties counties = new Counties();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", 3);
            String state = cells[1];
            String name = cells[2];
            String bare = KIND.matcher(name).replaceFirst("");
            counties.put(state, cells[0], name);
            counties.put(state, name, name);
            if (!bare.equals(name)) {
                counties.put(state, bare, name);
            }
        }
        return counties;
    }

    private void put(String state, String answer, String name) {
        byAnswer.computeIfAbsent(state + " " + plain(answer), k -> new ArrayList<>(1))
                .add(name);
    }

    /** The county of a state that is meant; the answer as it is where none is, or more than one. */
    String named(String state, String answer) {
        List<String> names = byAnswer.getOrDefault(state + " " + plain(answer), List.of());
        return names.size() == 1 ? names.get(0) : answer;
    }

    /** The one of these names that differs from the county's at most in capitals, accents and marks; else the county's own. */
    public static String sameName(String county, Collection<String> names) {
        if (names.contains(county)) {
            return county;
        }
        String plain = plain(county);
        for (String name : names) {
            if (PLAIN.computeIfAbsent(name, Counties::plain).equals(plain)) {
                return name;
            }
        }
        return county;
    }

    private static String plain(String name) {
        return MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }
}
