package org.benefits.screener.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.benefits.screener.household.Amount;
import org.benefits.screener.household.Assumption;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.FactPath;
import org.benefits.screener.money.Range;
import org.benefits.screener.money.Truth;
import org.benefits.screener.rules.Citations;
import org.benefits.screener.screening.ActionPlan;
import org.benefits.screener.screening.CriterionResult;
import org.benefits.screener.screening.NextQuestion;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.screening.PersonResult;
import org.benefits.screener.screening.PlanStep;
import org.benefits.screener.screening.ProgramResult;
import org.benefits.screener.screening.PublicCharge;
import org.benefits.screener.screening.Screening;

/**
 * A screening as the API writes it. The same screening always gives the same bytes. A whole answer is some hundred thousand bytes, so it is
 * written straight to where it goes, not first built as a tree.
 */
public final class ScreeningJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final JsonFactory BYTES = EXACT.getFactory();

    private static final Comparator<FactPath> IN_ORDER = Comparator.comparingInt(FactPath::order)
            .thenComparingInt(f -> f.fact().index());

    private final Screening screening;
    private final Explainer explainer;
    private final boolean full;
    private Map<String, LocalDate> firstDays;

    /**
     * @param full with criteria and sentences; else outcomes only
     */
    public ScreeningJson(Screening screening, Texts texts, String language, boolean full) {
        this.screening = screening;
        this.explainer = new Explainer(screening, texts, language);
        this.full = full;
    }

    /**
     * The whole answer as compact bytes.
     *
     * @param only the programs to show; empty for all
     */
    public byte[] bytes(Set<String> only) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator out = BYTES.createGenerator(bytes)) {
            write(out, only);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be written", e);
        }
    }

    /** As {@link #bytes}, as a tree, for who goes on with its parts. */
    public ObjectNode tree(Set<String> only) {
        try (TokenBuffer tokens = new TokenBuffer(EXACT, false)) {
            write(tokens, only);
            return EXACT.readTree(tokens.asParser());
        } catch (IOException e) {
            throw new UncheckedIOException("tokens in memory cannot be written", e);
        }
    }

    /**
     * As {@link #bytes}, as one value of something larger.
     *
     * @throws IOException where the generator's target cannot be written
     */
    public void write(JsonGenerator out, Set<String> only) throws IOException {
        List<ProgramResult> shown = screening.programs().stream()
                .filter(p -> only.isEmpty() || only.contains(p.id()))
                .toList();
        out.writeStartObject();
        out.writeStringField("asOf", screening.asOf().toString());
        out.writeObjectFieldStart("rules");
        out.writeStringField("version", screening.books().version());
        strings(out, "stale", screening.stale());
        out.writeEndObject();
        out.writeArrayFieldStart("programs");
        for (ProgramResult program : shown) {
            program(out, program);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("actionPlan");
        if (full) {
            for (Explainer.Task task : explainer.plan(p -> only.isEmpty() || only.contains(p))) {
                task(out, task);
            }
        }
        out.writeEndArray();
        if (full) {
            documents(out, ActionPlan.documents(screening, shown));
            notes(out);
        }
        nextQuestion(out, screening.nextQuestion());
        out.writeEndObject();
    }

    private static void strings(JsonGenerator out, String name, Collection<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    private void documents(JsonGenerator out, Collection<String> keys) throws IOException {
        out.writeArrayFieldStart("documents");
        for (String key : keys) {
            out.writeString(explainer.document(key));
        }
        out.writeEndArray();
    }

    private static void task(JsonGenerator out, Explainer.Task task) throws IOException {
        out.writeStartObject();
        out.writeStringField("by", task.by().toString());
        out.writeStringField("program", task.programs().get(0));
        strings(out, "programs", task.programs());
        out.writeStringField("do", task.does());
        out.writeStringField("why", task.why());
        out.writeEndObject();
    }

    // What the whole family should know, whatever the program.
    private void notes(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("notes");
        if (PublicCharge.concerns(screening)) {
            out.writeStartObject();
            out.writeStringField("id", "public-charge");
            out.writeStringField("text", explainer.common().get("note.public-charge"));
            out.writeArrayFieldStart("citations");
            out.writeStartObject();
            out.writeStringField("ref", PublicCharge.CITE);
            out.writeStringField("url", PublicCharge.ADDRESS);
            out.writeEndObject();
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** The next question as the API writes it; null where nothing is open. */
    public static ObjectNode nextQuestion(NextQuestion next) {
        if (next == null) {
            return null;
        }
        ObjectNode node = JSON.objectNode();
        node.put("fact", next.fact().path());
        next.decides().forEach(node.putArray("decides")::add);
        return node;
    }

    private static void nextQuestion(JsonGenerator out, NextQuestion next) throws IOException {
        if (next == null) {
            out.writeNullField("nextQuestion");
            return;
        }
        out.writeObjectFieldStart("nextQuestion");
        out.writeStringField("fact", next.fact().path());
        strings(out, "decides", next.decides());
        out.writeEndObject();
    }

    private void program(JsonGenerator out, ProgramResult program) throws IOException {
        out.writeStartObject();
        out.writeStringField("program", program.id());
        out.writeStringField("name", explainer.name(program));
        out.writeStringField("category", program.spec().category());
        out.writeStringField("outcome", program.outcome().name());
        if (program.fault()) {
            out.writeBooleanField("fault", true);
        }
        if (full) {
            out.writeStringField("explanation", explainer.outcome(program));
        }
        if (program.isClosed()) {
            out.writeStringField("closedOn", program.spec().closedOn().toString());
        }
        out.writeArrayFieldStart("decidedByOthers");
        for (String rule : program.decidedByOthers()) {
            out.writeString(full ? explainer.rule(program, rule, "others") : rule);
        }
        out.writeEndArray();
        if (program.spec().perPerson()) {
            out.writeArrayFieldStart("people");
            for (PersonResult person : program.people()) {
                out.writeStartObject();
                out.writeStringField("id", person.id());
                out.writeStringField("outcome", person.outcome().name());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        estimate(out, program);
        if (full) {
            details(out, program);
        } else {
            paths(out, program.missing());
        }
        out.writeEndObject();
    }

    private void details(JsonGenerator out, ProgramResult program) throws IOException {
        out.writeArrayFieldStart("criteria");
        for (CriterionResult criterion : program.criteria()) {
            criterion(out, program, criterion);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("notes");
        for (String rule : program.notes()) {
            out.writeString(explainer.rule(program, rule, "note"));
        }
        out.writeEndArray();
        paths(out, program.missing());
        assumed(out, program.assumed());
        strings(out, "unlockedBy", program.unlockedBy());
        strings(out, "conflictsWith", program.conflictsWith());
        out.writeObjectFieldStart("nextSteps");
        out.writeObjectFieldStart("apply");
        out.writeStringField("url", program.spec().applyUrl());
        out.writeStringField("phone", program.spec().applyPhone());
        String how = explainer.of(program, "apply");
        if (how != null) {
            out.writeStringField("how", how);
        }
        out.writeEndObject();
        documents(out, program.spec().documents());
        LocalDate deadline = firstDays().get(program.id());
        out.writeStringField("deadline", deadline == null ? null : deadline.toString());
        out.writeFieldName("decisionDays");
        if (program.spec().decisionDays() == null) {
            out.writeNull();
        } else {
            out.writeNumber(program.spec().decisionDays());
        }
        out.writeEndObject();
    }

    // The day of each program's first step in the plan.
    private Map<String, LocalDate> firstDays() {
        if (firstDays == null) {
            firstDays = new HashMap<>();
            for (PlanStep step : ActionPlan.of(screening)) {
                firstDays.putIfAbsent(step.program(), step.by());
            }
        }
        return firstDays;
    }

    private void criterion(JsonGenerator out, ProgramResult program, CriterionResult criterion) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", criterion.sentence().name());
        out.writeStringField("subject", criterion.person() == null ? "household" : criterion.person());
        out.writeStringField("outcome", criterion.outcome().name());
        out.writeStringField("explanation", explainer.explain(program, criterion));
        out.writeObjectFieldStart("values");
        Truth.Comparison comparison = criterion.truth().comparison();
        if (comparison != null) {
            value(out, "amount", comparison.left());
            value(out, "limit", comparison.right());
        }
        out.writeEndObject();
        out.writeArrayFieldStart("citations");
        for (Citations.Citation citation : program.book().citations(criterion.sentence())) {
            out.writeStartObject();
            out.writeStringField("ref", citation.ref());
            out.writeStringField("url", citation.url());
            out.writeEndObject();
        }
        out.writeEndArray();
        paths(out, criterion.missing());
        assumed(out, criterion.assumed());
        if (criterion.policyGap() != null) {
            out.writeStringField("policyGap", criterion.policyGap());
        }
        out.writeEndObject();
    }

    // A known value is a number; an open one its two bounds, null where there is none.
    private static void value(JsonGenerator out, String name, Range range) throws IOException {
        if (range.isKnown() && range.hasLow()) {
            out.writeNumberField(name, plain(range.lowNumber()));
        } else {
            out.writeObjectFieldStart(name);
            out.writeNumberField("low", range.hasLow() ? plain(range.lowNumber()) : null);
            out.writeNumberField("high", range.hasHigh() ? plain(range.highNumber()) : null);
            out.writeEndObject();
        }
    }

    private static void estimate(JsonGenerator out, ProgramResult program) throws IOException {
        Range range = program.estimate();
        if (range == null) {
            out.writeNullField("estimate");
            return;
        }
        out.writeObjectFieldStart("estimate");
        out.writeNumberField("low", plain(range.lowNumber().setScale(2, RoundingMode.FLOOR)));
        out.writeNumberField("high", plain(range.highNumber().setScale(2, RoundingMode.CEILING)));
        out.writeStringField("per", program.spec().per());
        out.writeBooleanField("about", !range.isKnown() || !program.stale().isEmpty());
        if (program.outcome() == Outcome.MORE_NEEDED) {
            out.writeBooleanField("ifLikely", true);
        }
        out.writeEndObject();
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal cents = number.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return cents.scale() < 0 ? cents.setScale(0) : cents;
    }

    private static void paths(JsonGenerator out, List<FactPath> facts) throws IOException {
        out.writeArrayFieldStart("missing");
        for (FactPath fact : facts.stream().sorted(IN_ORDER).toList()) {
            out.writeString(fact.path());
        }
        out.writeEndArray();
    }

    private static void assumed(JsonGenerator out, List<Assumption> assumptions) throws IOException {
        out.writeArrayFieldStart("assumed");
        for (Assumption assumption : assumptions.stream()
                .sorted(Comparator.comparing(Assumption::path, IN_ORDER))
                .toList()) {
            out.writeStartObject();
            out.writeStringField("fact", assumption.path().path());
            Object value = assumption.value();
            if (value instanceof Boolean yes) {
                out.writeBooleanField("value", yes);
            } else if (value instanceof BigDecimal number) {
                out.writeNumberField("value", number);
            } else {
                out.writeStringField(
                        "value",
                        value == Fact.NONE
                                ? "none"
                                : value instanceof Amount amount
                                        ? amount.money().toDollars().toPlainString()
                                        : value.toString());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
