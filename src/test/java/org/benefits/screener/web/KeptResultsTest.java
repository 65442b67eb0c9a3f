package org.benefits.screener.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.benefits.screener.api.Server;
import org.benefits.screener.api.Settings;
import org.benefits.screener.screening.TestRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a family takes along: the sheet for print and the PDF, in its language, on two pages. */
class KeptResultsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T17:00:00Z"), ZoneOffset.UTC);
    private static final int MOST_PAGES = 2;
    private static Server server;

    @BeforeAll
    static void start() {
        Settings settings = Settings.of(TestRules.RULES, TestRules.COMPILED).listeningOn("127.0.0.1", 0);
        server = new Server(settings, (library, screener) -> new Pages(library, screener, CLOCK)).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    // Families whose stories are kept, as files that a visitor opens: few and many people, little and much said.
    private static List<String> families() {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        return Stream.of(
                        "job-loss/eleven-people-in-minnesota",
                        "job-loss/laid-off-father-in-texas",
                        "new-baby/newborn-in-arkansas-after-emergency-medicaid",
                        "little-said/nearly-nothing-said")
                .map(name -> file(yaml, TestRules.HOME.resolve("test-scenarios/stories/" + name + ".yaml")))
                .toList();
    }

    private static String file(ObjectMapper yaml, Path story) {
        try {
            JsonNode household = yaml.readTree(story.toFile()).get("household");
            assertNotNull(household, story.toString());
            return new ObjectMapper()
                    .createObjectNode()
                    .set("household", household)
                    .toString();
        } catch (IOException e) {
            throw new IllegalStateException(story.toString(), e);
        }
    }

    @Test
    void thePdfHasTwoPagesAndTagsAndTheLanguageOfTheFamily() throws IOException {
        List<Integer> pages = new ArrayList<>();
        for (String language : List.of("en", "es")) {
            for (String family : families()) {
                Browser browser = new Browser(server.port());
                browser.open("/").send("/language", "to", language, "back", "/");
                browser.upload("/open", family);
                byte[] bytes = browser.download("/results.pdf");
                try (PDDocument pdf = Loader.loadPDF(bytes)) {
                    pages.add(pdf.getNumberOfPages());
                    assertTrue(pdf.getDocumentCatalog().getMarkInfo().isMarked(), "it is tagged");
                    assertNotNull(pdf.getDocumentCatalog().getStructureTreeRoot());
                    assertEquals(language, pdf.getDocumentCatalog().getLanguage());
                    String text = new PDFTextStripper().getText(pdf);
                    assertTrue(text.contains(language.equals("en") ? "Your plan for help" : "Su plan de ayuda"), text);
                    assertFalse(text.contains("#"), "a letter is not in the font: " + text);
                    for (var name : pdf.getPage(0).getResources().getFontNames()) {
                        PDFont font = pdf.getPage(0).getResources().getFont(name);
                        assertTrue(font.isEmbedded(), font.getName());
                    }
                }
            }
        }
        assertTrue(pages.stream().allMatch(n -> n <= MOST_PAGES), "pages of each family's PDF: " + pages);
    }
}
