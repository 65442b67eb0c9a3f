package org.benefits.screener.web.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.benefits.screener.batch.Json;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Fact;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Explainer;
import org.benefits.screener.text.Words;
import org.benefits.screener.web.Field;
import org.benefits.screener.web.Page;
import org.benefits.screener.web.Site;

/** The one page on which a navigator keys in a household and sees the outcomes, what is missing, and what a change would do. */
final class DeskPages {
    private static final int LARGEST_FILE_BYTES = 256 * 1024;
    private static final BigDecimal HIGHEST_WAGE = BigDecimal.valueOf(1_000);
    private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(168);

    private final DeskSite desk;
    private final Screener screener;

    DeskPages(DeskSite desk, Screener screener) {
        this.desk = desk;
        this.screener = screener;
    }

    /** What the form sent, read: the household, and what could not be read. */
    record Sent(Client client, Map<String, String> errors, Map<String, List<String>> typed) {}

    void add(RoutesConfig routes) {
        routes.get("/desk", context -> show(context, Client.empty(), Map.of(), Map.of()));
        routes.post("/desk", desk.fromOurPage(this::update));
        routes.post("/desk/outcomes", desk.fromOurPage(this::outcomes));
        routes.post("/desk/open", desk.fromOurPage(this::open));
        routes.post("/desk/save", desk.fromOurPage(this::save));
    }

    // ---- what was sent

    /** The household that a form carries: in its fields, or whole in one field of a page that only looks at it. */
    static Sent sent(Context context, Edition edition, LocalDate today) {
        String carried = context.formParam("client");
        if (carried != null) {
            try {
                return new Sent(Client.read(carried.getBytes(StandardCharsets.UTF_8)), Map.of(), Map.of());
            } catch (BadHousehold e) {
                return new Sent(Client.empty(), Map.of("", "desk.error.file"), Map.of());
            }
        }
        String what = String.valueOf(context.formParam("do"));
        Map<String, List<String>> form = context.formParamMap();
        boolean removing = what.startsWith("remove:");
        String removed = removing ? what.substring("remove:".length()) : "";
        String removedPerson = removed.matches("people\\.[0-9]+") ? context.formParam(removed + ".id") : null;
        Map<String, List<String>> kept = removing ? ClientReader.without(form, removed) : form;
        String language = Site.language(context, edition.texts());
        ClientReader reader = new ClientReader(
                edition.books().dictionary(),
                ClientView.forms(edition, language, Client.empty().household()),
                kept);
        ObjectNode household = reader.household();
        if (removedPerson != null) {
            ClientReader.forget(household, removedPerson);
        }
        Map<String, String> errors = new LinkedHashMap<>(reader.errors());
        Map<String, List<String>> typed = new LinkedHashMap<>(reader.typed());
        LocalDate day = day(context, "asOf", today, errors, typed);
        ObjectNode base = base(context);
        return new Sent(new Client(household, day, base), errors, typed);
    }

