package io.kenh.api.operation;

import java.util.Map;

/**
 * What an operation answers.
 *
 * @param body written as JSON, or as it is when it is {@link Yaml}; null for no content
 */
public record Reply(int status, Object body, Map<String, String> headers) {

    /** A body that is written already. */
    public record Yaml(String text) { }

    /** With the version of the record, for a later {@code If-Match}. */
    public static Reply tagged(Object body, String etag) {
        return new Reply(200, body, Map.of("ETag", etag));
    }

    /** @param path of the new thing, under {@code /api/v1} */
    public static Reply created(Object body, String path, String etag) {
        return new Reply(201, body, Map.of("Location", Routes.ROOT + path, "ETag", etag));
    }
}
