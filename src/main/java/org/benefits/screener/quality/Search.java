package org.benefits.screener.quality;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.rules.Mutants;
import org.benefits.screener.rules.Mutants.Mutant;
import org.benefits.screener.rules.Sentence;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.units.Unit;

/** Looks, among households near those of the scenarios, for ones that reach what no scenario reaches or show a change that none notices. */
public final class Search {
    private static final long SEED = 20261122L;
    private static final int MOST_STEPS = 3;
    private static final int MOST_CHANGES = 6;
    private static final int MOST_NEAR = 8;

    private final Program program;
    private final Set<Reach> unreached = new LinkedHashSet<>();
    private final List<Mutant> unnoticed = new ArrayList<>();
    private final Map<Variants.Variant, List<Object>> found = new LinkedHashMap<>();
    private final Map<Object, List<Variants.Variant>> touched = new HashMap<>();
    private final Map<String, Set<String>> abouts = new HashMap<>();

    private Search(Program program) {
        this.program = program;
    }

    /**
     * What to add to the scenarios of a program.
     *
     * @param changes whether changes that nothing notices are looked at too, and not only what nothing reaches
     * @param longest how long to look
     */
    public static List<Suggestion> of(Program program, boolean changes, Duration longest) {
        Search search = new Search(program);
        search.unreached.addAll(Reach.all(program));
        List<Case> all = new ArrayList<>(program.cases());
        all.addAll(program.stories());
        all.forEach(c -> search.unreached.removeAll(Reach.of(program, program.screen(c))));
        Reach.withoutRuledOut(program, search.unreached);
        if (changes) {
            Mutation.of(program).survivors().stream()
                    .filter(m -> m.kind() != Mutants.Kind.ROW)
                    .forEach(search.unnoticed::add);
        }
        search.look(System.nanoTime() + longest.toNanos());
        return search.suggestions();
    }

    private void look(long end) {
        Variants variants = new Variants(program, SEED);
        Iterator<Variants.Variant> oneStep = program.cases().stream()
                .flatMap(c -> variants.oneStep(c).stream())
                .iterator();
        Iterator<Variants.Variant> onLines = Boundaries.all(program, rules()).iterator();
        while (!isOver(end)) {
            if (onLines.hasNext()) {
                look(onLines.next());
            }
            if (oneStep.hasNext() && !isOver(end)) {
                look(oneStep.next());
            }
            if (!isOver(end)) {
                walk(variants);
            }
        }
    }

    // The rules whose line may show something: those that are changed, and those that read a table that is.
    private List<Sentence> rules() {
        Set<String> names = new HashSet<>();
        unnoticed.forEach(m -> names.add(m.rule()));
        return program.book().sentences().values().stream()
                .filter(s ->
                        names.contains(s.name()) || s.reads().tables().stream().anyMatch(names::contains))
                .toList();
    }

    // A few changes, most of them of what the rule reads that is looked at; from a household in which it already comes
    // to something else, where
    // there is one.
    private void walk(Variants variants) {
        List<Object> open = new ArrayList<>(unreached);
        open.addAll(unnoticed);
        Object goal = variants.pick(open);
        List<Variants.Variant> near = touched.getOrDefault(goal, List.of());
        Variants.Variant variant = near.isEmpty() || variants.chance(0.3) ? variants.start() : variants.pick(near);
        Set<String> about = goal instanceof Mutant mutant ? about(mutant.rule()) : about(((Reach) goal).name());
        for (int i = 0; i < MOST_STEPS && variant.changes().size() < MOST_CHANGES; i++) {
            variant = variants.further(variant, variants.chance(0.7) ? about : Set.of());
            look(variant);
        }
    }

    // The facts that a rule reads, itself or through others.
    private Set<String> about(String rule) {
        return abouts.computeIfAbsent(rule, r -> {
            Set<String> about = new HashSet<>(List.of("day", "age"));
            Set<String> seen = new HashSet<>();
            List<String> rules = new ArrayList<>(List.of(r));
            for (int i = 0; i < rules.size(); i++) {
                Sentence sentence = program.book().sentences().get(rules.get(i));
                if (sentence != null && seen.add(sentence.name())) {
                    about.addAll(sentence.reads().facts());
                    rules.addAll(sentence.reads().rules());
                    if (!sentence.reads().receives().isEmpty()) {
                        about.add("receives");
                    }
                    if (sentence.print().contains("ncome")) {
                        about.add("incomes");
                    }
                    if (!sentence.reads().tables().isEmpty()) {
                        about.add("state");
                    }
                }
            }
            return about;
        });
    }

