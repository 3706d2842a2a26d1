package io.kenh.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.connector.WebhookSignatures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the hub posts can be verified by any receiver that knows Standard Webhooks. */
class StandardSignatureTest {

    @Test
    void theKnownExampleIsSignedAsEverybodySignsIt() {
        Map<String, String> headers = WebhookSignatures.sign(List.of("whsec_plJ3nmyCDGBKInavdOK15jsl"), "msg_loFOjxBNrRLzqYUf",
                Instant.ofEpochSecond(1731705121), "{\"event_type\":\"ping\",\"data\":{\"success\":true}}".getBytes(StandardCharsets.UTF_8));
        assertThat(headers).containsEntry("webhook-id", "msg_loFOjxBNrRLzqYUf").containsEntry("webhook-timestamp", "1731705121")
                .containsEntry("webhook-signature", "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=");
    }

    @Test
    void severalSecretsSignBesideEachOther() {
        String former = WebhookSignatures.newSecret();
        String present = WebhookSignatures.newSecret();
        assertThat(signature(List.of(present, former)).split(" ")).containsExactly(signature(List.of(present)), signature(List.of(former)));
    }

    private static String signature(List<String> secrets) {
        return WebhookSignatures.sign(secrets, "1", Instant.EPOCH, new byte[] {1}).get("webhook-signature");
    }

    @Test
    void aNewSecretHoldsThirtyTwoBytes() {
        String secret = WebhookSignatures.newSecret();
        assertThat(secret).startsWith("whsec_").isNotEqualTo(WebhookSignatures.newSecret());
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
    }
}
