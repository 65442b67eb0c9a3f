package org.benefits.screener.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.benefits.screener.household.Assumption;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.FactPath;
import org.benefits.screener.money.Range;
import org.benefits.screener.screening.ActionPlan;
import org.benefits.screener.screening.CriterionResult;
import org.benefits.screener.screening.NextQuestion;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.screening.PlanStep;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.PublicCharge;
import org.benefits.screener.screening.Screening;

/** A screening as the API writes it. The same screening always gives the same bytes. */
public final class ScreeningJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Screening screening;
    private final Explainer explainer;
    private final boolean full;

    /**
     * @param full with criteria and sentences; else outcomes only
     */
    public ScreeningJson(Screening screening, Texts texts, String language, boolean full) {
        this.screening = screening;
        this.explainer = new Explainer(screening, texts, language);
        this.full = full;
    }

    /**
     * The whole answer.
     *
     * @param only the programs to show; empty for all
     */
    public ObjectNode write(Set<String> only) {
        ObjectNode answer = JSON.objectNode();
        answer.put("asOf", screening.asOf().toString());
        ObjectNode rules = answer.putObject("rules");
        rules.put("version", screening.books().version());
        ArrayNode stale = rules.putArray("stale");
        screening.stale().forEach(stale::add);
        ArrayNode programs = answer.putArray("programs");
        screening.programs().stream()
                .filter(p -> only.isEmpty() || only.contains(p.id()))
                .forEach(p -> programs.add(program(p)));
        ArrayNode plan = answer.putArray("actionPlan");
        if (full) {
            Predicate<String> shown = p -> only.isEmpty() || only.contains(p);
            explainer.plan(shown).forEach(task -> plan.add(task(task)));
            ArrayNode documents = answer.putArray("documents");
            ActionPlan.documents(
                            screening,
                            screening.programs().stream()
                                    .filter(p -> shown.test(p.id()))
                                    .toList())
                    .forEach(d -> documents.add(explainer.document(d)));
            notes(answer.putArray("notes"));
        }
        answer.set("nextQuestion", nextQuestion(screening.nextQuestion()));
        return answer;
    }

    private static ObjectNode task(Explainer.Task task) {
        ObjectNode node = JSON.objectNode();
        node.put("by", task.by().toString());
        node.put("program", task.programs().get(0));
        ArrayNode programs = node.putArray("programs");
        task.programs().forEach(programs::add);
        node.put("do", task.does());
        node.put("why", task.why());
        return node;
    }

    // What the whole family should know, whatever the program.
    private void notes(ArrayNode notes) {
        if (PublicCharge.concerns(screening)) {
            ObjectNode note = notes.addObject();
            note.put("id", "public-charge").put("text", explainer.common().get("note.public-charge"));
            note.putArray("citations").addObject().put("ref", PublicCharge.CITE).put("url", PublicCharge.ADDRESS);
        }
    }

    /** The next question as the API writes it; null where nothing is open. */
    public static ObjectNode nextQuestion(NextQuestion next) {
        if (next == null) {
            return null;
        }
        ObjectNode node = JSON.objectNode();
        node.put("fact", next.fact().path());
        ArrayNode decides = node.putArray("decides");
        next.decides().forEach(decides::add);
        return node;
    }

    private ObjectNode program(ProgramResult program) {
        ObjectNode node = JSON.objectNode();
        node.put("program", program.id());
        node.put("name", explainer.name(program));
        node.put("category", program.spec().category());
        node.put("outcome", program.outcome().name());
        if (program.fault()) {
            node.put("fault", true);
        }
        if (full) {
            node.put("explanation", explainer.outcome(program));
        }
        if (program.isClosed()) {
            node.put("closedOn", program.spec().closedOn().toString());
        }
        ArrayNode others = node.putArray("decidedByOthers");
        program.decidedByOthers().forEach(rule -> others.add(full ? explainer.rule(program, rule, "others") : rule));
        if (program.spec().perPerson()) {
            ArrayNode people = node.putArray("people");
            program.people()
                    .forEach(p -> people.addObject()
                            .put("id", p.id())
                            .put("outcome", p.outcome().name()));
        }
        node.set("estimate", estimate(program));
        if (full) {
            details(program, node);
        } else {
            paths(node.putArray("missing"), program.missing());
        }
        return node;
    }

    private void details(ProgramResult program, ObjectNode node) {
        ArrayNode criteria = node.putArray("criteria");
        program.criteria().forEach(c -> criteria.add(criterion(program, c)));
        ArrayNode notes = node.putArray("notes");
        program.notes().forEach(rule -> notes.add(explainer.rule(program, rule, "note")));
        paths(node.putArray("missing"), program.missing());
        assumed(node.putArray("assumed"), program.assumed());
        ArrayNode unlocked = node.putArray("unlockedBy");
        program.unlockedBy().forEach(unlocked::add);
        ArrayNode conflicts = node.putArray("conflictsWith");
        program.conflictsWith().forEach(conflicts::add);
        ObjectNode next = node.putObject("nextSteps");
        ObjectNode apply = next.putObject("apply");
        apply.put("url", program.spec().applyUrl());
        apply.put("phone", program.spec().applyPhone());
        String how = explainer.of(program, "apply");
        if (how != null) {
            apply.put("how", how);
        }
        ArrayNode documents = next.putArray("documents");
        program.spec().documents().forEach(d -> documents.add(explainer.document(d)));
        next.put("deadline", deadline(program));
        next.put("decisionDays", program.spec().decisionDays());
    }

    private String deadline(ProgramResult program) {
        List<PlanStep> steps = ActionPlan.of(screening).stream()
                .filter(s -> s.program().equals(program.id()))
                .toList();
        return steps.isEmpty() ? null : steps.get(0).by().toString();
    }

    private ObjectNode criterion(ProgramResult program, CriterionResult criterion) {
        ObjectNode node = JSON.objectNode();
        node.put("id", criterion.sentence().name());
        node.put("subject", criterion.person() == null ? "household" : criterion.person());
        node.put("outcome", criterion.outcome().name());
        node.put("explanation", explainer.explain(program, criterion));
        ObjectNode values = node.putObject("values");
        explainer.values(criterion).forEach((name, range) -> value(values, name, range));
        ArrayNode citations = node.putArray("citations");
        Citations.of(criterion.sentence().cite(), program.spec().links())
                .forEach(c -> citations.addObject().put("ref", c.ref()).put("url", c.url()));
        paths(node.putArray("missing"), criterion.missing());
        assumed(node.putArray("assumed"), criterion.assumed());
        if (criterion.policyGap() != null) {
            node.put("policyGap", criterion.policyGap());
        }
        return node;
    }

    // A known value is a number; an open one its two bounds, null where there is none.
    private static void value(ObjectNode values, String name, Range range) {
        if (range.isKnown() && range.hasLow()) {
            values.put(name, plain(range.lowNumber()));
        } else {
            ObjectNode bounds = values.putObject(name);
            bounds.put("low", range.hasLow() ? plain(range.lowNumber()) : null);
            bounds.put("high", range.hasHigh() ? plain(range.highNumber()) : null);
        }
    }

    private ObjectNode estimate(ProgramResult program) {
        Range range = program.estimate();
        if (range == null) {
            return null;
        }
        ObjectNode node = JSON.objectNode();
        node.put("low", plain(range.lowNumber().setScale(2, RoundingMode.FLOOR)));
        node.put("high", plain(range.highNumber().setScale(2, RoundingMode.CEILING)));
        node.put("per", program.spec().per());
        node.put("about", !range.isKnown() || !program.stale().isEmpty());
        if (program.outcome() == Outcome.MORE_NEEDED) {
            node.put("ifLikely", true);
        }
        return node;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal cents = number.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return cents.scale() < 0 ? cents.setScale(0) : cents;
    }

    private static void paths(ArrayNode list, List<FactPath> facts) {
        facts.stream()
                .sorted(java.util.Comparator.comparing((FactPath f) -> f.order())
                        .thenComparing(f -> f.fact().index()))
                .forEach(f -> list.add(f.path()));
    }

    private static void assumed(ArrayNode list, List<Assumption> assumptions) {
        assumptions.stream()
                .sorted(java.util.Comparator.comparing(
                                (Assumption a) -> a.path().order())
                        .thenComparing(a -> a.path().fact().index()))
                .forEach(a -> {
                    ObjectNode node = list.addObject();
                    node.put("fact", a.path().path());
                    Object value = a.value();
                    if (value instanceof Boolean yes) {
                        node.put("value", yes);
                    } else if (value instanceof BigDecimal number) {
                        node.put("value", number);
                    } else {
                        node.put(
                                "value",
                                value == Fact.NONE
                                        ? "none"
                                        : value instanceof org.benefits.screener.household.Amount amount
                                                ? amount.money().toDollars().toPlainString()
                                                : value.toString());
                    }
                });
    }

    /** The figures of a range for one map of values: used by the batch's columns. */
    static Map<String, BigDecimal> bounds(Range range) {
        return range == null ? Map.of() : Map.of("low", plain(range.lowNumber()), "high", plain(range.highNumber()));
    }
}
