package io.kenh.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kenh.api.ApiTest;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an exchange tells, on its way to people. */
@ApiTest
class PhoneTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Connections connections;
    @Autowired
    private Records records;
    @Autowired
    private Dialling dialling;
    @Autowired
    private World world;
    @Autowired
    private JdbcClient db;
    @LocalServerPort
    private int port;
    private final String mark = "pbx-" + System.nanoTime();
    private final String number = "098" + ThreadLocalRandom.current().nextLong(1_000_000, 9_999_999);
    private final String extension = String.valueOf(ThreadLocalRandom.current().nextInt(10_000, 99_999));
    private Connection connection;
    private long staff;

    @BeforeEach
    void connect() {
        connection = connections.create(mark, "PBX", "pbx", Map.of());
        staff = db.sql("insert into staff (name, email, extension) values ('Agent', ?, ?) returning id").params(mark + "@kenh.example", extension).query(Long.class).single();
    }

    @AfterEach
    void disconnect() {
        connections.pause(connection.id());
        db.sql("update staff set extension = null, active = false where id = ?").param(staff).update();
    }

    @Test
    void a_call_finds_its_contact_and_rings_on_the_screen_of_whose_telephone_it_is() throws Exception {
        long contact = records.create(RecordType.CONTACT, Map.of("name", "Lan " + mark, "phone", number), Cause.staff(staff));
        db.sql("insert into identity (kind, value, object, object_id) values ('phone', ?, 'contact', ?)").params("+84" + number.substring(1), contact).update();
        tell("c1", "ringing", "caller", number, "extension", extension, "direction", "in");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(call("c1")).isNotNull().extracting(PhoneCall::contactId).isEqualTo(contact));
        assertThat(db.sql("select kind || ' ' || (args ->> 0) from notice where staff_id = ?").param(staff).query(String.class).list()).containsExactly("call.ringing Lan " + mark);
        assertThat(call("c1").state()).isEqualTo("ringing");
        assertThat(db.sql("select outcome from event_outcome where object = 'contact' and object_id = ?").param(contact).query(String.class).list()).contains("call.ringing");
    }

    @Test
    void missed_calls_make_one_task_that_the_next_talk_ends() throws Exception {
        for (String id : List.of("m1", "m2")) {
            tell(id, "ringing", "caller", number, "extension", extension, "direction", "in");
            tell(id, "ended", "caller", number, "extension", extension, "direction", "in", "outcome", "NO_ANSWER");
        }
        await().atMost(PATIENCE).until(() -> call("m2") != null && call("m2").taskId() != null);
        assertThat(call("m1").taskId()).isEqualTo(call("m2").taskId());
        assertThat(db.sql("select name || '/' || owner_id || '/' || status from task where id = ?").param(call("m1").taskId()).query(String.class).single())
                .isEqualTo("Gọi lại " + number + "/" + staff + "/open");

        tell("m3", "answered", "caller", extension, "callee", number, "direction", "out");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(db.sql("select status from task where id = ?").param(call("m1").taskId()).query(String.class).single()).isEqualTo("done"));
    }

    @Test
    void nothing_steps_back_when_things_are_told_twice_and_in_any_order() throws Exception {
        tell("o1", "ended", "caller", number, "extension", extension, "direction", "in", "talkSeconds", "42", "outcome", "ANSWERED", "at", "1767225642");
        tell("o1", "ringing", "caller", number, "extension", extension, "direction", "in", "at", "1767225590");
        tell("o1", "answered", "caller", number, "extension", extension, "direction", "in", "at", "1767225600");
        tell("o1", "ended", "caller", number, "extension", extension, "direction", "in", "talkSeconds", "42", "outcome", "ANSWERED", "at", "1767225642");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(done()).isEqualTo(3));
        PhoneCall call = call("o1");
        assertThat(call.state()).isEqualTo("ended");
        assertThat(call.talkSeconds()).isEqualTo(42);
        assertThat(call.outcome()).isEqualTo("ANSWERED");
        assertThat(call.started().getEpochSecond()).isEqualTo(1_767_225_590);
        assertThat(call.taskId()).isNull();
    }

    @Test
    void asterisk_tells_of_calls_and_takes_orders_over_its_line() {
        tellsAndTakesOrders("asterisk", Map.of("host", "127.0.0.1", "port", String.valueOf(world.exchangePort()), "user", "kenh", "secret", "practice"));
    }

    @Test
    void asterisk_tells_the_same_over_its_rest_interface() {
        tellsAndTakesOrders("asterisk-ari", Map.of("baseUrl", "http://127.0.0.1:" + world.simulatorPort() + "/asterisk-ari", "user", "kenh", "secret", "practice"));
    }

    private void tellsAndTakesOrders(String connector, Map<String, String> values) {
        connections.pause(connection.id());
        Connection asterisk = connections.create("ast" + mark, "Asterisk", connector, values);
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
                world.exchange().callIn(number, extension, false, 0);
                return db.sql("select count(*) from phone_call where connection_id = ? and phone = ? and ended is not null").params(asterisk.id(), "+84" + number.substring(1)).query(Long.class).single() > 0;
            });
            Answer answer = dialling.call(staff, number);
            assertThat(answer.isAccepted()).as(String.valueOf(answer)).isTrue();
            await().atMost(PATIENCE).until(() -> db.sql("select count(*) from phone_call where direction = 'out' and phone = ? and staff_id = ? and talk_seconds is not null")
                    .params("+84" + number.substring(1), staff).query(Long.class).single() == 1);
        } finally {
            connections.pause(asterisk.id());
        }
    }

    @Test
    void who_has_no_extension_is_told_what_to_do() {
        db.sql("update staff set extension = null where id = ?").param(staff).update();
        assertThatThrownBy(() -> dialling.call(staff, number)).isInstanceOf(IllegalStateException.class).hasMessageContaining("extension");
    }

    private PhoneCall call(String id) {
        return db.sql("select * from phone_call where connection_id = ? and external_id = ?").params(connection.id(), id).query(PhoneCall.class).optional().orElse(null);
    }

    private long done() {
        return db.sql("select count(*) from event e join event_outcome o on o.event_id = e.id where e.connection_id = ?").param(connection.id()).query(Long.class).single();
    }

    private void tell(String id, String state, String... more) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder("callId=" + id + "&state=" + state);
        for (int i = 0; i < more.length; i += 2) {
            body.append('&').append(more[i]).append('=').append(more[i + 1]);
        }
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + connections.callbackPath(connection.id())))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body.toString())).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
