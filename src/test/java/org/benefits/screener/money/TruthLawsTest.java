package org.benefits.screener.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Kleene's laws, and the reasons that go with them. */
class TruthLawsTest {
    private record Named(String name, Role role) implements Reason {}

    private static Why why(String name) {
        return Why.of(new Named(name, Reason.Role.QUESTION));
    }

    private static List<Truth> all(String name) {
        return List.of(Truth.yes(why(name)), Truth.no(why(name)), Truth.unknown(why(name)));
    }

    @Test
    void andOrAndNotAreKleenes() {
        for (Truth a : all("a")) {
            assertEquals(a.value(), a.not().not().value());
            for (Truth b : all("b")) {
                assertEquals(a.and(b).value(), b.and(a).value());
                assertEquals(a.or(b).value(), b.or(a).value());
                assertEquals(a.and(b).not().value(), a.not().or(b.not()).value());
                assertEquals(rank(a.and(b)), Math.min(rank(a), rank(b)));
                assertEquals(rank(a.or(b)), Math.max(rank(a), rank(b)));
                for (Truth c : all("c")) {
                    assertEquals(a.and(b).and(c).value(), a.and(b.and(c)).value());
                    assertEquals(a.or(b).or(c).value(), a.or(b.or(c)).value());
                    assertEquals(a.and(b.or(c)).value(), a.and(b).or(a.and(c)).value());
                }
            }
        }
    }

    private static int rank(Truth truth) {
        return truth.isYes() ? 2 : truth.isUnknown() ? 1 : 0;
    }

    @Test
    void anUnknownWaitsOnlyForWhatIsUnknown() {
        Truth joined = Truth.yes(why("known")).and(Truth.unknown(why("open")));
        assertEquals("[Named[name=open, role=QUESTION]]", joined.waitsFor().toString());
        assertTrue(Truth.no(why("no"))
                .and(Truth.unknown(why("open")))
                .waitsFor()
                .reasons()
                .isEmpty());
    }

    @Test
    void whatSettledIsEnough() {
        assertEquals(
                "[Named[name=no, role=QUESTION]]",
                Truth.unknown(why("open")).and(Truth.no(why("no"))).why().toString());
        assertEquals(
                "[Named[name=a, role=QUESTION], Named[name=b, role=QUESTION]]",
                Truth.yes(why("a")).and(Truth.yes(why("b"))).why().toString());
    }

    @Test
    void anExemptionSettlesWhateverTheRequirementSays() {
        for (Truth requirement : all("requirement")) {
            Truth settled = requirement.unless(Truth.yes(why("exempt")));
            assertTrue(settled.isYes());
            assertEquals(1, settled.exemption());
            assertEquals(
                    2,
                    requirement
                            .unless(Truth.no(why("first")))
                            .unless(Truth.yes(why("second")))
                            .exemption());
            assertEquals(
                    requirement.value(),
                    requirement.unless(Truth.no(why("exempt"))).value());
        }
        assertTrue(Truth.no(why("requirement"))
                .unless(Truth.unknown(why("exempt")))
                .isUnknown());
    }

    @Test
    void aChoiceIsKnownWhenOneIsLeft() {
        OneOf open = OneOf.among(List.of("own", "rent"), why("home"));
        assertTrue(open.is("rent").isUnknown());
        assertTrue(open.is("shelter").isNo());
        assertTrue(open.isOneOf(List.of("own", "rent", "hotel")).isYes());
        assertTrue(OneOf.known("rent", why("home")).is("rent").isYes());
    }
}
