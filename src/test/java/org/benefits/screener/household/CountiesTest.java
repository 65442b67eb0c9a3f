package org.benefits.screener.household;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountiesTest {
    private final Counties counties;

    CountiesTest() throws IOException {
        counties = Counties.read(Path.of("rules/questions/counties.csv"));
    }

    @Test
    void digitsAndTheNameWithoutItsKindMeanTheSameCounty() {
        assertEquals("Franklin County", counties.named("OH", "39049"));
        assertEquals("Franklin County", counties.named("OH", "franklin"));
        assertEquals("Acadia Parish", counties.named("LA", "ACADIA PARISH"));
        assertEquals("Doña Ana County", counties.named("NM", "Dona Ana"));
    }

    @Test
    void aNameThatTwoPlacesShareStaysAsItIs() {
        assertEquals("Baltimore", counties.named("MD", "Baltimore"));
        assertEquals("Baltimore city", counties.named("MD", "Baltimore City"));
    }

    @Test
    void aNameThatTheStateDoesNotHaveStaysAsItIs() {
        assertEquals("Nowhere", counties.named("OH", "Nowhere"));
        assertEquals("39049", counties.named("TX", "39049"));
    }

    @Test
    void namesThatDifferInMarksAreTheSame() {
        assertEquals(
                "Matanuska Susitna Borough",
                Counties.sameName("Matanuska-Susitna Borough", Set.of("Matanuska Susitna Borough")));
    }
}
