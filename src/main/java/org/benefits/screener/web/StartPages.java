package org.benefits.screener.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.benefits.screener.batch.Json;
import org.benefits.screener.household.BadHousehold;
import org.benefits.screener.household.Fact;
import org.benefits.screener.household.HouseholdReader;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Words;

/** What happened, the language, opening a saved file, and leaving. */
final class StartPages {
    private static final int LARGEST_FILE_BYTES = 256 * 1024;

    private final Site site;

    StartPages(Site site) {
        this.site = site;
    }

    void add(RoutesConfig routes) {
        routes.get("/", this::start);
        routes.post("/start", Site.ownForm(this::begin));
        routes.post("/open", Site.ownForm(this::open));
        routes.post("/leave", Site.ownForm(this::leave));
        // Whoever says so stays: the visit was touched.
        routes.post("/stay", site.visited((context, visit, edition) -> context.status(204)));
        routes.get("/gone", context -> site.show(context, null, "gone.jte", Map.of()));
        routes.post("/language", Site.ownForm(this::language));
    }

    private void start(Context context) {
        showStart(context, null);
    }

    private void showStart(Context context, String error) {
        Edition edition = site.edition();
        Words questions = edition.texts().questions(Site.language(context, edition.texts()));
        Fact situations = edition.books().dictionary().household().get("situations");
        Field field = new Forms(questions, List.of(), List.of())
                .fields(situations, "household.situations", "situations", MissingNode.getInstance())
                .get(0);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("situations", field);
        model.put("error", error);
        site.show(context, site.visits().find(context), "start.jte", model);
    }

    private void begin(Context context) {
        Visit visit = site.visits().begin(context);
        List<String> known = site.edition()
                .books()
                .dictionary()
                .household()
                .get("situations")
                .choices();
        List<String> chosen = context.formParams("situations").stream()
                .filter(known::contains)
                .toList();
        if (!chosen.isEmpty()) {
            chosen.forEach(visit.subject(null).putArray("situations")::add);
        }
        Site.go(context, Site.NEXT);
    }

    private void language(Context context) {
        String asked = context.formParam("to");
        if (site.edition().texts().languages().contains(String.valueOf(asked))) {
            context.cookie(new io.javalin.http.Cookie(
                    Site.LANGUAGE_COOKIE,
                    asked,
                    "/",
                    -1,
                    Visits.isSecure(context),
                    true,
                    null,
                    io.javalin.http.SameSite.LAX));
        }
        String back = context.formParam("back");
        Site.go(context, back != null && back.matches("/[a-zA-Z0-9/_-]*") && !back.startsWith("//") ? back : "/");
    }

    private void leave(Context context) {
        site.visits().end(context);
        context.header("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
        String away = context.formParam("away");
        Site.go(context, away == null ? "/gone" : "https://www.weather.gov");
    }

    // Null where there is none, or where the form is larger than the server takes or is no such form.
    private static UploadedFile sent(Context context) {
        try {
            return context.uploadedFile("file");
        } catch (Exception notReadable) {
            return null;
        }
    }

    private void open(Context context) {
        Edition edition = site.edition();
        try {
            UploadedFile file = sent(context);
            if (file == null || file.size() > LARGEST_FILE_BYTES) {
                throw new BadHousehold(BadHousehold.Kind.MALFORMED, List.of());
            }
            JsonNode json = Json.read(file.content().readAllBytes()).path("household");
            new HouseholdReader(edition.books().dictionary()).read(json, site.today(), "");
            site.visits().begin(context).replace((ObjectNode) json);
            Site.go(context, Site.NEXT);
        } catch (BadHousehold | IOException | ClassCastException e) {
            context.status(422);
            showStart(context, "error.file");
        }
    }
}
