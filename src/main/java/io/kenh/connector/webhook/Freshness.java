package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Incoming.Verdict;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * A proof that grows old: who records a request cannot send it again later.
 *
 * @param place  where the time of signing stands, such as {@code header.X-Timestamp}; it must be covered by the proof
 * @param unit   {@code s}, {@code ms} or {@code iso}
 * @param maxAge seconds, or the parameter that holds them; 0 for no limit
 */
record Freshness(String place, String unit, String maxAge, Proof proof) implements Proof {

    private static final String USUAL = "300";

    static Proof and(JsonNode declared, Proof proof) {
        return declared.isMissingNode() ? proof : new Freshness(declared.path("from").asText(),
                declared.path("unit").asText("s"), declared.path("maxAgeSeconds").asText(USUAL), proof);
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        Verdict verdict = proof.verdict(evidence);
        if (verdict != Verdict.GENUINE) {
            return verdict;
        }
        long seconds = limit(evidence);
        return seconds == 0 || isFresh(evidence, seconds) ? Verdict.GENUINE : Verdict.WRONG;
    }

    @Override
    public String sign(Evidence evidence) {
        return proof.sign(evidence);
    }

    private long limit(Evidence evidence) {
        String value = maxAge.matches("\\d+") ? maxAge : evidence.connection().setting(maxAge, USUAL);
        return value.matches("\\d{1,9}") ? Long.parseLong(value) : Long.parseLong(USUAL);
    }

    private boolean isFresh(Evidence evidence, long seconds) {
        try {
            Instant signed = instant(evidence.value(place));
            return Duration.between(signed, evidence.now()).abs().getSeconds() <= seconds;
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            return false;
        }
    }

    private Instant instant(String text) {
        if (text == null) {
            throw new DateTimeException("no time");
        }
        return switch (unit) {
            case "ms" -> Instant.ofEpochMilli(Long.parseLong(text));
            case "iso" -> Instant.parse(text);
            default -> Instant.ofEpochSecond(Long.parseLong(text));
        };
    }
}
