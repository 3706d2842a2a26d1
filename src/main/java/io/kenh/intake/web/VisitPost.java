package io.kenh.intake.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Connection;
import io.kenh.connector.HttpRequestParts;
import io.kenh.event.Arrival.Address;
import io.kenh.event.InboundEvent.Kind;
import io.kenh.intake.Raw;
import io.kenh.intake.channel.VisitChannel;
import io.kenh.platform.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A page that somebody looked at, posted to {@code /in/{connection}/visit}. The same page by the same visitor within a minute is
 * the same visit.
 */
final class VisitPost {

    static final String PATH = "visit";

    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_TITLE = 300;
    private static final List<String> TAKEN = List.of("title", "visitor", "email", "phone");

    private VisitPost() {
    }

    /** The request with text as JSON: a page that is being left can post nothing else to another site. */
    static HttpRequestParts readable(HttpRequestParts request) {
        return request.contentType() == null || !request.contentType().toLowerCase(Locale.ROOT).startsWith("text/plain") ? request
                : new HttpRequestParts(request.method(), request.rest(), request.query(), request.headers(), request.body(), "application/json", request.target());
    }

    static Raw read(Connection connection, ObjectNode sent, Instant now) {
        Map<String, Object> visit = new LinkedHashMap<>();
        visit.put("url", url(sent.path("url").asText()));
        TAKEN.stream().filter(name -> !sent.path(name).asText().isBlank()).forEach(name -> visit.put(name, cut(sent.path(name).asText().strip())));
        List<Address> who = VisitChannel.who(visit);
        if (who.isEmpty()) {
            throw new Refused(422, "Nobody named", "found no visitor, email or phone that can be one; a visitor is 16 to 64 letters, digits, - and _");
        }
        String id = "visit:%d:%s:%s".formatted(now.getEpochSecond() / 60, who.get(0).value(), visit.get("url"));
        return new Raw(connection.id(), id, Kind.VISIT, who.get(0).value(), Json.write(visit), null);
    }

    private static String url(String url) {
        try {
            URI uri = new URI(url.strip());
            if (url.length() <= LONGEST_URL && uri.getHost() != null && uri.getScheme().matches("(?i)https?")) {
                return url.strip();
            }
        } catch (URISyntaxException noAddress) {
            // told below
        }
        throw new Refused(422, "No page", "found '%s' for url; wanted an address such as https://shop.example/prices of at most %d characters"
                .formatted(url.length() > 60 ? url.substring(0, 60) + "…" : url, LONGEST_URL));
    }

    private static String cut(String text) {
        return text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE) : text;
    }
}
