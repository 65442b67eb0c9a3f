package org.benefits.screener.batch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.screening.Books;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.TestRules;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Texts;

/** Any bytes as a CSV batch: a row for every line that holds something, or the faults of its columns, and nothing else. */
class CsvFuzzTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    // Reading is what is tried here, so there are no programs: their own tests and the batch over HTTP run them.
    private static final Edition EDITION = new Edition(
            new Books(Dictionary.read(TestRules.RULES.resolve("questions")), Map.of(), "none"),
            Texts.read(TestRules.RULES, java.util.List.of()),
            Map.of());
    private static final Screener SCREENER = new Screener((program, e) -> {
        throw e;
    });

    @FuzzTest(maxDuration = "10s")
    void anyBytesAreRowsOrTheFaultsOfTheColumns(byte[] bytes) throws IOException {
        Batch batch = new Batch(SCREENER, EDITION, CLOCK, new Batch.Options("en", false, Set.of()), done -> {});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            long faults = batch.csv(new ByteArrayInputStream(bytes), out);
            String[] rows = out.toString(StandardCharsets.UTF_8).split("\r\n", -1);
            assertTrue(rows[0].equals("line,problem"), rows[0]);
            assertTrue(faults <= rows.length - 2, "more faults than rows");
        } catch (BadHousehold bad) {
            assertFalse(bad.problems().isEmpty());
            assertTrue(out.size() == 0, "refused, but something was written");
        }
    }
}
