package io.kenh.world.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.world.http.Request;
import java.time.OffsetDateTime;
import java.util.function.UnaryOperator;

/**
 * What placeholders stand for while one request is answered: {@code request.body.X}, {@code request.query.X},
 * {@code request.headers.X}, {@code answer.body.X} once there is an answer, {@code id}, {@code callbackUrl} as
 * entered in the provider's account page, and {@code now} as ISO text, {@code now.seconds} or {@code now.millis}.
 *
 * @param id           unique among all answers
 * @param provider     who was asked
 * @param tokenSeconds life of the tokens that are given
 */
record Asked(Request request, JsonNode body, String id, OffsetDateTime now, JsonNode answer, String provider, Hub hub, long tokenSeconds)
        implements UnaryOperator<String> {

    private static final String REQUEST_BODY = "request.body.";
    private static final String REQUEST_QUERY = "request.query.";
    private static final String REQUEST_HEADER = "request.headers.";
    private static final String ANSWER_BODY = "answer.body.";

    Asked(Request request, String id, OffsetDateTime now) {
        this(request, Bodies.read(request), id, now, null, "", Hub.NONE, 0);
    }

    Asked answered(String replyBody, String by, Hub knownHub) {
        return new Asked(request, body, id, now, Bodies.read(replyBody), by, knownHub, tokenSeconds);
    }

    Asked living(long seconds) {
        return new Asked(request, body, id, now, answer, provider, hub, seconds);
    }

    /** The value of a query parameter, a header or a field of the body, whichever there is; null for none. */
    String named(String name) {
        String query = request.query(name);
        String header = query == null ? request.header(name) : query;
        return header == null ? Bodies.field(body, name) : header;
    }

    /** @return null where nothing stands under the name */
    @Override
    public String apply(String name) {
        if (name.startsWith(REQUEST_BODY)) {
            return Bodies.field(body, name.substring(REQUEST_BODY.length()));
        }
        if (name.startsWith(REQUEST_QUERY)) {
            return request.query(name.substring(REQUEST_QUERY.length()));
        }
        if (name.startsWith(REQUEST_HEADER)) {
            return request.header(name.substring(REQUEST_HEADER.length()));
        }
        if (name.startsWith(ANSWER_BODY)) {
            return Bodies.field(answer, name.substring(ANSWER_BODY.length()));
        }
        return ofAnswer(name);
    }

    private String ofAnswer(String name) {
        return switch (name) {
            case "id" -> id;
            case "callbackUrl" -> hub.callbackUrl(provider).orElse(null);
            case "tokenSeconds" -> String.valueOf(tokenSeconds);
            case "now" -> now.toString();
            case "now.seconds" -> String.valueOf(now.toEpochSecond());
            case "now.millis" -> String.valueOf(now.toInstant().toEpochMilli());
            default -> null;
        };
    }
}
