package io.kenh.world.page;

import io.kenh.world.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The page for people, one file without resources from elsewhere. */
final class Page {

    private static final String FILE = "/world/world.html";
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
                    + "connect-src 'self'; frame-ancestors 'none'");

    private Page() {
    }

    static Reply reply() {
        try (InputStream file = Page.class.getResourceAsStream(FILE)) {
            return new Reply(200, HEADERS, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
