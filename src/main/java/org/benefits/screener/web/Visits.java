package org.benefits.screener.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/** The visits that are open, found by a cookie. One that nobody has touched for half an hour is gone, and so is the least used beyond a bound. */
final class Visits {
    /** How long a visit lives after the last touch. */
    static final Duration LIFE = Duration.ofMinutes(30);

    private static final String COOKIE = "visit";
    private static final int MOST_VISITS = 20_000;
    private static final int TOKEN_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
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

    /** Opens a visit; one that was open is gone. */
    Visit begin(Context context) {
        end(context);
        String id = token();
        Visit visit = new Visit(token());
        open.put(id, visit);
        context.cookie(new Cookie(COOKIE, id, "/", -1, isSecure(context), true, null, SameSite.STRICT));
        return visit;
    }

    /** Forgets the visit and its cookie. */
    void end(Context context) {
        String id = context.cookie(COOKIE);
        if (id != null) {
            open.invalidate(id);
            context.removeCookie(COOKIE, "/");
        }
    }

    static boolean isSecure(Context context) {
        return context.scheme().equals("https") || "https".equals(context.header("X-Forwarded-Proto"));
    }
}
