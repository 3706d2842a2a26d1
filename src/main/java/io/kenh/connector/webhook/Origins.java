package io.kenh.connector.webhook;

import io.kenh.connector.Connection;
import io.kenh.connector.HttpRequestParts;
import java.util.Arrays;

/**
 * Web sites whose forms may send. A request without an origin does not come from a form in a browser, so there is
 * nothing to hold against the list.
 */
record Origins(String parameter) {

    boolean allow(Connection connection, HttpRequestParts request) {
        String allowed = parameter.isEmpty() ? "" : connection.setting(parameter, "");
        String origin = request.headers().get("origin");
        return allowed.isBlank() || origin == null
                || Arrays.stream(allowed.split(",")).map(String::strip).anyMatch(origin::equalsIgnoreCase);
    }
}