    private boolean isOver(long end) {
        return unreached.isEmpty() && unnoticed.isEmpty() || System.nanoTime() > end;
    }

    private void look(Variants.Variant variant) {
        Screening screening;
        try {
            screening = program.screen(variant.request());
        } catch (BadHousehold contradiction) {
            return;
        }
        List<Object> shown = new ArrayList<>();
        Set<Reach> reached = Reach.of(program, screening);
        unreached.stream().filter(reached::contains).forEach(shown::add);
        if (!unnoticed.isEmpty() && !program.result(screening).fault()) {
            String said = program.says(screening);
            unnoticed.parallelStream()
                    .filter(m -> Mutation.isNoticed(program, m, screening, said))
                    .forEachOrdered(shown::add);
            Unit unit = program.result(screening).unit();
            for (Mutant mutant : unnoticed) {
                List<Variants.Variant> near = touched.computeIfAbsent(mutant, m -> new ArrayList<>());
                if (near.size() < MOST_NEAR
                        && variant.changes().size() < MOST_CHANGES
                        && mutant.kind() != Mutants.Kind.LIMIT
                        && mutant.touches().test(unit)) {
                    near.add(variant);
                }
            }
        }
        if (!shown.isEmpty()) {
            found.put(variant, shown);
            shown.forEach(unreached::remove);
            unnoticed.removeAll(shown);
        }
    }

    private List<Suggestion> suggestions() {
        List<Suggestion> suggestions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        found.forEach((variant, shown) -> {
            Object first = shown.get(0);
            String name = unused(name(first), names);
            String why = "As " + variant.from().scenario().name() + ", but "
                    + String.join("; ", variant.changes()).replace("\"", "") + ". " + why(first)
                    + (shown.size() == 1 ? "" : " (And " + (shown.size() - 1) + " more that no other scenario shows.)");
            ObjectNode request = variant.request();
            suggestions.add(new Suggestion(name, why, request, program.says(program.screen(request))));
        });
        return suggestions;
    }

    private String unused(String name, Set<String> names) {
        String free = name;
        for (int i = 2; !names.add(free) || Files.exists(program.scenarios().resolve(free + ".yaml")); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private static String name(Object shown) {
        if (shown instanceof Reach reach) {
            return slug(
                    reach.isRoute()
                            ? reach.name().substring(reach.name().lastIndexOf('/') + 1) + " settles"
                            : reach.name() + " " + reach.side());
        }
        Mutant mutant = (Mutant) shown;
        return slug(mutant.rule() + " "
                + switch (mutant.kind()) {
                    case COMPARISON -> "at the line";
                    case COMBINATION -> "each part";
                    case EXEMPTION -> "exempt";
                    case CONDITION -> "on condition";
                    case CAP -> "to the cap";
                    case LIMIT, ROW -> "to the step";
                });
    }

    private static String slug(String text) {
        String slug =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.length() <= 60 ? slug : slug.substring(0, 60).replaceAll("-[^-]*$", "");
    }

    private String why(Object shown) {
        if (shown instanceof Reach reach) {
            return reach.isRoute()
                    ? "Here this part settles it: " + reach.name() + "."
                    : "Here the rule \"" + reach.name() + "\" "
                            + ("amount".equals(reach.side()) ? "has a known amount" : "is " + reach.side()) + " ("
                            + program.book().sentences().get(reach.name()).cite() + ").";
        }
        Mutant mutant = (Mutant) shown;
        return "Would come out otherwise if \"" + mutant.rule() + "\" were read so: " + mutant.change()
                + (mutant.kind() == Mutants.Kind.LIMIT ? " in each row" : "") + " ("
                + mutant.cite() + ").";
    }
}
