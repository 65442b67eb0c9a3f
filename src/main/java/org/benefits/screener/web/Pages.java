package org.benefits.screener.web;

import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.text.Library;
import org.benefits.screener.web.desk.Desk;

/**
 * The pages for residents: what happened, who lives here, one question a page, and the results; and the navigators' desk. Each works without
 * script. Addresses name questions, never answers.
 */
public final class Pages implements Consumer<RoutesConfig> {
    private final Library library;
    private final Screener screener;
    private final Clock clock;
    private final Site site;

    /**
     * @param library the rules and words in force
     * @param screener runs screenings
     * @param clock tells today
     */
    public Pages(Library library, Screener screener, Clock clock) {
        this.library = library;
        this.screener = screener;
        this.clock = clock;
        this.site = new Site(library, screener, clock);
    }

    @Override
    public void accept(RoutesConfig routes) {
        new Assets().add(routes);
        new StartPages(site).add(routes);
        new PeoplePages(site).add(routes);
        new QuestionPages(site).add(routes);
        new ResultPages(site).add(routes);
        new Desk(site, screener).add(routes);
        new Rulebook(
                        library,
                        clock,
                        (context, shown) ->
                                site.show(context, site.visits().find(context), shown.template(), shown.values()))
                .add(routes);
        routes.error(
                404, "text/html", context -> site.show(context, site.visits().find(context), "nothing.jte", Map.of()));
    }
}
