package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.automation.Automations;
import io.kenh.connector.Connections;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Promise 4: a message leaves once, or its state says that nobody knows. */
class OnceOutTest extends PromiseTest {

    @Autowired
    private Automations automations;
    @Autowired
    private Connections connections;
    private long automation;

    @BeforeEach
    void everyLeadGetsAnSms() {
        automation = Rules.smsTo(automations, "once-out", "hello");
    }

    @AfterEach
    void noMore() {
        automations.pause(automation);
    }

    @Test
    void aProviderThatRefusesStallsAndDoublesGetsEveryMessageOnce() {
        hub.dials(Map.of("esms", Map.of("rateLimitRate", 0.2, "errorRate", 0.1, "timeoutRate", 0.08, "duplicateRate", 0.5, "reorder", true,
                "delayMillis", Map.of("min", 0, "max", 200))));
        String[] phones = customers(120);

        hub.idle();

        Map<Long, Integer> taken = hub.taken();
        assertThat(states(phones)).hasSize(120).allSatisfy((id, state) -> assertThat(taken.getOrDefault(id, 0))
                .as("message %d, %s", id, state).isBetween(state.matches("failed|unknown") ? 0 : 1, 1));
        assertThat(states(phones)).containsValue("delivered").containsValue("failed");
        hub.accountsBalance();
    }

    @Test
    void aNodeThatWasTakenForLostMeanwhileNeitherSendsTwiceNorLosesTheAnswer() {
        hub.dials(Map.of("esms", Map.of("delayMillis", Map.of("min", 1500, "max", 1500))));
        String[] phones = customers(20);
        await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from message_queue where taken_by is not null") == 20);

        db.sql("delete from node").update();

        hub.idle();
        assertThat(states(phones).values()).isSubsetOf("delivered", "accepted");
        assertThat(hub.taken()).containsAllEntriesOf(once(states(phones).keySet()));
    }

    @Test
    void whatALostNodeHadUnderWayIsSentAgainOnlyWhereTheProviderKnowsTheKey() {
        long sms = connections.byName("esms").orElseThrow().id();
        long mail = connections.byName("smtp").orElseThrow().id();
        long smsMessage = underWayAtALostNode("sms", sms, "+84901234567");
        long mailMessage = underWayAtALostNode("mail", mail, "someone@customer.example");

        hub.idle();

        assertThat(hub.taken()).containsEntry(smsMessage, 1);
        assertThat(state(smsMessage)).isIn("accepted", "delivered");
        assertThat(state(mailMessage)).isEqualTo("unknown");
    }

    @Test
    void aReceiptThatIsFasterThanTheAnswerKeepsTheLastWord() {
        hub.dials(Map.of("esms", Map.of("delayMillis", Map.of("min", 1500, "max", 1500), "receipts", "none")));
        String phone = customers(1)[0];
        await().atMost(Hub.PATIENCE).until(() -> states(phone).containsValue("sending"));
        long id = states(phone).keySet().iterator().next();

        receipt(id, "SendSuccess=0&SendFailed=1&error_info=out+of+reach");
        await().atMost(Hub.PATIENCE).until(() -> state(id).equals("failed"));
        receipt(id, "SendSuccess=0&SendFailed=1&error_info=out+of+reach");
        hub.idle();

        assertThat(state(id)).isEqualTo("failed");
        assertThat(db.sql("select reason from message where id = ?").param(id).query(String.class).single()).isEqualTo("out of reach");
    }

    @Test
    void aReceiptOfTheAttemptWhoseAnswerWasLostCorrectsTheFailureOfTheNext() {
        long id = message("sms", connections.byName("esms").orElseThrow().id(), "+84901234567", "lane of a lost answer", "failed");
        db.sql("update message set reason = 'the second attempt was refused' where id = ?").param(id).update();

        receipt(id, "SendSuccess=1&SendFailed=0");
        await().atMost(Hub.PATIENCE).until(() -> state(id).equals("delivered"));
        receipt(id, "SendSuccess=0&SendFailed=1&error_info=out+of+reach");
        hub.idle();

        assertThat(state(id)).as("nothing takes back that it was delivered").isEqualTo("delivered");
        String correction = "delivered after all; it was taken for failed: the second attempt was refused";
        assertThat(db.sql("select reason from message where id = ?").param(id).query(String.class).single()).isEqualTo(correction);
        assertThat(db.sql("select note from event_outcome where object = 'message' and object_id = ? and outcome = 'message.delivered'")
                .param(id).query(String.class).single()).isEqualTo(correction);
    }

