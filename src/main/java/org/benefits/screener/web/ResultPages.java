package org.benefits.screener.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import org.benefits.screener.batch.Json;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Explainer;

/** The answers to check, the results, and what the visitor takes along. */
final class ResultPages {
    private final Site site;

    ResultPages(Site site) {
        this.site = site;
    }

    void add(RoutesConfig routes) {
        routes.get("/check", site.visited(this::check));
        routes.get("/results", site.visited(this::results));
        routes.post("/save", site.visited(this::keep));
        routes.get("/deadlines.ics", site.visited(this::deadlines));
    }

    private void keep(Context context, Visit visit, Edition edition) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.set("household", visit.answers());
        context.header("Content-Disposition", "attachment; filename=\"answers.json\"");
        context.header("Cache-Control", "no-store");
        context.contentType("application/json; charset=utf-8").result(Json.write(file));
    }

    private void deadlines(Context context, Visit visit, Edition edition) {
        String language = Site.language(context, edition.texts());
        Screening screening = site.screen(visit, edition);
        context.header("Content-Disposition", "attachment; filename=\"deadlines.ics\"");
        context.header("Cache-Control", "no-store");
        context.contentType("text/calendar; charset=utf-8")
                .result(Calendar.of(screening.asOf(), new Explainer(screening, edition.texts(), language)));
    }

    private void check(Context context, Visit visit, Edition edition) {
        visit.went("/check");
        String language = Site.language(context, edition.texts());
        site.show(
                context,
                visit,
                site.soFarOrNull(visit, edition),
                "check.jte",
                Map.of("groups", new Shown(edition, language, visit).answers()));
    }

    private void results(Context context, Visit visit, Edition edition) {
        visit.went("/results");
        String language = Site.language(context, edition.texts());
        Screening screening = site.screen(visit, edition);
        site.show(
                context,
                visit,
                screening,
                "results.jte",
                Map.of(
                        "results",
                        Results.of(screening, new Explainer(screening, edition.texts(), language), edition, language)));
    }
}
