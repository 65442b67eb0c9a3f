package org.benefits.screener.api;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * How a server runs.
 *
 * @param host the address to listen on
 * @param port the port; 0 for any free one
 * @param rules the folder {@code rules/}
 * @param compiled where compiled rules are kept
 * @param clock tells today
 * @param bodyBytes the largest body of a single screening
 * @param requestsPerMinute the most requests a minute from one address; loopback is free
 * @param origins the web origins that may call; empty for none
 * @param trustProxy whether X-Forwarded-For tells the address
 * @param refreshSeconds how often {@code rules/} is looked at for changes; 0 for never
 */
public record Settings(
        String host,
        int port,
        Path rules,
        Path compiled,
        Clock clock,
        int bodyBytes,
        int requestsPerMinute,
        List<String> origins,
        boolean trustProxy,
        int refreshSeconds) {

    /** The defaults: a library behind one address. */
    public static Settings of(Path rules, Path compiled) {
        return new Settings(
                "127.0.0.1", 8080, rules, compiled, Clock.systemUTC(), 256 * 1024, 600, List.of(), false, 2);
    }

    public Settings listeningOn(String newHost, int newPort) {
        return new Settings(
                newHost,
                newPort,
                rules,
                compiled,
                clock,
                bodyBytes,
                requestsPerMinute,
                origins,
                trustProxy,
                refreshSeconds);
    }

    public Settings with(List<String> newOrigins, boolean newTrustProxy, int newRequestsPerMinute) {
        return new Settings(
                host,
                port,
                rules,
                compiled,
                clock,
                bodyBytes,
                newRequestsPerMinute,
                newOrigins,
                newTrustProxy,
                refreshSeconds);
    }
}
