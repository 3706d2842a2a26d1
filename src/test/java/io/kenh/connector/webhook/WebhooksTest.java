package io.kenh.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.kenh.connector.Connection;
import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.Incoming;
import io.kenh.connector.Incoming.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests from outside: proof first, then content, and nothing breaks the reader. */
class WebhooksTest {

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Connection CONNECTION = new Connection(1, "c", "C", "c", Map.of(), true, "ok", null);
    private static final String SIGNED = """
            from: body
            proof: {kind: hmac, parameter: appSecret, name: X-Signature, prefix: 'sha256='}
            kind: message
            each: entry
            externalId: [mid]
            lane: sender.id
            payload: {text: message.text}
            """;
    private static final String FORM = """
            {from: body, proof: {kind: none}, kind: form, lane: [phone, email], payload: all}
            """;

    @ParameterizedTest
    @CsvSource({"sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843, GENUINE",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3844, WRONG",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843, WRONG", "'', MISSING"})
    void aSignatureIsHeldAgainstTheRawBytes(String signature, Verdict wanted) {
        HttpRequestParts request = new HttpRequestParts("POST", "", Map.of(), Map.of("x-signature", signature),
                "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8), "application/json");
        Verdict verdict = Proof.of(tree(SIGNED).path("proof")).verdict(evidence(Map.of("appSecret", "Jefe"), request));

        assertThat(verdict).isEqualTo(wanted);
    }

    @Test
    void oneRequestMayCarrySeveralEvents() {
        String unsigned = SIGNED.replaceFirst("proof: .*", "proof: {kind: none}");
        Incoming read = read(unsigned, "application/json", """
                {"entry": [{"mid": "m1", "sender": {"id": "77"}, "message": {"text": "Chào"}},
                           {"mid": "m2", "sender": {"id": "78"}}, 5]}""");

        assertThat(read.events()).extracting(Incoming.Event::externalId).containsExactly("m1", "m2");
        assertThat(read.events()).extracting(Incoming.Event::lane).containsExactly("77", "78");
        assertThat(read.events().get(0).payload().path("text").asText()).isEqualTo("Chào");
    }

    @Test
    void theSameFormHasTheSameIdInAnyOrder() {
        assertThat(id("name=Anh&phone=0901", Map.of())).isEqualTo(id("phone=0901&name=Anh", Map.of()))
                .isNotEqualTo(id("phone=0902&name=Anh", Map.of()));
        assertThat(id("name=A", Map.of("idempotency-key", "1"))).isEqualTo(id("name=B", Map.of("idempotency-key", "1")))
                .isNotEqualTo(id("name=A", Map.of("idempotency-key", "2")));
    }

    @Property(tries = 300)
    void noBodyBreaksTheReader(@ForAll byte[] body, @ForAll boolean form) {
        Incoming read = new Rules(tree(FORM)).read(evidence(Map.of(), new HttpRequestParts("POST", "", Map.of(), Map.of(), body,
                form ? "application/x-www-form-urlencoded" : "application/json")));

        assertThat(read.verdict()).isIn(Verdict.GENUINE, Verdict.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"our-token, GENUINE, 4711", "another, WRONG,", ", MISSING,"})
    void aHandshakeIsEchoedOnlyForOurToken(String token, Verdict wanted, String echoed) {
        Rules rules = new Rules(tree(SIGNED + "handshake: {token: hub.verify_token, parameter: verifyToken, echo: hub.challenge}"));
        Map<String, List<String>> query = token == null ? Map.of("hub.challenge", List.of("4711"))
                : Map.of("hub.challenge", List.of("4711"), "hub.verify_token", List.of(token));

        Incoming read = rules.read(evidence(Map.of("verifyToken", "our-token"),
                new HttpRequestParts("GET", "", query, Map.of(), new byte[0], null)));

        assertThat(read.verdict()).isEqualTo(wanted);
        assertThat(read.reply()).isEqualTo(echoed == null ? null : new Incoming.Reply(200, "text/plain", echoed));
    }

    @Test
    void aTokenThatIsNotSetLetsNobodyIn() {
        Proof proof = Proof.of(tree("{kind: path, parameter: callbackSecret}"));

        assertThat(proof.verdict(evidence(Map.of(), request("anything", Map.of(), "")))).isEqualTo(Verdict.WRONG);
        assertThat(proof.verdict(evidence(Map.of(), request("", Map.of(), "")))).isEqualTo(Verdict.MISSING);
    }

    private static String id(String form, Map<String, String> headers) {
        return new Rules(tree(FORM)).read(evidence(Map.of(), request("", headers, form))).events().get(0).externalId();
    }

    private static Incoming read(String rules, String type, String body) {
        return new Rules(tree(rules)).read(evidence(Map.of(), new HttpRequestParts("POST", "", Map.of(), Map.of(),
                body.getBytes(StandardCharsets.UTF_8), type)));
    }

    private static Evidence evidence(Map<String, String> secrets, HttpRequestParts request) {
        return new Evidence(CONNECTION, secrets, request, "https://hub.example", Instant.EPOCH);
    }

    private static HttpRequestParts request(String rest, Map<String, String> headers, String form) {
        return new HttpRequestParts("POST", rest, Map.of("q", List.of("1")), headers, form.getBytes(StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded");
    }

    private static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
