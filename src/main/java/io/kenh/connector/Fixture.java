package io.kenh.connector;

import java.util.Map;

/**
 * One recorded exchange with a provider. Bodies and values may hold {@code {{…}}} placeholders.
 *
 * @param name     file name without {@code .yaml}
 * @param request  what is sent; null where only the answer matters
 * @param response what comes back; null for a call the provider makes to us
 */
public record Fixture(String name, Request request, Response response) {

    /**
     * @param body text; a YAML object or list in the file stands here as JSON. Empty for none
     */
    public record Request(String method, String path, Map<String, String> query, Map<String, String> headers,
            String body) {
    }

    /**
     * @param body text; a YAML object or list in the file stands here as JSON. Empty for none
     */
    public record Response(int status, Map<String, String> headers, String body) {
    }
}
