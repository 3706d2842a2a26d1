package io.kenh.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.kenh.connector.Connection;
import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.Incoming.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of signing that a provider uses, and every way of cheating it. */
class SignaturesTest {

    private static final Instant SIGNED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SOON = SIGNED.plusSeconds(10);

    /** A request that a provider signed. */
    record Case(JsonNode declared) {

        static Stream<Case> all() throws IOException {
            JsonNode cases = new YAMLMapper().readTree(Case.class.getResource("/connector/signatures.yaml"));
            return StreamSupport.stream(cases.spliterator(), false).map(Case::new);
        }

        Verdict verdict(String signature, byte[] body, Instant now) {
            Map<String, String> headers = map("headers");
            if (signature != null) {
                headers.put(header(), signature);
            }
            return verdict(headers, body, declared.path("target").asText("/in/x"), now);
        }

        Verdict verdict(Map<String, String> headers, byte[] body, String target, Instant now) {
            String type = declared.path("contentType").asText("application/json");
            HttpRequestParts request = new HttpRequestParts(declared.path("method").asText("POST"), "", Map.of("ch", List.of("1")),
                    headers, body, type, target);
            Connection connection = new Connection(1, "c", "C", "c", Map.of(), true, "ok", null);
            return Proof.of(declared.path("proof")).verdict(new Evidence(connection, map("values"), request,
                    declared.path("publicUrl").asText("https://hub.example"), now));
        }

        String header() {
            return declared.at("/proof/name").asText().toLowerCase(Locale.ROOT);
        }

        String signature() {
            return declared.path("signature").asText();
        }

        byte[] body() {
            return declared.path("body").asText().getBytes(StandardCharsets.UTF_8);
        }

        boolean isJson() {
            return !declared.has("contentType") && body().length > 0;
        }

        Map<String, String> map(String field) {
            Map<String, String> map = new HashMap<>();
            declared.path(field).properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
            return map;
        }

        @Override
        public String toString() {
            return declared.path("name").asText();
        }
    }

    static Stream<Case> cases() throws IOException {
        return Case.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRightSignatureComesIn(Case signed) {
        assertThat(signed.verdict(signed.signature(), signed.body(), SOON)).isEqualTo(Verdict.GENUINE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aWrongOneStaysOutside(Case signed) {
        for (int i = 0; i < signed.signature().length() - 2; i++) {
            char other = signed.signature().charAt(i) == 'a' ? 'b' : 'a';
            String wrong = signed.signature().substring(0, i) + other + signed.signature().substring(i + 1);
            assertThat(signed.verdict(wrong, signed.body(), SOON)).as("at %d", i).isEqualTo(Verdict.WRONG);
        }
        assertThat(signed.verdict(signed.signature() + "a", signed.body(), SOON)).isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aMissingOneStaysOutside(Case signed) {
        assertThat(signed.verdict(null, signed.body(), SOON)).isEqualTo(Verdict.MISSING);
        assertThat(signed.verdict("", signed.body(), SOON)).isEqualTo(Verdict.MISSING);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneAlteredByteStaysOutside(Case signed) {
        for (int i = 0; i < signed.body().length; i++) {
            byte[] altered = signed.body();
            altered[i] ^= 1;
            assertThat(signed.verdict(signed.signature(), altered, SOON)).as("byte %d", i).isEqualTo(Verdict.WRONG);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSameJsonInOtherBytesStaysOutside(Case signed) {
        assumeThat(signed.isJson()).isTrue();
        String body = new String(signed.body(), StandardCharsets.UTF_8);
        for (String other : List.of(body.replaceFirst("e", "\\\\u0065"), body.replaceFirst(":", ": "), body + "\n",
                body.replace("\\u00e0", "à").replaceFirst("\\d", "$0.0"), body.replace("\\u00e0", "\\u00E0") + " ")) {
            assertThat(signed.verdict(signed.signature(), other.getBytes(StandardCharsets.UTF_8), SOON)).as(other)
                    .isEqualTo(Verdict.WRONG);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aReplayedOneStaysOutsideWhereItsTimeIsSigned(Case signed) {
        assumeThat(signed.declared().at("/proof/timestamp").isMissingNode()).isFalse();
        Map<String, String> younger = signed.map("headers");
        younger.replaceAll((name, time) -> time.contains("Z") ? "2026-01-01T01:00:00Z" : time.replaceFirst("17672256", "17672292"));
        younger.put(signed.header(), signed.signature());

        assertThat(signed.verdict(signed.signature(), signed.body(), SIGNED.plus(Duration.ofHours(1)))).isEqualTo(Verdict.WRONG);
        assertThat(signed.verdict(signed.signature(), signed.body(), SIGNED.minus(Duration.ofHours(1)))).isEqualTo(Verdict.WRONG);
        assertThat(signed.verdict(younger, signed.body(), "/in/x", SIGNED.plus(Duration.ofHours(1)))).isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anotherAddressStaysOutsideWhereItIsSigned(Case signed) {
        String over = signed.declared().at("/proof/over").asText();
        assumeThat(over.contains("{url}") || over.contains("{target}")).isTrue();
        Map<String, String> headers = signed.map("headers");
        headers.put(signed.header(), signed.signature());

        assertThat(signed.verdict(headers, signed.body(), "/in/other?ch=2", SOON)).isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void withoutASecretNothingComesIn(Case signed) {
        JsonNode bare = signed.declared().deepCopy();
        ((ObjectNode) bare).remove("values");

        assertThat(new Case(bare).verdict(signed.signature(), signed.body(), SOON)).isEqualTo(Verdict.WRONG);
    }
}
