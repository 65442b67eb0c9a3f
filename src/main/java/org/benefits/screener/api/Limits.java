package org.benefits.screener.api;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How often one address may call, and which web origins may. Loopback is free. Addresses are forgotten after ten minutes. */
final class Limits {
    private static final int MOST_ADDRESSES = 100_000;

    private final Settings settings;
    private final LoadingCache<String, Bucket> buckets;

    Limits(Settings settings) {
        this.settings = settings;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(address -> bucket(settings.requestsPerMinute()));
    }

    private static Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }

    /**
     * Lets a call through, or not.
     *
     * @throws HttpProblem 429 with Retry-After
     */
    void check(Context context) {
        origin(context);
        String address = address(context);
        if (isLoopback(address)) {
            return;
        }
        ConsumptionProbe probe = buckets.get(address).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            context.header(
                    "Retry-After", Long.toString(1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill())));
            throw new HttpProblem(
                    429, "too-many", "Too many calls", "Wait as long as Retry-After says, then try again.");
        }
    }

    /** Whether a browser asks, for a web origin that may call, whether it may. */
    boolean isPreflight(Context context) {
        return context.req().getMethod().equals("OPTIONS") && mayCall(context.header("Origin"));
    }

    private boolean mayCall(String origin) {
        return origin != null && settings.origins().contains(origin);
    }

    private void origin(Context context) {
        String origin = context.header("Origin");
        if (mayCall(origin)) {
            context.header("Access-Control-Allow-Origin", origin);
            context.header("Vary", "Origin");
        }
    }

    private String address(Context context) {
        String forwarded = settings.trustProxy() ? context.header("X-Forwarded-For") : null;
        return forwarded == null ? context.req().getRemoteAddr() : forwarded.split(",")[0].trim();
    }

    private static boolean isLoopback(String address) {
        try {
            // Only literal addresses come here; a name would be looked up, so anything else is a stranger.
            return address.matches("[0-9a-fA-F:.]+")
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
