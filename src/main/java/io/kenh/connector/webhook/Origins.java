package io.kenh.connector.webhook;

import java.util.Arrays;

/**
 * Web sites whose forms may send. A request without an origin does not come from a form in a browser, so there is
 * nothing to hold against the list. The hub's own page of a form is never a foreign one.
 */
record Origins(String parameter) {

    boolean allow(Evidence evidence) {
        String allowed = parameter.isEmpty() ? "" : evidence.connection().setting(parameter, "");
        String origin = evidence.request().headers().get("origin");
        return allowed.isBlank() || origin == null || isOurs(origin, evidence)
                || Arrays.stream(allowed.split(",")).map(String::strip).anyMatch(origin::equalsIgnoreCase);
    }

    /** No page of another site can choose what its browser sends as Host. */
    private static boolean isOurs(String origin, Evidence evidence) {
        String host = evidence.request().headers().get("host");
        return origin.equalsIgnoreCase(evidence.publicUrl()) || origin.equalsIgnoreCase("https://" + host) || origin.equalsIgnoreCase("http://" + host);
    }
}
