package org.benefits.screener.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Fact;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Reason;
import org.benefits.screener.money.Truth;
import org.benefits.screener.rules.Sentence;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.tables.RowRef;
import org.benefits.screener.units.Subject;
import org.benefits.screener.units.Unit;

/**
 * Households on the line of each comparison of a program: one number of a scenario's household is moved until both sides are the same, then
 * one more and one less; and the household on the line as of the day from which the limit holds, and the day before.
 */
public final class Boundaries {
    private static final int MOST_STEPS = 12;
    private static final BigDecimal MOST = new BigDecimal("9999999");

    private final Program program;

    private Boundaries(Program program) {
        this.program = program;
    }

    /**
     * The households on one line.
     *
     * @param rule the rule that compares
     * @param cite its law
     * @param households on the line, then past it on either side, then by the day
     */
    public record Line(String rule, String cite, List<Suggestion> households) {}

    /** One number of a household. */
    private record Lever(String pointer, String words, boolean whole) {
        BigDecimal of(ObjectNode request) {
            return request.at(pointer).decimalValue();
        }

        ObjectNode set(ObjectNode request, BigDecimal value) {
            ObjectNode copy = request.deepCopy();
            int cut = pointer.lastIndexOf('/');
            JsonNode parent = copy.at(pointer.substring(0, cut));
            ((ObjectNode) parent).put(pointer.substring(cut + 1), value);
            return copy;
        }
    }

    /** A household on a line, with the number that was moved. */
    private record OnLine(Case from, Lever lever, ObjectNode request) {}

    /** The lines of every comparison that a number of some scenario reaches. */
    public static List<Line> of(Program program) {
        Boundaries boundaries = new Boundaries(program);
        List<Line> lines = new ArrayList<>();
        for (Sentence sentence : program.book().sentences().values()) {
            OnLine found = boundaries.find(sentence);
            if (found != null) {
                lines.add(new Line(sentence.name(), sentence.cite(), boundaries.households(sentence, found)));
            }
        }
        return lines;
    }

    /** Every household on the line of one of these rules, or one off it, as they are found; not only the best of each rule. */
    static Stream<Variants.Variant> all(Program program, List<Sentence> rules) {
        Boundaries boundaries = new Boundaries(program);
        return rules.stream()
                .flatMap(rule -> program.cases().stream().flatMap(each -> boundaries.onLines(rule, each).stream()))
                .flatMap(found -> Stream.of(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE.negate())
                        .map(by -> boundaries.moved(found, by))
                        .filter(Objects::nonNull)
                        .map(request -> new Variants.Variant(
                                found.from(),
                                request,
                                List.of(found.lever().words() + " "
                                        + found.lever()
                                                .of(request)
                                                .stripTrailingZeros()
                                                .toPlainString()))));
    }

    // Where the line decides the whole program it shows most; else where it decides the rule.
    private OnLine find(Sentence sentence) {
        OnLine first = null;
        for (Case each : program.cases()) {
            for (OnLine found : onLines(sentence, each)) {
                if (decides(found)) {
                    return found;
                }
                first = first == null ? found : first;
            }
        }
        return first;
    }

    private List<OnLine> onLines(Sentence sentence, Case each) {
        List<OnLine> all = new ArrayList<>();
        ObjectNode request = each.scenario().request();
        for (int who = 0; who < subjects(sentence, request).size(); who++) {
            if (gap(sentence, request, who) != null) {
                for (Lever lever : levers(request)) {
                    ObjectNode on = solve(sentence, request, who, lever);
                    if (on != null) {
                        all.add(new OnLine(each, lever, on));
                    }
                }
            }
        }
        return all;
    }

    private boolean decides(OnLine found) {
        return List.of(BigDecimal.ONE, BigDecimal.ONE.negate()).stream()
                .map(by -> moved(found, by))
                .anyMatch(r -> r != null
                        && program.result(program.screen(r)).outcome()
                                != program.result(program.screen(found.request()))
                                        .outcome());
    }

    private ObjectNode moved(OnLine found, BigDecimal by) {
        BigDecimal value = found.lever().of(found.request()).add(by);
        ObjectNode request = value.signum() < 0 ? null : found.lever().set(found.request(), value);
        return request != null && screened(request) != null ? request : null;
    }

    private Screening screened(ObjectNode request) {
        try {
            Screening screening = program.screen(request);
            return program.result(screening).fault() ? null : screening;
        } catch (BadHousehold contradiction) {
            return null;
        }
    }

    private List<? extends Subject> subjects(Sentence sentence, ObjectNode request) {
        Screening screening = screened(request);
        if (screening == null) {
            return List.of();
        }
        Unit unit = program.result(screening).unit();
        return sentence.aboutPerson() ? unit.everyone() : List.of(unit);
    }

    // By how much the left side is above the right one, both known; null where there is no such comparison.
    private BigDecimal gap(Sentence sentence, ObjectNode request, int who) {
        Truth.Comparison comparison = comparison(sentence, request, who);
        return comparison == null
                ? null
                : comparison.left().lowNumber().subtract(comparison.right().lowNumber());
    }

