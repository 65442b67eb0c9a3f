package org.benefits.screener.web.desk;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.Handler;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import org.benefits.screener.text.Edition;
import org.benefits.screener.web.Page;
import org.benefits.screener.web.Site;

/**
 * What the desk's pages share. There is no visit: a form carries what it is about, so that two clients may stand in two tabs. Its token is that of
 * a cookie which pages from elsewhere can neither read nor send.
 */
final class DeskSite {
    private static final String COOKIE = "desk";
    private static final int TOKEN_BYTES = 24;
    private static final int LARGEST_BYTES = 8 * 1024 * 1024;
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final Site site;
    private final SecureRandom random = new SecureRandom();

    DeskSite(Site site) {
        this.site = site;
    }

    Edition edition() {
        return site.edition();
    }

    LocalDate today() {
        return site.today();
    }

    /** Lets a form through that carries the token of the cookie; answers 403 to any other. Takes a change of language along. */
    Handler fromOurPage(Handler handler) {
        return context -> {
            if (context.contentLength() > LARGEST_BYTES) {
                context.status(413);
                show(context, "desk/refused.jte", Map.of("why", "desk.caseload.large"));
                return;
            }
            String token = context.cookie(COOKIE);
            String given = context.formParam("csrf");
            boolean ours = token != null
                    && given != null
                    && MessageDigest.isEqual(
                            token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
            if (!ours) {
                context.status(403);
                show(context, "desk/refused.jte", Map.of("why", "desk.refused.text"));
                return;
            }
            switchLanguage(context);
            handler.handle(context);
        };
    }

    private void switchLanguage(Context context) {
        String language = context.formParam("language");
        if (language != null && edition().texts().languages().contains(language)) {
            context.attribute(Site.LANGUAGE_COOKIE, language);
            context.cookie(new Cookie(
                    Site.LANGUAGE_COOKIE, language, "/", -1, Site.isSecure(context), true, null, SameSite.LAX));
        }
    }

    /** What a page needs, with the token for its forms. */
    Page page(Context context) {
        String token = context.attribute(COOKIE);
        token = token == null ? context.cookie(COOKIE) : token;
        if (token == null || !token.matches("[0-9a-f]{" + 2 * TOKEN_BYTES + "}")) {
            byte[] bytes = new byte[TOKEN_BYTES];
            random.nextBytes(bytes);
            token = HexFormat.of().formatHex(bytes);
            context.attribute(COOKIE, token);
            context.cookie(new Cookie(COOKIE, token, "/desk", -1, Site.isSecure(context), true, null, SameSite.STRICT));
        }
        return site.page(context, token, null);
    }

    /** A page, or the piece of one that the desk's own script asks for. */
    void show(Context context, String template, Map<String, Object> model) {
        String html = site.render(page(context), template, model);
        headers(context);
        context.result(html);
    }

    /** The headers of every answer that is a page; the desk's script may ask this server. */
    void headers(Context context) {
        Site.headers(context);
        context.header("Content-Security-Policy", POLICY);
    }

    /** A template as HTML, for a page that is sent piece by piece. */
    String render(Page page, String template, Map<String, Object> model) {
        return site.render(page, template, model);
    }
}