    @Test
    void aRedrivenMessageWaitsWhileItsLaneIsUnderWay() {
        long connection = connections.byName("esms").orElseThrow().id();
        String lane = "lane of a redrive";
        long first = message("sms", connection, "+84901234567", lane, "queued");
        db.sql("""
                insert into parked (line, ref, slot, lane, connection, reason, attempts, at)
                values ('message', ?, slot_of(?), ?, 'esms', 'a test', 8, ?)""").params(first, lane, lane, now()).update();
        hub.dials(Map.of("esms", Map.of("delayMillis", Map.of("min", 1200, "max", 1200))));
        long second = message("sms", connection, "+84901234567", lane, "queued");
        queue(second, lane, null);
        await().atMost(Hub.PATIENCE).until(() -> state(second).equals("sending"));

        db.sql("""
                with gone as (delete from parked where line = 'message' and ref = ? returning *)
                insert into message_queue (slot, id, lane, since) select slot, ref, lane, ? from gone""").params(first, now()).update();

        await().atMost(Hub.PATIENCE).untilAsserted(() -> {
            assertThat(hub.count("select count(*) from message_queue where lane = ? and taken_by is not null", lane)).isLessThanOrEqualTo(1);
            assertThat(state(first)).isIn("accepted", "delivered");
        });
        hub.idle();
        assertThat(hub.taken()).containsEntry(first, 1).containsEntry(second, 1);
    }

    @Test
    void aRedrivenMessageThatWasDeliveredMeanwhileIsNotSentAgain() {
        long connection = connections.byName("esms").orElseThrow().id();
        long delivered = message("sms", connection, "+84901234567", "lane of a late receipt", "delivered");
        queue(delivered, "lane of a late receipt", null);

        hub.idle();

        assertThat(state(delivered)).isEqualTo("delivered");
        assertThat(hub.taken()).doesNotContainKey(delivered);
    }

    private String[] customers(int count) {
        String[] phones = IntStream.range(0, count).mapToObj(i -> Hub.phone()).toArray(String[]::new);
        Hub.parallel(8, count, i -> assertThat(hub.form(Map.of("phone", phones[i], "tags", "once-out"))).isEqualTo(202));
        return phones;
    }

    private Map<Long, String> states(String... phones) {
        Map<Long, String> states = new java.util.TreeMap<>();
        db.sql("select id, state from message where address = any(?)")
                .param(java.util.Arrays.stream(phones).map(Hub::e164).toArray(String[]::new))
                .query((rs, i) -> states.put(rs.getLong(1), rs.getString(2))).list();
        return states;
    }

    private String state(long message) {
        return db.sql("select state from message where id = ?").param(message).query(String.class).single();
    }

    private static Map<Long, Integer> once(Set<Long> ids) {
        return new LinkedHashSet<>(ids).stream().collect(java.util.stream.Collectors.toMap(id -> id, id -> 1));
    }

    private long underWayAtALostNode(String channel, long connection, String address) {
        String lane = "lane of a lost node, " + channel;
        long id = message(channel, connection, address, lane, "sending");
        queue(id, lane, -1L);
        return id;
    }

    private long message(String channel, long connection, String address, String lane, String state) {
        return db.sql("""
                insert into message (key, channel, connection_id, address, subject, text, state, cause, lane, created, updated)
                values (?, ?, ?, ?, 'A test', 'text', ?, 'test', ?, ?, ?) returning id""")
                .params("test:" + System.nanoTime(), channel, connection, address, state, lane, now(), now()).query(Long.class).single();
    }

    private void queue(long message, String lane, Long takenBy) {
        db.sql("insert into message_queue (slot, id, lane, since, taken_by) values (slot_of(?), ?, ?, ?, ?)")
                .params(lane, message, lane, now()).param(takenBy).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private void receipt(long message, String how) {
        String path = connections.callbackPath(connections.byName("esms").orElseThrow().id());
        assertThat(hub.get(path + "?SMSID=fast-" + message + "-" + how.length() + "&phonenumber=0901234567&SendStatus=5&" + how + "&RequestId=" + message
                + "-00000000000000000000000000000000").statusCode()).isEqualTo(200);
    }
}