    private Truth.Comparison comparison(Sentence sentence, ObjectNode request, int who) {
        List<? extends Subject> subjects = subjects(sentence, request);
        return who < subjects.size()
                        && Reach.found(sentence, subjects.get(who)) instanceof Truth truth
                        && truth.comparison() != null
                        && isNumber(truth.comparison().left())
                        && isNumber(truth.comparison().right())
                ? truth.comparison()
                : null;
    }

    private static boolean isNumber(Range range) {
        return range.isKnown() && range.hasLow() && range.hasHigh();
    }

    /** The household with one number moved until both sides of the comparison are the same; null where that number does not do it. */
    private ObjectNode solve(Sentence sentence, ObjectNode request, int who, Lever lever) {
        BigDecimal value = lever.of(request);
        BigDecimal gap = gap(sentence, request, who);
        BigDecimal other = value.add(BigDecimal.ONE);
        for (int i = 0; i < MOST_STEPS && gap != null; i++) {
            if (gap.signum() == 0) {
                return lever.set(request, value);
            }
            BigDecimal gapThere = gap(sentence, lever.set(request, other), who);
            if (gapThere == null || gapThere.compareTo(gap) == 0) {
                return null;
            }
            if (gapThere.signum() == 0) {
                return lever.set(request, other);
            }
            BigDecimal slope = gapThere.subtract(gap).divide(other.subtract(value), 12, RoundingMode.HALF_UP);
            if (slope.signum() == 0) {
                return null;
            }
            BigDecimal next = other.subtract(gapThere.divide(slope, 8, RoundingMode.HALF_UP))
                    .setScale(lever.whole() ? 0 : 2, RoundingMode.HALF_UP);
            if (next.signum() < 0 || next.compareTo(MOST) > 0 || next.compareTo(other) == 0) {
                return null;
            }
            value = other;
            gap = gapThere;
            other = next;
        }
        return null;
    }

    private List<Lever> levers(ObjectNode request) {
        List<Lever> levers = new ArrayList<>();
        JsonNode household = request.get("household");
        Map<String, Fact> facts = program.books().dictionary().household();
        household.properties().forEach(e -> add(levers, "/household/", "", e, facts));
        for (int i = 0; i < household.path("people").size(); i++) {
            JsonNode person = household.path("people").get(i);
            String pointer = "/household/people/" + i + "/";
            String who = " of " + person.path("id").asText();
            Map<String, Fact> ofPerson = program.books().dictionary().person();
            person.properties().forEach(e -> add(levers, pointer, who, e, ofPerson));
            for (int j = 0; j < person.path("incomes").size(); j++) {
                if (person.at("/incomes/" + j + "/amount").isNumber()) {
                    levers.add(new Lever(pointer + "incomes/" + j + "/amount", "income" + who, false));
                }
            }
        }
        return levers;
    }

    private static void add(
            List<Lever> levers,
            String pointer,
            String who,
            Map.Entry<String, JsonNode> entry,
            Map<String, Fact> facts) {
        if (entry.getValue().isNumber() && facts.containsKey(entry.getKey())) {
            boolean whole = facts.get(entry.getKey()).type() != Fact.Type.MONEY;
            levers.add(new Lever(pointer + entry.getKey(), entry.getKey() + who, whole));
        }
    }

    // ---- the households of one line

    private List<Suggestion> households(Sentence sentence, OnLine found) {
        Map<String, ObjectNode> requests = new LinkedHashMap<>();
        requests.put("at the line", found.request());
        requests.put("one more", moved(found, BigDecimal.ONE));
        requests.put("one less", moved(found, BigDecimal.ONE.negate()));
        LocalDate from = from(sentence, found.request());
        if (from != null) {
            requests.put("on the first day " + from, onDay(found.request(), from));
            requests.put("on the day before " + from, onDay(found.request(), from.minusDays(1)));
        }
        List<Suggestion> households = new ArrayList<>();
        requests.forEach((where, request) -> {
            if (request != null) {
                String name = sentence.name() + "-" + where.replace(' ', '-');
                String why = "The line of \"" + sentence.name() + "\" (" + sentence.cite() + "), " + where + ": as "
                        + found.from().scenario().name() + ", but "
                        + found.lever().words() + " "
                        + found.lever().of(request).stripTrailingZeros().toPlainString() + ".";
                households.add(new Suggestion(name, why, request, program.says(program.screen(request))));
            }
        });
        return households;
    }

    // The day from which the row of the limit holds, where there was another before.
    private LocalDate from(Sentence sentence, ObjectNode request) {
        for (int who = 0; who < subjects(sentence, request).size(); who++) {
            Truth.Comparison comparison = comparison(sentence, request, who);
            if (comparison != null && gap(sentence, request, who).signum() == 0) {
                for (Reason reason : comparison.right().lowWhy().reasons()) {
                    if (reason instanceof RowRef row
                            && row.table().rows().values().stream()
                                    .anyMatch(d -> d.get(row.effectiveFrom()) == row
                                            && d.lowerKey(row.effectiveFrom()) != null)) {
                        return row.effectiveFrom();
                    }
                }
            }
        }
        return null;
    }

    private ObjectNode onDay(ObjectNode request, LocalDate day) {
        ObjectNode copy = request.deepCopy();
        copy.put("asOf", day.toString());
        return screened(copy) == null ? null : copy;
    }
}
