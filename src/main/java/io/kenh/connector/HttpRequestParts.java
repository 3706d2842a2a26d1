package io.kenh.connector;

import java.util.List;
import java.util.Map;

/**
 * A request from outside, with nothing trusted.
 *
 * @param method      GET, POST …
 * @param rest        path after {@code /in/{connection}/}, without a leading slash; empty for none
 * @param query       decoded query parameters
 * @param headers     header names in lower case, the first value of each
 * @param body        raw bytes as received; empty for none
 * @param contentType as sent, or null
 * @param target      path and query exactly as they were asked for, because some signatures cover them
 */
public record HttpRequestParts(String method, String rest, Map<String, List<String>> query,
        Map<String, String> headers, byte[] body, String contentType, String target) {

    /** A request whose exact address does not matter. */
    public HttpRequestParts(String method, String rest, Map<String, List<String>> query, Map<String, String> headers,
            byte[] body, String contentType) {
        this(method, rest, query, headers, body, contentType, "/");
    }

    /** The first value of a query parameter, or null. */
    public String first(String parameter) {
        return query.getOrDefault(parameter, List.of()).stream().findFirst().orElse(null);
    }
}
