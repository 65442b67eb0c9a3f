package org.benefits.screener.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.benefits.screener.batch.Json;
import org.benefits.screener.batch.Scenario;
import org.benefits.screener.rules.RuleFolder;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real family's screening becomes a scenario that tells nobody who they are. */
class KeptScenarioTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final String REAL = """
            {"state": "TX", "zip": "78701", "county": "Travis County", "disasterDeclared": "Smith Creek flood",
             "oneTimeBill": {"kind": "Dr. Jones", "amount": 90}, "people": [
              {"id": "Maria_Lopez", "relation": "self", "birthDate": "1996-03-17", "spouse": "Jose-Lopez",
               "incomes": [{"type": "wages", "amount": 1500, "frequency": "monthly"}]},
              {"id": "Jose-Lopez", "relation": "spouse", "birthMonth": "1990-05", "claimedBy": "none"},
              {"id": "baby", "relation": "child", "birthDate": "2026-01-09", "parents": ["Maria_Lopez", "Jose-Lopez"]}]}
            """;

    @TempDir
    private Path folder;

    private static KeptScenario.Kept kept(String program) {
        RuleFolder rules = new RuleFolder(TestRules.RULES, TestRules.COMPILED);
        JsonNode household = Json.read(REAL.getBytes(StandardCharsets.UTF_8));
        return KeptScenario.of(household, DAY, rules.check(program), rules.dictionary());
    }

    @Test
    void namesFreeTextAndBirthDatesAreGoneAndWhatTheRulesReadStays() {
        KeptScenario.Kept kept = kept("wic");
        String text = kept.request().toString();
        for (String identifies :
                List.of("Maria", "Lopez", "78701", "Travis", "Smith", "Jones", "1996-03-17", "2026-01-09")) {
            assertFalse(text.contains(identifies), identifies + " in " + text);
        }
        JsonNode people = kept.request().get("household").get("people");
        assertEquals("p1", people.get(0).get("id").asText());
        assertEquals(30, people.get(0).get("age").asInt());
        assertEquals("p2", people.get(0).get("spouse").asText());
        assertEquals(36, people.get(1).get("age").asInt());
        assertEquals("none", people.get(1).get("claimedBy").asText());
        assertEquals("2026-01-25", people.get(2).get("birthDate").asText(), "ten months old, as before");
        assertEquals("[\"p1\",\"p2\"]", people.get(2).get("parents").toString());
        assertEquals(1500, people.get(0).get("incomes").get(0).get("amount").asInt());
        assertEquals(Set.of("birthDate", "county", "disasterDeclared", "kind", "zip"), kept.leftOut());
    }

    @Test
    void theCountyStaysWhereTheProgramsRulesReadIt() {
        assertEquals(
                "Travis County",
                kept("ccdf-child-care")
                        .request()
                        .get("household")
                        .path("county")
                        .asText());
    }

    @Test
    void itIsWrittenAsAScenarioThatWaitsUntilSomebodyApproves() throws Exception {
        Path file = KeptScenario.write(folder.resolve("wic"), "a-baby", "It shows: a baby.", kept("wic"));
        Scenario scenario = Scenario.read(file);
        assertEquals("wic", scenario.program());
        assertEquals("It shows: a baby.", scenario.why());
        assertEquals(kept("wic").request().toString(), scenario.request().toString());
        List<Approval> waiting = Approval.waiting(folder, TestRules.edition());
        assertEquals(1, waiting.size());
        assertTrue(waiting.get(0).sideBySide().contains(" | "), waiting.get(0).sideBySide());
        waiting.get(0).approve();
        assertEquals(List.of(), Approval.waiting(folder, TestRules.edition()));
        Path approved = folder.resolve("wic/a-baby.approved.txt");
        Files.writeString(approved, Files.readString(approved).replace("WIC", "Wic"));
        assertEquals(1, Approval.waiting(folder, TestRules.edition()).size(), "another word waits again");
    }

    /** What the build's own test approves and what this shows are the same: nothing waits in the project. */
    @Test
    void nothingWaitsWhereTheBuildIsContent() {
        assertEquals(List.of(), Approval.waiting(TestRules.HOME.resolve("test-scenarios/wic"), TestRules.edition()));
    }
}