    private static ObjectNode base(Context context) {
        String base = context.formParam("base");
        if (base == null || base.isBlank()) {
            return null;
        }
        try {
            return Json.read(base.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode object
                            && object.path("household").isObject()
                    ? object
                    : null;
        } catch (BadHousehold e) {
            return null;
        }
    }

    private static LocalDate day(
            Context context,
            String name,
            LocalDate today,
            Map<String, String> errors,
            Map<String, List<String>> typed) {
        String text = String.valueOf(context.formParam(name)).strip();
        if (text.isEmpty() || text.equals("null")) {
            return null;
        }
        LocalDate day = ClientReader.day(text);
        LocalDate known = day == null ? null : org.benefits.screener.batch.Request.day(day.toString());
        if (known == null) {
            errors.put(name, "desk.error.date");
            typed.put(name, List.of(text));
        }
        return known == null || known.equals(today) ? null : known;
    }

    // ---- the calls

    private void update(Context context) {
        Edition edition = desk.edition();
        Sent sent = sent(context, edition, desk.today());
        Map<String, String> errors = new LinkedHashMap<>(sent.errors());
        Client client = changed(context, sent.client(), edition, errors, sent.typed());
        show(context, client, errors, sent.typed());
    }

    private Client changed(
            Context context,
            Client client,
            Edition edition,
            Map<String, String> errors,
            Map<String, List<String>> typed) {
        LocalDate today = desk.today();
        return switch (String.valueOf(context.formParam("do"))) {
            case "base" -> client.compared(today);
            case "restore" -> client.before();
            case "keep" -> client.alone();
            case "job" -> {
                BigDecimal wage = number(context, "try.wage", HIGHEST_WAGE, errors);
                BigDecimal hours = number(context, "try.hours", MOST_HOURS, errors);
                ObjectNode who = WhatIf.find(client.household(), context.formParam("try.person"));
                if (who == null) {
                    errors.put("try.person", "desk.error.person");
                }
                yield wage == null || hours == null || who == null
                        ? client
                        : client.compared(today)
                                .with(WhatIf.job(
                                        client.household(), who.path("id").asText(), wage, hours));
            }
            case "birth" ->
                client.compared(today)
                        .with(WhatIf.birth(client.household(), client.day() == null ? today : client.day()));
            case "move" -> {
                String state = context.formParam("try.state");
                Fact states = edition.books().dictionary().household().get("state");
                if (!states.choices().contains(String.valueOf(state))) {
                    errors.put("try.state", "error.choose");
                    yield client;
                }
                yield client.compared(today).with(WhatIf.move(client.household(), state));
            }
            case "day" -> {
                LocalDate day = day(context, "try.day", null, errors, typed);
                if (day == null) {
                    errors.put("try.day", "desk.error.date");
                    yield client;
                }
                yield client.compared(today).on(day);
            }
            default -> client;
        };
    }

    private static BigDecimal number(Context context, String name, BigDecimal most, Map<String, String> errors) {
        String text = String.valueOf(context.formParam(name)).replaceAll("[$,\\s]", "");
        if (text.matches("[0-9]{1,4}(\\.[0-9]{1,2})?")) {
            BigDecimal number = new BigDecimal(text);
            if (number.signum() > 0 && number.compareTo(most) <= 0) {
                return number;
            }
        }
        errors.put(name, "error.number");
        return null;
    }

    private void outcomes(Context context) {
        Edition edition = desk.edition();
        Sent sent = sent(context, edition, desk.today());
        Map<String, Object> model = new LinkedHashMap<>();
        screen(context, edition, sent.client(), sent.errors(), model);
        desk.show(context, "desk/board.jte", model);
    }

    private void open(Context context) throws IOException {
        UploadedFile file = context.uploadedFile("file");
        String pasted = context.formParam("pasted");
        try {
            byte[] bytes = file != null && file.size() > 0
                    ? file.content().readNBytes(LARGEST_FILE_BYTES + 1)
                    : String.valueOf(pasted).getBytes(StandardCharsets.UTF_8);
            if (bytes.length > LARGEST_FILE_BYTES) {
                refuse(context, "desk.error.large", List.of());
                return;
            }
            Client client = Client.read(bytes);
            Edition edition = desk.edition();
            client.household(edition.books().dictionary(), desk.today());
            List<String> lost =
                    new ClientView(edition, "en", client.household(), Map.of(), Map.of(), Set.of()).notShown();
            if (!lost.isEmpty()) {
                refuse(context, "desk.error.not-shown", lost);
                return;
            }
            show(context, client, Map.of(), Map.of());
        } catch (BadHousehold e) {
            List<String> places = e.problems().stream()
                    .map(p -> p.pointer() + " " + p.message())
                    .toList();
            refuse(context, "desk.error.file", places);
        }
    }

    // The words of a file's faults name places and mends, and never an answer.
    private void refuse(Context context, String key, List<String> places) {
        context.status(422);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("problem", key);
        model.put("places", places);
        show(context, Client.empty(), Map.of(), Map.of(), model);
    }

    private void save(Context context) {
        Client client = sent(context, desk.edition(), desk.today()).client();
        context.header("Content-Disposition", "attachment; filename=\"answers.json\"");
        context.header("Cache-Control", "no-store");
        context.contentType("application/json; charset=utf-8").result(Json.write(client.request()));
    }

    // ---- the page

    private void show(Context context, Client client, Map<String, String> errors, Map<String, List<String>> typed) {
        show(context, client, errors, typed, new LinkedHashMap<>());
    }

    private void show(
            Context context,
            Client client,
            Map<String, String> errors,
            Map<String, List<String>> typed,
            Map<String, Object> model) {
        Edition edition = desk.edition();
        Map<String, String> inWords = screen(context, edition, client, errors, model);
        Page page = desk.page(context);
        Set<String> wanted = new LinkedHashSet<>();
        if (model.get("board") instanceof Board board) {
            board.missing().forEach(m -> wanted.add(m.name()));
        }
        if (!inWords.isEmpty()) {
            context.status(422);
        }
        ClientView view = new ClientView(edition, page.language(), client.household(), inWords, typed, wanted);
        model.put("home", view.home());
        model.put("people", view.people());
        model.put("asOf", typed.containsKey("asOf") ? typed.get("asOf").get(0) : day(client));
        model.put("base", client.base() == null ? "" : new String(Json.write(client.base()), StandardCharsets.UTF_8));
        model.put("relations", relations(edition, page.questions()));
        model.put("states", states(edition, page.questions()));
        model.putIfAbsent("problem", null);
        model.putIfAbsent("places", List.of());
        desk.show(context, "desk/desk.jte", model);
    }

    private static String day(Client client) {
        LocalDate day = client.day();
        return day == null ? "" : day.getMonthValue() + "/" + day.getDayOfMonth() + "/" + day.getYear();
    }

    private static List<Field.Choice> relations(Edition edition, Words questions) {
        return edition.books().dictionary().person().get("relation").choices().stream()
                .map(r -> new Field.Choice(r, questions.get("person.relation." + r)))
                .toList();
    }

    private static List<Field.Choice> states(Edition edition, Words questions) {
        return edition.books().dictionary().household().get("state").choices().stream()
                .map(s -> new Field.Choice(s, questions.get("household.state." + s)))
                .toList();
    }

    /**
     * Screens, and puts into the model: board, changes (of a comparison, else null), and errors by field in words, which it gives back; with an
     * error nothing is screened.
     */
    private Map<String, String> screen(
            Context context, Edition edition, Client client, Map<String, String> unread, Map<String, Object> model) {
        String language = Site.language(context, edition.texts());
        Words pages = edition.texts().pages(language);
        Map<String, String> errors = new LinkedHashMap<>();
        unread.forEach((name, key) -> errors.put(name, pages.get(key)));
        model.put("board", null);
        model.put("changes", null);
        model.put("errors", errors);
        if (!errors.isEmpty()) {
            return errors;
        }
        try {
            Screening screening = screener.screen(
                    edition.books(), client.household(edition.books().dictionary(), desk.today()));
            Explainer explainer = new Explainer(screening, edition.texts(), language);
            model.put("board", Board.of(screening, explainer, client.household()));
            if (client.base() != null) {
                Screening before = screener.screen(
                        edition.books(),
                        client.before().household(edition.books().dictionary(), desk.today()));
                model.put(
                        "changes",
                        Change.between(before, new Explainer(before, edition.texts(), language), screening, explainer));
            }
        } catch (BadHousehold e) {
            errors.putAll(Problems.of(e, client.household(), pages));
        }
        return errors;
    }
}
