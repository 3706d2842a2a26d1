package io.kenh.console.livechat;

import io.kenh.connector.Connection;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;

/** Which sites' pages may show a window. */
final class Sites {

    private Sites() {
    }

    /** The value for the browser: any site, or the one that asks; null for one that may not. */
    static String readableBy(Connection window, HttpServletRequest request) {
        String sites = window.setting("allowedOrigins", "");
        String origin = request.getHeader("Origin");
        if (sites.isBlank() || origin == null) {
            return "*";
        }
        String host = request.getHeader("Host");
        boolean ours = origin.equalsIgnoreCase("https://" + host) || origin.equalsIgnoreCase("http://" + host);
        return ours || Arrays.stream(sites.split(",")).map(String::strip).anyMatch(origin::equalsIgnoreCase) ? origin : null;
    }
}
