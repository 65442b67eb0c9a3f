package org.benefits.screener.rules;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.benefits.screener.money.InRules;
import org.benefits.screener.money.OneOf;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.units.UnitKind;

/** The words that rules may use of each thing: the methods marked {@link InRules}, and no others. */
final class Vocabulary {
    /** Words whose answer depends on who is counted; rules that decide who is counted cannot use them. */
    static final Set<String> ASK_WHO_IS_COUNTED = Set.of(
            "size",
            "isMember",
            "someone",
            "everyone",
            "howMany",
            "sumOverMembers",
            "sumWithShares",
            "shareOfCosts",
            "povertyGuideline",
            "incomeOfFamily");

    private static final Map<Class<?>, Map<String, List<Method>>> WORDS = new ConcurrentHashMap<>();

    private Vocabulary() {}

    private static Map<String, List<Method>> words(Class<?> of) {
        return WORDS.computeIfAbsent(of, type -> {
            Map<String, List<Method>> found = new TreeMap<>();
            Arrays.stream(type.getMethods())
                    .filter(m -> m.isAnnotationPresent(InRules.class)
                            && !m.isBridge()
                            && !Modifier.isStatic(m.getModifiers()))
                    .sorted(Comparator.comparing(Method::toString))
                    .forEach(m -> found.computeIfAbsent(m.getName(), n -> new ArrayList<>())
                            .add(m));
            return found;
        });
    }

    /** The word of this name with so many arguments. */
    static Optional<Method> find(Class<?> of, String word, int arguments) {
        return words(of).getOrDefault(word, List.of()).stream()
                .filter(m -> m.getParameterCount() == arguments)
                .findFirst();
    }

    /** All words of a thing. */
    static Set<String> names(Class<?> of) {
        return new TreeSet<>(words(of).keySet());
    }

    /** A word as a message or the guide shows it, with what its arguments are called. */
    static List<String> shown(Class<?> of, String word) {
        return words(of).getOrDefault(word, List.of()).stream()
                .map(m -> word + "( "
                        + String.join(
                                ", ",
                                Arrays.stream(m.getParameters())
                                        .map(p -> p.getName())
                                        .toList()) + " )")
                .toList();
    }

    /** Every word of all things as Java sees it: compiled rules are good only for the vocabulary that they were compiled against. */
    static String signature() {
        StringBuilder all = new StringBuilder();
        List<Class<?>> types = new ArrayList<>(List.of(Truth.class, Range.class, OneOf.class));
        for (UnitKind kind : UnitKind.values()) {
            types.add(kind.unit());
            types.add(kind.member());
        }
        types.forEach(t -> words(t).values()
                .forEach(methods -> methods.forEach(m -> all.append(m).append('\n'))));
        return all.toString();
    }

    /** All words of a thing with what they say, for the guide. */
    static Map<String, String> guide(Class<?> of) {
        Map<String, String> found = new TreeMap<>();
        words(of)
                .forEach((name, methods) -> methods.forEach(m -> found.put(
                        name + "("
                                + String.join(
                                        ", ",
                                        Arrays.stream(m.getParameters())
                                                .map(p -> p.getName())
                                                .toList()) + ")",
                        m.getAnnotation(InRules.class).value())));
        return found;
    }
}
