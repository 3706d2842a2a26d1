package io.kenh.world.http;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One request.
 *
 * @param method  in capitals
 * @param path    decoded, begins with a slash
 * @param query   decoded, the first value of each
 * @param headers gives a header's first value by its name in any case, or null
 * @param body    as UTF-8 text; empty for none
 */
public record Request(String method, String path, Map<String, String> query, UnaryOperator<String> headers,
        String body) {

    /** The value of a query parameter, or null. */
    public String query(String name) {
        return query.get(name);
    }

    /** The value of a header, or null. */
    public String header(String name) {
        return headers.apply(name);
    }

    /** The same request under another path. */
    public Request at(String newPath) {
        return new Request(method, newPath, query, headers, body);
    }
}
