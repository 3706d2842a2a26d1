package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.connector.Connections;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Promise 2: the same event, however often and at the same time it comes, is one row. */
class OnceInTest extends PromiseTest {

    private static final int TIMES = 5;

    @Autowired
    private Connections connections;

    @Test
    void aFormPostedFiveTimesAtOnceIsOneEvent() {
        long duplicates = duplicates("web-form");
        int events = Integer.getInteger("kenh.promise.once", 500);
        String[] phones = new String[events];
        java.util.Arrays.setAll(phones, i -> Hub.phone());

        Hub.parallel(20, events * TIMES, i -> assertThat(hub.form(Map.of("phone", phones[i / TIMES], "note", "once"))).isEqualTo(202));

        assertThat(hub.count("select count(*) from event where payload ->> 'phone' = any(?)", (Object) phones)).isEqualTo(events);
        assertThat(duplicates("web-form") - duplicates).isEqualTo((long) events * (TIMES - 1));
        hub.idle();
        assertThat(hub.count("select count(*) from lead where phone = any(?)",
                (Object) java.util.Arrays.stream(phones).map(Hub::e164).toArray(String[]::new))).isEqualTo(events);
        hub.accountsBalance();
    }

    @Test
    void aReceiptDeliveredFiveTimesAtOnceIsOneEvent() {
        long duplicates = duplicates("esms");
        String path = connections.callbackPath(connections.byName("esms").orElseThrow().id());
        ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();

        Hub.parallel(20, 100 * TIMES, i -> answers.add(hub.get(path + "?SMSID=once-" + i / TIMES
                + "&phonenumber=0901234567&SendStatus=5&SendSuccess=1&RequestId=1-00000000000000000000000000000000").statusCode()));

        assertThat(answers).containsOnly(200);
        assertThat(hub.count("select count(*) from event where kind = 'receipt' and external_id like 'once-%'")).isEqualTo(100);
        assertThat(duplicates("esms") - duplicates).isEqualTo(100L * (TIMES - 1));
        hub.idle();
        hub.accountsBalance();
    }

    @Test
    void aMailboxReadAgainFromTheStartBringsNoTicketTwice() {
        Post post = new Post(environment);
        for (int i = 0; i < 5; i++) {
            post.mail("once" + i + "@customer.example", "Once only " + i, "Please call me.");
        }
        await().atMost(Hub.PATIENCE).untilAsserted(() -> assertThat(tickets()).isEqualTo(5));
        hub.idle();
        long before = duplicates("support-mail");

        db.sql("delete from mailbox_position").update();

        await().atMost(Hub.PATIENCE).untilAsserted(() -> assertThat(duplicates("support-mail") - before).isGreaterThanOrEqualTo(5));
        hub.idle();
        assertThat(tickets()).isEqualTo(5);
        hub.accountsBalance();
    }

    private long tickets() {
        return hub.count("select count(*) from ticket where subject like 'Once only %'");
    }

    private long duplicates(String connection) {
        return hub.count("select duplicates from accounting where connection = ?", connection);
    }
}
