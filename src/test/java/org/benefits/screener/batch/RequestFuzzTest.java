package org.benefits.screener.batch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.screening.TestRules;

/** Any bytes as a request: a household, or its faults, and nothing else. */
class RequestFuzzTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final Dictionary DICTIONARY = Dictionary.read(TestRules.RULES.resolve("questions"));

    @FuzzTest(maxDuration = "10s")
    void anyBytesAreAHouseholdOrItsFaults(byte[] bytes) {
        try {
            assertNotNull(Request.read(Json.read(bytes), DICTIONARY, CLOCK));
        } catch (BadHousehold bad) {
            assertFalse(bad.problems().isEmpty());
            assertNotNull(Json.write(Problems.of(bad)));
        }
    }
}
