package org.benefits.screener.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.benefits.screener.batch.Json;
import org.benefits.screener.household.Assumption;
import org.benefits.screener.screening.ProgramResult;
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
        routes.get("/sheet", site.visited(this::sheet));
        routes.get("/results.pdf", site.visited(this::pdf));
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
        Shown shown = new Shown(edition, language, visit);
        Screening soFar = site.soFarOrNull(visit, edition);
        List<Shown.Line> assumed = soFar == null ? List.of() : assumed(soFar, shown, edition, language);
        site.show(context, visit, soFar, "check.jte", Map.of("groups", shown.answers(), "assumed", assumed));
    }

    // What the results rest on though nobody said it, each with the place to say otherwise.
    private static List<Shown.Line> assumed(Screening screening, Shown shown, Edition edition, String language) {
        Explainer explainer = new Explainer(screening, edition.texts(), language);
        Map<String, Shown.Line> lines = new TreeMap<>();
        for (ProgramResult program : screening.programs()) {
            for (Assumption assumption : program.assumed()) {
                lines.computeIfAbsent(
                        assumption.path().path(),
                        path -> shown.assumed(assumption, explainer.label(assumption.path())));
            }
        }
        return List.copyOf(lines.values());
    }

    private static Results found(Screening screening, Edition edition, String language) {
        return Results.of(screening, new Explainer(screening, edition.texts(), language, true));
    }

    private void sheet(Context context, Visit visit, Edition edition) {
        visit.went("/sheet");
        String language = Site.language(context, edition.texts());
        Results results = found(site.screen(visit, edition), edition, language);
        site.show(context, visit, "sheet.jte", Map.of("results", results));
    }

    private void pdf(Context context, Visit visit, Edition edition) {
        String language = Site.language(context, edition.texts());
        Results results = found(site.screen(visit, edition), edition, language);
        Page page = site.page(context, visit.csrf(), null);
        byte[] pdf = Pdf.of(site.render(page, "pdf.jte", Map.of("results", results)));
        context.header("Content-Disposition", "attachment; filename=\"results.pdf\"");
        context.header("Cache-Control", "no-store");
        context.contentType("application/pdf").result(pdf);
    }

    private void results(Context context, Visit visit, Edition edition) {
        visit.went("/results");
        String language = Site.language(context, edition.texts());
        Screening screening = site.screen(visit, edition);
        site.show(context, visit, screening, "results.jte", Map.of("results", found(screening, edition, language)));
    }
}
