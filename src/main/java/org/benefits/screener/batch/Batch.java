package org.benefits.screener.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Household;
import org.benefits.screener.household.Problem;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.ScreeningJson;

/** Many households, one a line, answered in order while they are read. A faulty line is answered with its problem; the others go on. */
public final class Batch {
    /** The longest line, in bytes. */
    public static final int LONGEST_LINE = 256 * 1024;

    private final Screener screener;
    private final Edition edition;
    private final Clock clock;
    private final Options options;
    private final LongConsumer progress;

    /**
     * What to write.
     *
     * @param full with criteria and sentences; else outcomes only
     * @param programs the programs to show; empty for all
     */
    public record Options(String language, boolean full, Set<String> programs) {}

    /** One line read: a household, or what is wrong with it. */
    record Line(long number, Household household, ObjectNode problem) {}

    /**
     * @param progress told how many lines are done, now and then
     */
    public Batch(Screener screener, Edition edition, Clock clock, Options options, LongConsumer progress) {
        this.screener = screener;
        this.edition = edition;
        this.clock = clock;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Answers NDJSON with NDJSON.
     *
     * @return how many lines had a problem or a program that failed
     */
    public long ndjson(InputStream in, OutputStream out) throws IOException {
        Lines lines = new Lines(in, LONGEST_LINE);
        List<Line> together = new ArrayList<>();
        long faults = 0;
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank()) {
                together.add(read(line));
            }
            if (together.size() == Screener.MOST_TOGETHER) {
                faults += answer(together, out);
            }
        }
        return faults + answer(together, out);
    }

    private Line read(Lines.Line line) {
        if (line.tooLong()) {
            List<Problem> problems =
                    List.of(new Problem("", "too-long", "A line holds at most " + LONGEST_LINE + " bytes."));
            return new Line(
                    line.number(),
                    null,
                    Problems.of("too-large", 413, "The line is too long", "Send fewer people or facts.", problems));
        }
        try {
            JsonNode json = Json.read(line.bytes());
            JsonNode request = RequestRows.request(json);
            return new Line(line.number(), Request.read(request, edition.books().dictionary(), clock), null);
        } catch (BadHousehold e) {
            return new Line(line.number(), null, Problems.of(e));
        }
    }

    private long answer(List<Line> together, OutputStream out) throws IOException {
        long faults = 0;
        List<Screening> screenings = screen(together);
        int next = 0;
        for (Line line : together) {
            Screening screening = line.problem() == null ? screenings.get(next++) : null;
            faults += screening == null || screening.programs().stream().anyMatch(p -> p.fault()) ? 1 : 0;
            out.write(Json.write(json -> {
                json.writeStartObject();
                json.writeNumberField("line", line.number());
                if (screening == null) {
                    json.writeFieldName("problem");
                    json.writeTree(line.problem());
                } else {
                    json.writeFieldName("result");
                    new ScreeningJson(screening, edition.texts(), options.language(), options.full())
                            .write(json, options.programs());
                }
                json.writeEndObject();
            }));
            out.write('\n');
        }
        if (!together.isEmpty()) {
            progress.accept(together.get(together.size() - 1).number());
            out.flush();
        }
        together.clear();
        return faults;
    }

    private List<Screening> screen(List<Line> together) {
        List<Household> households = together.stream()
                .filter(l -> l.household() != null)
                .map(Line::household)
                .toList();
        if (options.full()) {
            return households.stream()
                    .map(h -> screener.screen(edition.books(), h))
                    .toList();
        }
        return screener.screenAll(edition.books(), households);
    }

    /**
     * Answers CSV with CSV: columns are fact paths in, outcomes, amounts and missing facts out.
     *
     * @return how many rows had a problem or a program that failed
     */
    public long csv(InputStream in, OutputStream out) throws IOException {
        return new CsvBatch(screener, edition, clock, options, progress).run(in, out);
    }
}
