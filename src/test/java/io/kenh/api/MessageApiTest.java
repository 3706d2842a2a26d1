package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.Client.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class MessageApiTest {

    private static final String TO_LAN = "{\"channel\": \"sms\", \"connection\": \"sms-paused\", \"to\": \"0912 345 678\", \"text\": \"Xin chào\"";

    @Autowired
    private Client api;
    @Autowired
    private JdbcClient db;

    @BeforeEach
    void aConnectionThatLetsNothingLeave() {
        Answer made = api.post("/api/v1/connections", """
                {"name": "sms-paused", "connector": "esms", "title": "SMS",
                 "settings": {"apiKey": "K-demo", "secretKey": "S-demo", "brandname": "KENHDEMO"}}""");
        if (made.status() == 201) {
            api.post(made.header("Location") + "/pause", "");
        }
    }

    @Test
    void aMessageIsQueuedOnceForItsKey() {
        String body = TO_LAN + ", \"key\": \"order-1\"}";
        Answer first = api.post("/api/v1/messages", body);
        Answer second = api.post("/api/v1/messages", body);

        assertThat(first.status()).as(first.http().body()).isEqualTo(201);
        assertThat(first.json().get("state").asText()).isEqualTo("queued");
        assertThat(first.json().get("address").asText()).isEqualTo("+84912345678");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(queued(first.json().get("id").asLong())).isEqualTo(1);
    }

    @Test
    void whatCannotBeSentIsRefusedWithEveryReason() {
        Answer refused = api.post("/api/v1/messages", "{\"channel\": \"pigeon\", \"to\": \"a\", \"text\": \"a\", \"contactId\": 99999}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").findValuesAsText("field")).containsExactly("channel", "contactId");

        Answer address = api.post("/api/v1/messages", "{\"channel\": \"mail\", \"connection\": \"sms-paused\", \"to\": \"nobody\", \"text\": \"a\"}");
        assertThat(address.json().get("errors").findValuesAsText("field")).containsExactly("to", "connection");
    }

    @Test
    void onlyAMessageInDoubtCanBeResolvedAndOnlyOnce() {
        long id = api.post("/api/v1/messages", TO_LAN + "}").json().get("id").asLong();
        String path = "/api/v1/messages/" + id + "/resolve";
        assertThat(api.post(path, "{\"outcome\": \"resend\"}").status()).isEqualTo(409);
        db.sql("delete from message_queue where id = ?").param(id).update();
        db.sql("update message set state = 'unknown' where id = ?").param(id).update();

        assertThat(api.post(path, "{\"outcome\": \"resend\"}").json().get("state").asText()).isEqualTo("queued");
        assertThat(queued(id)).isEqualTo(1);
        assertThat(api.post(path, "{\"outcome\": \"sent\"}").status()).isEqualTo(409);
        assertThat(api.post(path, "{\"outcome\": \"maybe\"}").status()).isEqualTo(422);
    }

    private int queued(long message) {
        return db.sql("select count(*) from message_queue where id = ?").param(message).query(Integer.class).single();
    }
}
