package org.benefits.screener.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.function.Function;
import org.benefits.screener.screening.Screening;
import org.benefits.screener.text.Edition;

/** The visits that are open, found by a cookie. One that nobody has touched for half an hour is gone, and so is the least used beyond a bound. */
final class Visits {
    /** How long a visit lives after the last touch. */
    static final Duration LIFE = Duration.ofMinutes(30);

    private static final String COOKIE = "visit";
    private static final int MOST_VISITS = 20_000;
    private static final int TOKEN_BYTES = 24;
    private static final int MOST_BUSY = 200;
    private static final Duration BUSY = Duration.ofMinutes(5);

    /** What some answers came to under some rules. */
    private record Found(ObjectNode answers, Edition edition, Screening screening) {}

    private final SecureRandom random = new SecureRandom();
    // The last screening of the visits that are busy now: a tap saves an answer and then shows a page.
    private final Cache<Visit, Found> found = Caffeine.newBuilder()
            .weakKeys()
            .expireAfterAccess(BUSY)
            .maximumSize(MOST_BUSY)
            .build();
    private final Cache<String, Visit> open = Caffeine.newBuilder()
            .expireAfterAccess(LIFE)
            .maximumSize(MOST_VISITS)
            .build();

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The visit of a call, or null. */
    Visit find(Context context) {
        String id = context.cookie(COOKIE);
        return id == null ? null : open.getIfPresent(id);
    }

    /** The screening of a visit, from the last one where neither answers nor rules nor the day have changed. */
    Screening screening(Visit visit, Edition edition, LocalDate day, Function<ObjectNode, Screening> screener) {
        ObjectNode answers = visit.answers();
        Found last = found.getIfPresent(visit);
        if (last != null
                && last.edition() == edition
                && last.screening().asOf().equals(day)
                && last.answers().equals(answers)) {
            return last.screening();
        }
        Screening screening = screener.apply(answers);
        found.put(visit, new Found(answers, edition, screening));
        return screening;
    }

    /** Opens a visit; one that was open is gone. */
    Visit begin(Context context) {
        forget(context.cookie(COOKIE));
        String id = token();
        Visit visit = new Visit(token());
        open.put(id, visit);
        context.cookie(new Cookie(COOKIE, id, "/", -1, isSecure(context), true, null, SameSite.STRICT));
        return visit;
    }

    /** Forgets the visit and its cookie. */
    void end(Context context) {
        forget(context.cookie(COOKIE));
        if (context.cookie(COOKIE) != null) {
            context.removeCookie(COOKIE, "/");
        }
    }

    private void forget(String id) {
        Visit visit = id == null ? null : open.asMap().remove(id);
        if (visit != null) {
            found.invalidate(visit);
        }
    }

    static boolean isSecure(Context context) {
        return context.scheme().equals("https") || "https".equals(context.header("X-Forwarded-Proto"));
    }
}
