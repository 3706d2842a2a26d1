package io.kenh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.api.ApiTest;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.call.Credentials;
import io.kenh.world.World;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A provider that does not call is asked again and again; what it tells comes in once, and a ring of its bell is only an early question. */
@ApiTest
class RepeatedQuestionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Connections connections;
    @Autowired
    private Credentials credentials;
    @Autowired
    private TransactionTemplate transactions;
    @Autowired
    private World world;
    @Autowired
    private JdbcClient db;
    @Autowired
    private Clock clock;
    @LocalServerPort
    private int port;
    private final String mark = "asked-" + System.nanoTime();
    private Connection connection;

    @BeforeEach
    void connect() {
        connection = connections.create(mark, "Asked", "google-forms-api", values("1FAIpQL-demo"));
        transactions.executeWithoutResult(tx -> credentials.keep(connection, credentials.chosen("token-" + clock.millis() + "000", Duration.ofDays(90).toSeconds())));
    }

    @AfterEach
    void pause() {
        connections.pause(connection.id());
    }

    @Test
    void whatWasFilledInComesInOnceHoweverOftenItIsAskedFor() throws Exception {
        await().atMost(PATIENCE).until(() -> forms() == 1);
        assertThat(db.sql("select payload ->> 'name' || '/' || (payload ->> 'phone') from event where connection_id = ? and kind = 'form'").param(connection.id()).query(String.class).single())
                .isEqualTo("Trần Thị Bình/0901 234 567");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(due()).as("the next question").isAfter(OffsetDateTime.now(clock).plusSeconds(20)));
        OffsetDateTime next = due();

        assertThat(push("another")).isEqualTo(403);
        assertThat(push("push-secret-demo")).isEqualTo(200);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(due()).as("asked at once, and again after a minute").isNotEqualTo(next).isAfter(OffsetDateTime.now(clock).plusSeconds(20)));
        assertThat(forms()).isOne();
    }

    @Test
    void aFormThatNobodyWantsAnyMoreIsAskedForNoMore() {
        await().atMost(PATIENCE).until(() -> forms() == 1);
        connections.update(connection.id(), "Asked", values("another-form"));
        db.sql("update question set due = now() where connection_id = ? and about = '1FAIpQL-demo'").param(connection.id()).update();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(db.sql("select about from question where connection_id = ?").param(connection.id()).query(String.class).list())
                .containsExactly("another-form"));
    }

    private Map<String, String> values(String form) {
        return Map.of("formId", form, "pushSecret", "push-secret-demo", "clientId", "c", "clientSecret", "s", "baseUrl", "http://127.0.0.1:" + world.simulatorPort() + "/google-forms-api");
    }

    private int push(String key) throws Exception {
        String body = "{\"message\": {\"attributes\": {\"eventType\": \"RESPONSES\", \"formId\": \"1FAIpQL-demo\"}, \"messageId\": \"%s\"}}".formatted(mark);
        HttpResponse<Void> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/in/" + mark + "?key=" + key)).timeout(PATIENCE)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding());
        return answer.statusCode();
    }

    private long forms() {
        return db.sql("select count(*) from event where connection_id = ? and kind = 'form'").param(connection.id()).query(Long.class).single();
    }

    private OffsetDateTime due() {
        return db.sql("select due from question where connection_id = ? and question = 'responses'").param(connection.id()).query(OffsetDateTime.class).single();
    }
}
