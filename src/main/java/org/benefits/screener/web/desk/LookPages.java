package org.benefits.screener.web.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Household;
import org.benefits.screener.screening.Outcome;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Explainer;
import org.benefits.screener.text.Texts;
import org.benefits.screener.web.Field;
import org.benefits.screener.web.Results;
import org.benefits.screener.web.Site;

/** Pages that look at the household on the desk: help at each income, and the sheet for the client. They carry it along and change nothing. */
public final class LookPages {
    private static final int HIGHEST_INCOME = 30_000;
    private static final int USUAL_INCOME = 6_000;
    private static final int LONGEST_NOTE = 4_000;

    private final DeskSite desk;
    private final Screener screener;

    LookPages(DeskSite desk, Screener screener) {
        this.desk = desk;
        this.screener = screener;
    }

    void add(RoutesConfig routes) {
        routes.post("/desk/income", desk.fromOurPage(this::income));
        routes.post("/desk/sheet", desk.fromOurPage(this::sheet));
    }

    /** What can be looked at: a household that can be screened; else the page says to mend it. */
    private Map<String, Object> model(Client client) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("client", client.json());
        return model;
    }

    private Household readable(Context context, DeskPages.Sent sent, Edition edition) {
        try {
            if (sent.errors().isEmpty()) {
                return sent.client().household(edition.books().dictionary(), desk.today());
            }
        } catch (BadHousehold e) {
            // The desk's own page says what is wrong, at its field.
        }
        context.status(422);
        desk.show(context, "desk/mend.jte", model(sent.client()));
        return null;
    }

    // ---- help at each income

    private void income(Context context) {
        Edition edition = desk.edition();
        DeskPages.Sent sent = DeskPages.sent(context, edition, desk.today());
        Household household = readable(context, sent, edition);
        if (household == null) {
            return;
        }
        Map<String, Object> model = model(sent.client());
        List<Field.Choice> people = new ArrayList<>();
        String language = Site.language(context, edition.texts());
        sent.client()
                .household()
                .path(ClientReader.PEOPLE)
                .forEach(p -> people.add(new Field.Choice(
                        p.path("id").asText(),
                        Site.personInWords(p, edition.texts().common(language)))));
        String person = context.formParam("person");
        String self = household
                .self()
                .map(p -> p.id())
                .orElse(people.isEmpty() ? null : people.get(0).value());
        String who = people.stream().anyMatch(p -> p.value().equals(person)) ? person : self;
        model.put("people", people);
        model.put("person", who);
        int now = who == null ? 0 : Ladder.earnedNow(household, who);
        String most = String.valueOf(context.formParam("most")).replaceAll("[$,\\s]", "");
        int highest = most.matches("[0-9]{2,5}")
                ? Math.min(HIGHEST_INCOME, Integer.parseInt(most))
                : Math.min(HIGHEST_INCOME, Math.max(USUAL_INCOME, now * 3 / 2));
        model.put("most", highest);
        model.put("chart", who == null ? null : chart(edition, sent.client(), who, highest, now, language));
        desk.show(context, "desk/income.jte", model);
    }

    private IncomeChart chart(Edition edition, Client client, String who, int highest, int now, String language) {
        Ladder ladder = new Ladder(
                edition,
                screener,
                highest,
                earned -> client.with(Ladder.earning(client.household(), who, earned))
                        .household(edition.books().dictionary(), desk.today()));
        return IncomeChart.of(ladder, now, edition.texts(), language);
    }

    // ---- the sheet for the client

    private void sheet(Context context) {
        Edition edition = desk.edition();
        Texts texts = edition.texts();
        DeskPages.Sent sent = DeskPages.sent(context, edition, desk.today());
        Household household = readable(context, sent, edition);
        if (household == null) {
            return;
        }
        String asked = context.formParam("sheet");
        String language = asked != null && texts.languages().contains(asked) ? asked : Site.language(context, texts);
        String note = String.valueOf(context.formParam("note")).strip();
        Screening screening = screener.screen(edition.books(), household);
        Explainer explainer = new Explainer(screening, texts, language);
        Map<String, Object> model = model(sent.client());
        model.put("results", Results.of(screening, explainer));
        model.put("words", new Said(texts.pages(language), language));
        model.put("day", explainer.date(screening.asOf()));
        model.put(
                "next",
                screening.nextQuestion() == null
                        ? null
                        : explainer.label(screening.nextQuestion().fact()));
        model.put("note", note.equals("null") ? "" : note.substring(0, Math.min(note.length(), LONGEST_NOTE)));
        model.put(
                "count",
                screening.programs().stream()
                        .filter(p -> p.outcome() == Outcome.MORE_NEEDED)
                        .count());
        desk.show(context, "desk/sheet.jte", model);
    }

    /** Words of a language that is not the page's own. */
    public record Said(org.benefits.screener.text.Words words, String language) {
        /** Words of the pages; what stands in braces is filled in, in order. */
        public String say(String key, Object... values) {
            String text = words.get(key);
            for (int i = 0; i < values.length; i++) {
                text = text.replace("{" + i + "}", String.valueOf(values[i]));
            }
            return text;
        }
    }
}
