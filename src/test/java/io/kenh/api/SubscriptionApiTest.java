package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kenh.api.Client.Answer;
import io.kenh.connector.Connections;
import io.kenh.sync.Deliveries;
import io.kenh.sync.Subscriptions;
import io.kenh.sync.feed.KafkaLags;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Programs subscribe to changes, take new secrets, and decide about what was given up. */
@ApiTest
class SubscriptionApiTest {

    @Autowired
    private Client api;
    @Autowired
    private Subscriptions subscriptions;
    @Autowired
    private Deliveries deliveries;
    @Autowired
    private Connections connections;
    @Autowired
    private JdbcClient db;
    @Autowired
    private KafkaLags lags;

    private long id;

    @BeforeEach
    void subscribe() {
        Answer made = api.post("/api/v1/subscriptions", """
                {"name": "%s", "url": "https://203.0.113.7/hook", "objects": ["opportunity"]}""".formatted(UUID.randomUUID()));
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        id = made.json().get("id").asLong();
        assertThat(verb("pause").json().get("state").asText()).isEqualTo("paused");
    }

    @AfterEach
    void end() {
        assertThat(api.send("DELETE", "/api/v1/subscriptions/" + id, "").status()).isEqualTo(204);
    }

    @Test
    void aSecretThatIsReplacedSignsAlongUntilItsTimeIsOverOrItIsEnded() {
        String former = verb("secret").json().get("secret").asText();
        assertThat(subscriptions.signing(id)).containsExactly(former);
        String present = verb("new-secret").json().get("secret").asText();
        assertThat(present).startsWith("whsec_").isNotEqualTo(former);
        assertThat(subscriptions.signing(id)).containsExactly(present, former);
        assertThat(api.get("/api/v1/subscriptions/" + id).json().get("formerUntil").isTextual()).isTrue();
        db.sql("update subscription set former_until = now() - interval '1 second' where id = ?").param(id).update();
        assertThat(subscriptions.signing(id)).containsExactly(present);
        assertThat(verb("new-secret").json().get("secret").asText()).isNotEqualTo(present);
        assertThat(subscriptions.signing(id)).hasSize(2);
        assertThat(verb("end-former-secret").json().get("formerUntil").isNull()).isTrue();
        assertThat(subscriptions.signing(id)).hasSize(1);
    }

    @Test
    void aSecretOfOnesOwnReplacesThePresentOneInTheSameWay() {
        String former = subscriptions.secret(id);
        String own = "whsec_" + "A".repeat(32);
        assertThat(api.send("PATCH", "/api/v1/subscriptions/" + id, "{\"secret\": \"" + own + "\"}").status()).isEqualTo(200);
        assertThat(subscriptions.signing(id)).containsExactly(own, former);
        assertThat(api.send("PATCH", "/api/v1/subscriptions/" + id, "{\"secret\": \"" + own + "\"}").status()).isEqualTo(200);
        assertThat(subscriptions.signing(id)).as("the same again").containsExactly(own, former);
        assertThat(api.get("/api/v1/subscriptions/" + id).http().body()).doesNotContain("whsec_");
    }

    @Test
    void whatWasGivenUpIsSentAgainOrForgottenByItsReason() {
        parked(1, "HTTP 400: name is missing");
        parked(2, "HTTP 400: phone is missing");
        parked(3, "HTTP 422");
        assertThat(deliveries.reasons(id)).extracting("reason", "count").containsExactly(tuple("HTTP 400", 2L), tuple("HTTP 422", 1L));
        assertThat(verb("forget?reason=HTTP%20422").json().get("forgotten").asInt()).isEqualTo(1);
        assertThat(verb("redrive?reason=HTTP%20400").json().get("redriven").asInt()).isEqualTo(2);
        assertThat(api.get("/api/v1/subscriptions/" + id + "/standing").json().get("waiting").asInt()).isEqualTo(2);
        assertThat(verb("redrive").json().get("redriven").asInt()).isZero();
    }

    @Test
    void aClusterThatCannotBeReachedIsToldAsSuch() {
        String name = "kafka-" + UUID.randomUUID().toString().substring(0, 8);
        long connection = connections.create(name, "Kafka", "kafka", Map.of("servers", "127.0.0.1:1", "topics", "rows", "mapping", "{object: contact, fields: {name: name}}")).id();
        try {
            lags.look();
            Answer lag = api.get("/api/v1/connections/" + connection + "/feed");
            assertThat(lag.json().get("state").asText()).isEqualTo("unreachable");
            assertThat(lag.json().get("trouble").asText()).isNotBlank();
            assertThat(lag.json().get("partitions")).isEmpty();
        } finally {
            connections.pause(connection);
        }
    }

    private void parked(long change, String reason) {
        db.sql("insert into subscription_item (subscription_id, change_id, lane, attempts, due, parked, reason, since) values (?, ?, ?, 1, now(), true, ?, now())")
                .params(List.of(id, change, "opportunity:" + change, reason)).update();
    }

    private Answer verb(String verb) {
        return api.post("/api/v1/subscriptions/" + id + "/" + verb, "");
    }
}
