package org.benefits.screener.web.bench;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * Who may use the bench: a browser on this computer, at one of its own names, from the bench's own pages. Other names are refused because a
 * page from elsewhere could have its name point here; other pages cannot read the token that each form carries.
 */
final class Local {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String token;

    Local() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        token = HexFormat.of().formatHex(bytes);
    }

    /** What each form carries. */
    String token() {
        return token;
    }

    /** Lets a call through to its handler, or answers 403. */
    Handler only(Handler handler) {
        return context -> {
            if (isFromHere(context) && isFromOurPage(context)) {
                handler.handle(context);
            } else {
                context.status(403).contentType("text/plain; charset=utf-8");
                context.result("The bench is only for this computer, from its own pages. Open /bench again.\n");
            }
        };
    }

    private static boolean isFromHere(Context context) {
        String host = String.valueOf(context.header("Host"));
        String name = host.replaceAll(":[0-9]+$", "");
        try {
            return NAMES.contains(name)
                    && InetAddress.getByName(context.req().getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean isFromOurPage(Context context) {
        if (context.method() != HandlerType.POST) {
            return true;
        }
        String given = context.formParam("csrf");
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
