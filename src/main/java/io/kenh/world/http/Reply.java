package io.kenh.world.http;

import io.kenh.platform.Json;
import java.util.Map;

/**
 * One answer.
 *
 * @param status  HTTP status
 * @param headers content type among them
 * @param body    text, sent as UTF-8
 */
public record Reply(int status, Map<String, String> headers, String body) {

    /** No answer at all: the line is cut. */
    public static final Reply HANG_UP = new Reply(0, Map.of(), "");

    /** A value written as JSON. */
    public static Reply json(int status, Object value) {
        return new Reply(status, Map.of("Content-Type", "application/json"), Json.write(value));
    }

    /** Text of any type. */
    public static Reply of(int status, String contentType, String body) {
        return new Reply(status, Map.of("Content-Type", contentType), body);
    }
}
