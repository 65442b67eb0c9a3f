package org.benefits.screener.web.desk;

import io.javalin.config.RoutesConfig;
import org.benefits.screener.screening.Screener;
import org.benefits.screener.web.Site;

/** The navigators' desk at {@code /desk}. */
public final class Desk {
    private final DeskSite desk;
    private final Screener screener;

    /**
     * @param site what all pages share
     * @param screener runs screenings
     */
    public Desk(Site site, Screener screener) {
        this.desk = new DeskSite(site);
        this.screener = screener;
    }

    public void add(RoutesConfig routes) {
        new DeskPages(desk, screener).add(routes);
        new LookPages(desk, screener).add(routes);
        new CaseloadPages(desk, screener).add(routes);
    }
}
