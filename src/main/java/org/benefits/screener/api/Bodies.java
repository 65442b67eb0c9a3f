package org.benefits.screener.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;

/** Request bodies, counted while they are read: a length that is promised may be wrong, and a streamed body promises none. */
final class Bodies {
    private Bodies() {}

    /**
     * The body, if it is JSON and not longer than allowed.
     *
     * @throws HttpProblem 415 or 413
     */
    static byte[] json(Context context, int mostBytes) {
        require(context, Set.of("application/json"));
        try (InputStream in = context.req().getInputStream()) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw tooLarge(mostBytes);
            }
            return bytes;
        } catch (IOException e) {
            throw broken();
        }
    }

    static HttpProblem broken() {
        return new HttpProblem(
                400, "unreadable", "The body could not be read", "The connection ended before the body did.");
    }

    static HttpProblem tooLarge(int mostBytes) {
        return new HttpProblem(
                413,
                "too-large",
                "The body is too large",
                "At most " + mostBytes + " bytes are read. For many households use /api/v1/screenings/batch.");
    }

    /** The media type, without parameters. */
    static String type(Context context) {
        String type = context.req().getContentType();
        return type == null ? "" : type.split(";")[0].trim().toLowerCase(Locale.ROOT);
    }

    static void require(Context context, Set<String> types) {
        if (!types.contains(type(context))) {
            throw new HttpProblem(
                    415,
                    "media-type",
                    "The body is of a kind that is not read here",
                    "Send the header Content-Type: "
                            + String.join(" or ", types.stream().sorted().toList()) + ".");
        }
    }
}
