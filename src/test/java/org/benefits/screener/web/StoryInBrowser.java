package org.benefits.screener.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.openqa.selenium.WebElement;

/** A family of {@code test-scenarios/stories} goes through the pages: it answers what its story says, and "I don't know" to all else. */
final class StoryInBrowser {
    private static final int MOST_PAGES = 300;
    private static final String NONE_OF_THESE = "none-of-these";

    private final Chromium browser;
    private final JsonNode household;
    private final LocalDate today;
    private final Consumer<Chromium> atEachPage;
    private final Map<String, String> ids = new HashMap<>();
    private final List<JsonNode> people = new ArrayList<>();

    /**
     * @param household the story's answers; empty for someone who skips everything
     * @param atEachPage what to look at on every page
     */
    StoryInBrowser(Chromium browser, JsonNode household, LocalDate today, Consumer<Chromium> atEachPage) {
        this.browser = browser;
        this.household = household;
        this.today = today;
        this.atEachPage = atEachPage;
        household.path("people").forEach(people::add);
        for (int i = 0; i < people.size(); i++) {
            ids.put(people.get(i).path("id").asText(), "p" + (i + 1));
        }
    }

    /** From the first page to the results; gives back how many questions were asked. */
    int toTheResults(String server) {
        browser.open(server + "/");
        atEachPage.accept(browser);
        household.path("situations").forEach(s -> choose("situations", s.asText()));
        press("form[action='/start'] button");
        int asked = 0;
        for (int pages = 0; !browser.path().equals("/check"); pages++) {
            assertTrue(pages < MOST_PAGES, "the questions do not end; at " + browser.path());
            atEachPage.accept(browser);
            if (browser.path().equals("/people")) {
                person();
            } else {
                asked++;
                answer(browser.path());
            }
        }
        atEachPage.accept(browser);
        press("a[href='/results'].usa-button");
        atEachPage.accept(browser);
        return asked;
    }

    private void person() {
        int there = browser.all("main li form[action='/people']").size();
        if (people.isEmpty() && there == 0) {
            // Someone who skips everything still has an age to give.
            type("age", "40");
            press("button[value=add]");
            return;
        }
        if (there >= Math.max(1, people.size())) {
            press("button[value=done]");
            return;
        }
        JsonNode person = people.get(there);
        if (there > 0) {
            select("relation", person.path("relation").asText());
        }
        type("age", String.valueOf(age(person)));
        press("button[value=add]");
    }

    private int age(JsonNode person) {
        return person.has("age")
                ? person.get("age").asInt()
                : Period.between(LocalDate.parse(person.path("birthDate").asText()), today)
                        .getYears();
    }

    private void answer(String path) {
        if (path.startsWith("/everyone/")) {
            everyone(path.substring("/everyone/".length()));
            return;
        }
        String[] parts = path.substring("/q/".length()).split("/");
        JsonNode subject = parts.length == 1 ? household : people.isEmpty() ? household : person(parts[1]);
        JsonNode value = subject.path(parts[parts.length - 1]);
        boolean list = !browser.all("button[value=done]").isEmpty();
        if (value.isMissingNode()) {
            press("main button[value=pass]");
        } else if (list) {
            value.forEach(item -> {
                fill("item", item);
                press("button[value=add]");
            });
            press("button[value=done]");
        } else {
            fill("answer", value);
            press("button[value=save]");
        }
        assertTrue(
                browser.all(".usa-alert--error").isEmpty(),
                () -> path + " was not taken: " + value + " "
                        + browser.one("main").getText());
    }

    private JsonNode person(String id) {
        return people.get(Integer.parseInt(id.substring(1)) - 1);
    }

    private void everyone(String fact) {
        if (people.isEmpty() || people.stream().anyMatch(p -> !p.has(fact))) {
            press("main button[value=pass]");
            return;
        }
        boolean anyone = false;
        for (JsonNode person : people) {
            if (person.get(fact).asBoolean()) {
                choose("answer", ids.get(person.path("id").asText()));
                anyone = true;
            }
        }
        if (!anyone) {
            choose("answer", NONE_OF_THESE);
        }
        press("button[value=save]");
    }

    private void fill(String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(v -> choose(name, ids.getOrDefault(v.asText(), v.asText())));
            if (value.isEmpty()) {
                choose(name, NONE_OF_THESE);
            }
        } else if (value.isObject() && value.has("amount") && name.equals("answer")) {
            type(name, value.get("amount").asText());
            select(name + ".frequency", value.path("frequency").asText("monthly"));
        } else if (value.isObject()) {
            value.properties().forEach(e -> fill(name + "." + e.getKey(), e.getValue()));
        } else if (value.isBoolean()) {
            choose(name, value.asBoolean() ? "yes" : "no");
        } else {
            text(name, value.asText());
        }
    }

    private void text(String name, String value) {
        if (!browser.all("[name='" + name + ".month']").isEmpty()) {
            if (value.equals("none")) {
                choose(name + ".none", "none");
                return;
            }
            String[] date = value.split("-");
            type(name + ".month", date[1]);
            if (date.length > 2) {
                type(name + ".day", date[2]);
            }
            type(name + ".year", date[0]);
        } else if (!browser.all("select[name='" + name + "']").isEmpty()) {
            select(name, value);
        } else if (!browser.all("input[type=radio][name='" + name + "']").isEmpty()) {
            choose(name, ids.getOrDefault(value, value));
        } else if (!browser.all("input[type=checkbox][name='" + name + ".none']")
                        .isEmpty()
                && value.equals("none")) {
            choose(name + ".none", "none");
        } else {
            type(name, value);
        }
    }

    private void choose(String name, String value) {
        WebElement input = browser.one("input[name='" + name + "'][value='" + value + "']");
        browser.one("label[for='" + input.getDomAttribute("id") + "']").click();
    }

    private void select(String name, String value) {
        browser.one("select[name='" + name + "'] option[value='" + value + "']").click();
    }

    private void type(String name, String value) {
        WebElement input = browser.one("input[name='" + name + "']");
        input.clear();
        input.sendKeys(value);
    }

    private void press(String selector) {
        browser.press(selector);
    }
}
