package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.connector.Connections;
import io.kenh.delivery.Delivery;
import io.kenh.delivery.NewMessage;
import io.kenh.platform.Leases;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Promise 7: whatever waits for a moment waits for the hub's clock, and nothing in here waits for the real one. */
class TimeIsAParameterTest extends PromiseTest {

    @Autowired
    private Delivery delivery;
    @Autowired
    private Connections connections;
    @Autowired
    private Leases leases;

    @Test
    void aMessageForTheDayAfterTomorrowLeavesWhenTheClockSaysSo() {
        String phone = Hub.phone();
        enqueue(phone, Duration.ofHours(48));
        assertThat(hub.count("select count(*) from timer")).isEqualTo(1);

        clock().forward(Duration.ofHours(47));
        hub.idle();
        assertThat(hub.received("esms", phone)).isEmpty();

        clock().forward(Duration.ofHours(1));
        await().atMost(Hub.PATIENCE).until(() -> hub.received("esms", phone).size() == 1);
        hub.idle();
    }

    @Test
    void aMessageOfAPausedConnectionLooksAgainAfterItsPause() {
        long esms = connections.byName("esms").orElseThrow().id();
        connections.pause(esms);
        String phone = Hub.phone();
        enqueue(phone, Duration.ZERO);
        await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from message_queue where held") == 1);
        connections.resume(esms);
        assertThat(hub.received("esms", phone)).isEmpty();

        clock().forward(Duration.ofSeconds(31));

        await().atMost(Hub.PATIENCE).until(() -> hub.received("esms", phone).size() == 1);
        hub.idle();
    }

    @Test
    void aNodeThatFellSilentLosesItsLeasesAndItsWork() {
        long silent = db.sql("insert into node (name, started, seen) values ('silent', ?, ?) returning id")
                .params(now(), now()).query(Long.class).single();
        db.sql("insert into lease (name, node_id, until) values ('of a silent node', ?, ?)").params(silent, now().plusHours(1)).update();
        assertThat(leases.take("of a silent node", Duration.ofMinutes(1))).isFalse();
        String phone = Hub.phone();
        hub.dials(Map.of("esms", Map.of("delayMillis", Map.of("min", 1000, "max", 1000))));
        enqueue(phone, Duration.ofSeconds(10));
        db.sql("""
                with due as (delete from timer returning *), m as (update message set state = 'sending' where id in (select ref from due))
                insert into message_queue (slot, id, lane, since, taken_by) select slot, ref, lane, ?, ? from due""").params(now(), silent).update();

        clock().forward(Duration.ofSeconds(20));

        await().atMost(Hub.PATIENCE).until(() -> leases.take("of a silent node", Duration.ofMinutes(1)));
        await().atMost(Hub.PATIENCE).until(() -> hub.received("esms", phone).size() == 1);
        hub.idle();
    }

    @Test
    void aMessageThatIsTooOldExpiresInsteadOfBeingTriedForEver() {
        String phone = Hub.phone();
        hub.dials(Map.of("esms", Map.of("rateLimitRate", 1.0, "delayMillis", Map.of("min", 1000, "max", 1000))));
        enqueue(phone, Duration.ZERO);
        await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from message_queue where taken_by is not null") == 1);

        clock().forward(Duration.ofHours(25));

        await().atMost(Hub.PATIENCE).until(() -> "expired".equals(db.sql("select state from message where address = ?")
                .param(Hub.e164(phone)).query(String.class).single()));
        hub.idle();
    }

    private void enqueue(String phone, Duration in) {
        delivery.enqueue(List.of(new NewMessage("time:" + phone, "sms", connections.byName("esms").orElseThrow().id(), Hub.e164(phone), null,
                null, "on time", null, Map.of(), null, null, null, "test", "time:" + phone, clock.instant().plus(in))));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
