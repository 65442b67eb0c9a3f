package org.benefits.screener.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/** Styles, fonts, pictures and the one small script, from the jar. Nothing is loaded from elsewhere. */
final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");

    private record Asset(byte[] plain, byte[] zipped) {}

    private final Map<String, Asset> known = new ConcurrentHashMap<>();

    void add(RoutesConfig routes) {
        routes.get("/assets/<path>", this::send);
    }

    private void send(Context context) {
        String path = context.pathParam("path");
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        Asset asset = type == null || !path.matches("[A-Za-z0-9_./-]+") || path.contains("..") ? null : find(path);
        if (asset == null) {
            context.status(404);
            return;
        }
        context.contentType(type)
                .header("Cache-Control", "public, max-age=86400")
                .header("Vary", "Accept-Encoding");
        String accepted = String.valueOf(context.header("Accept-Encoding"));
        boolean zip = asset.zipped() != null && accepted.contains("gzip");
        if (zip) {
            context.header("Content-Encoding", "gzip");
        }
        context.result(zip ? asset.zipped() : asset.plain());
    }

    private Asset find(String path) {
        return known.computeIfAbsent(path, Assets::read);
    }

    private static Asset read(String path) {
        try (InputStream in = Assets.class.getResourceAsStream("/web/" + path)) {
            if (in == null) {
                return null;
            }
            byte[] plain = in.readAllBytes();
            return new Asset(plain, path.endsWith("woff2") ? null : zip(plain));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
