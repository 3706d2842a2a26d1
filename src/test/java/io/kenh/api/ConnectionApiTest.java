package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.api.Client.Answer;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ConnectionApiTest {

    @Autowired
    private Client api;

    @Test
    void secretsGoInAndNeverComeOut() {
        Answer made = api.post("/api/v1/connections", """
                {"name": "sms-secret", "connector": "esms", "title": "SMS",
                 "settings": {"apiKey": "K-hidden", "secretKey": "S-hidden", "brandname": "KENHDEMO"}}""");
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        String path = made.header("Location");
        assertThat(made.json().at("/settings/apiKey/set").asBoolean()).isTrue();

        Answer changed = api.patch(path, "{\"title\": \"Other\", \"settings\": " + made.json().get("settings") + "}");

        assertThat(changed.status()).as(changed.http().body()).isEqualTo(200);
        assertThat(changed.json().get("title").asText()).isEqualTo("Other");
        assertThat(changed.json().at("/settings/apiKey/set").asBoolean()).isTrue();
        for (String body : new String[] {made.http().body(), changed.http().body(), api.get(path).http().body(), api.get("/api/v1/connections").http().body()}) {
            assertThat(body).doesNotContain("K-hidden").doesNotContain("S-hidden");
        }
    }

    @Test
    void everyFaultOfAConnectionIsToldAtOnce() {
        Answer refused = api.post("/api/v1/connections", "{\"name\": \"sms-faulty\", \"connector\": \"esms\", \"title\": \"SMS\", \"settings\": {}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").size()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aNameIsTakenOnce() {
        String body = "{\"name\": \"form-twice\", \"connector\": \"web-form\", \"title\": \"Form\"}";
        assertThat(api.post("/api/v1/connections", body).status()).isEqualTo(201);
        assertThat(api.post("/api/v1/connections", body).status()).isEqualTo(409);
    }

    @Test
    void aConnectionIsTriedWithoutSendingAndTellsNoSecret() {
        String nowhere = api.post("/api/v1/connections", """
                {"name": "mail-nowhere", "connector": "smtp", "title": "Mail", "settings": {"host": "127.0.0.1", "port": "1",
                 "security": "none", "user": "P-hidden", "password": "P-hidden", "fromAddress": "hello@kenh.example"}}""").header("Location");

        assertThat(tried("support-mail").get("verdict").asText()).isEqualTo("works");
        assertThat(tried("smtp").get("verdict").asText()).isEqualTo("works");
        assertThat(tried("mail-nowhere").get("verdict").asText()).isEqualTo("fails");
        assertThat(tried("mail-nowhere").toString()).doesNotContain("P-hidden");
        assertThat(tried("esms").get("text").asText()).isEqualTo("the provider knows us; left: 125000 VND");
        assertThat(tried("web-form").get("verdict").asText()).isEqualTo("untested");
        assertThat(api.post("/api/v1/connections/nobody/test", "").status()).isEqualTo(404);
        assertThat(api.post(nowhere + "/pause", "").status()).isEqualTo(200);
    }

    private JsonNode tried(String name) {
        Answer answer = api.post("/api/v1/connections/" + name + "/test", "");
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void howMailComesInIsSeenAndTried() {
        JsonNode mailbox = StreamSupport.stream(api.get("/api/v1/connections?limit=100").json().get("items").spliterator(), false)
                .filter(one -> one.get("name").asText().equals("support-mail")).findFirst().orElseThrow();
        String path = "/api/v1/connections/" + mailbox.get("id").asLong() + "/mail";

        assertThat(api.post(path + "/trial", "").json().get("trialAddress").asText()).isEqualTo("support@kenh.example");
        await().atMost(Duration.ofSeconds(30)).until(() -> api.get(path).json().get("trial").asText().equals("works"));
        await().atMost(Duration.ofSeconds(30)).until(() -> api.get(path).json().hasNonNull("way"));
        assertThat(api.get(path).json().get("forwardTo").isNull()).isTrue();

        String forwarded = api.post("/api/v1/connections", """
                {"name": "forwarded", "connector": "mail-in", "title": "Mail", "settings": {"address": "forwarded@company.example"}}""").header("Location");
        api.post(forwarded + "/pause", "");
        assertThat(api.get(forwarded + "/mail").json().get("forwardTo").asText()).isEqualTo("forwarded@in.kenh.example");
        assertThat(api.post(forwarded + "/mail/trial", "").status()).isEqualTo(409);
        assertThat(api.get("/api/v1/connections/99999/mail").status()).isEqualTo(404);
    }

    @Test
    void aConnectionCanRestAndGoOn() {
        String path = api.post("/api/v1/connections", "{\"name\": \"form-rests\", \"connector\": \"web-form\", \"title\": \"Form\"}").header("Location");

        assertThat(api.post(path + "/pause", "").json().get("active").asBoolean()).isFalse();
        assertThat(api.post(path + "/resume", "").json().get("active").asBoolean()).isTrue();
        assertThat(api.post("/api/v1/connections/99999/pause", "").status()).isEqualTo(404);
    }
}
