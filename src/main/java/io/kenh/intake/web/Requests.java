package io.kenh.intake.web;

import io.kenh.connector.HttpRequestParts;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes a servlet request apart without believing any of it. */
final class Requests {

    private Requests() {
    }

    /** Path of the request below {@code /in/}, in its segments: the connection's name, then the rest. */
    static String[] path(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        int slash = path.indexOf('/');
        return slash < 0 ? new String[] {path, ""} : new String[] {path.substring(0, slash), path.substring(slash + 1)};
    }

    static HttpRequestParts parts(HttpServletRequest request, String rest, long maxBody) throws IOException {
        return new HttpRequestParts(request.getMethod(), rest, form(request.getQueryString()), headers(request),
                body(request, maxBody), request.getContentType(), target(request));
    }

    private static String target(HttpServletRequest request) {
        return request.getQueryString() == null ? request.getRequestURI() : request.getRequestURI() + "?" + request.getQueryString();
    }

    private static byte[] body(HttpServletRequest request, long max) throws IOException {
        if (request.getContentLengthLong() > max) {
            throw tooLarge(request.getContentLengthLong() + " bytes", max);
        }
        byte[] body = request.getInputStream().readNBytes((int) max + 1);
        if (body.length > max) {
            throw tooLarge("more than " + max + " bytes", max);
        }
        return body;
    }

    private static Refused tooLarge(String found, long max) {
        return new Refused(413, "Too large", "the body has %s; at most %d are taken".formatted(found, max));
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }

    /** Decodes {@code a=1&b=2}; a part that cannot be decoded is refused by name. */
    static Map<String, List<String>> form(String encoded) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&")) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                fields.computeIfAbsent(name, n -> new ArrayList<>(1)).add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "Not readable", "'%s' is not URL-encoded text".formatted(text.length() > 60 ? text.substring(0, 60) + "…" : text));
        }
    }
}
