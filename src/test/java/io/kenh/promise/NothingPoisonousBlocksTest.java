package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.automation.Automations;
import io.kenh.connector.Connections;
import io.kenh.platform.Json;
import io.kenh.platform.Line;
import io.kenh.platform.Parking;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Promise 6: what cannot be done is parked with its reason; its lane and all others go on; redriven it succeeds once the cause is gone. */
class NothingPoisonousBlocksTest extends PromiseTest {

    @Autowired
    private Parking parking;
    @Autowired
    private Automations automations;
    @Autowired
    private Connections connections;

    @AfterEach
    void digestEverything() {
        db.sql("drop trigger if exists indigestible on lead").update();
        parking.redrive(Parking.Filter.ALL, 10_000);
        hub.idle();
    }

    @Test
    void aPoisonedEventIsParkedAfterItsAttemptsAndOnlyItselfIsMissing() {
        db.sql("""
                create or replace function indigestible() returns trigger language plpgsql as $$
                begin raise exception 'nobody digests this'; end $$""").update();
        db.sql("create trigger indigestible before insert on lead for each row when (new.name = 'Poison') execute function indigestible()").update();
        String lane = Hub.phone();
        String[] others = IntStream.range(0, 50).mapToObj(i -> Hub.phone()).toArray(String[]::new);

        assertThat(hub.form(Map.of("phone", lane, "name", "Poison"))).isEqualTo(202);
        assertThat(hub.form(Map.of("phone", lane, "name", "Antidote"))).isEqualTo(202);
        Hub.parallel(8, 50, i -> assertThat(hub.form(Map.of("phone", others[i]))).isEqualTo(202));

        await("others are not held up while the poison is tried").atMost(Hub.PATIENCE).until(() -> leads(others) == 50);
        hub.idle();
        assertThat(db.sql("select name from lead where phone = ?").param(Hub.e164(lane)).query(String.class).list()).containsExactly("Antidote");
        List<Parking.Parked> parked = parking.list(new Parking.Filter(Line.EVENT, null, "web-form"), null, 10);
        assertThat(parked).hasSize(1);
        assertThat(parked.get(0).attempts()).isEqualTo(8);
        assertThat(parked.get(0).detail()).contains("nobody digests this");

        db.sql("drop trigger indigestible on lead").update();
        assertThat(parking.redrive(parked.get(0).id())).isTrue();
        assertThat(parking.redrive(parked.get(0).id())).as("the second time there is nothing left").isFalse();
        hub.idle();
        assertThat(parking.count(new Parking.Filter(Line.EVENT, null, "web-form"))).isZero();
        assertThat(hub.count("select count(*) from lead where phone = ?", Hub.e164(lane))).isEqualTo(1);
        hub.accountsBalance();
    }

    @Test
    void anEventThatNoStepCanTakeIsParkedAtOnce() {
        long connection = connections.byName("web-form").orElseThrow().id();
        long event = db.sql("""
                with made as (insert into event (connection_id, external_id, kind, lane, payload, at)
                              values (?, 'nobody reads this', 'message', 'lane of nobody', '{}', now()) returning id, lane),
                  counted as (insert into tally (connection_id, writer, received) select ?, 'test', 1 from made),
                  queued as (insert into event_queue (slot, id, lane, since) select slot_of(lane), id, lane, now() from made)
                select id from made""").params(connection, connection).query(Long.class).single();

        hub.idle();

        Parking.Parked parked = parking.list(new Parking.Filter(Line.EVENT, "no channel", null), null, 10).get(0);
        assertThat(parked.ref()).isEqualTo(event);
        assertThat(parked.attempts()).isEqualTo(1);
        hub.accountsBalance();
        db.sql("delete from parked where ref = ?").param(event).update();
        db.sql("update tally set received = received - 1 where writer = 'test'").update();
    }

    @Test
    void aTemplateFaultParksItsChangesAndRedrivenByFilterTheyMeetTheMendedVersion() {
        long automation = Rules.smsTo(automations, "faulty", "sound");
        // as if it had been saved by a hub that knew less about templates
        db.sql("update automation set definition = replace(definition::text, 'sound', '{{#name}} hello')::jsonb, updated = now() where id = ?")
                .param(automation).update();
        String[] phones = IntStream.range(0, 10).mapToObj(i -> Hub.phone()).toArray(String[]::new);
        Hub.parallel(4, 10, i -> assertThat(hub.form(Map.of("phone", phones[i], "tags", "faulty"))).isEqualTo(202));
        hub.idle();
        assertThat(parking.list(new Parking.Filter(Line.CHANGE, "faulty template", null), null, 100)).hasSize(10)
                .allSatisfy(parked -> assertThat(parked.attempts()).as("it will not get better by trying").isEqualTo(1));
        assertThat(leads(phones)).isEqualTo(10);

        automations.save(automation, null, Rules.definition("faulty", "hello"), "test");
        automations.activate(automation);

        assertThat(parking.redrive(new Parking.Filter(Line.CHANGE, "faulty template", null), 4)).isEqualTo(4);
        assertThat(parking.redrive(new Parking.Filter(Line.CHANGE, "another reason", null), 100)).isZero();
        assertThat(parking.redrive(new Parking.Filter(Line.CHANGE, "faulty template", null), 100)).isEqualTo(6);
        hub.idle();
        automations.pause(automation);
        assertThat(phones).allSatisfy(phone -> assertThat(hub.received("esms", phone)).hasSize(1));
    }

    @Test
    void messagesParkedForTheirConnectionLeaveWhenItIsRepaired() {
        long automation = Rules.smsTo(automations, "locked-out", "hello");
        hub.dials(Map.of("esms", Map.of("expiredToken", true)));
        String[] phones = IntStream.range(0, 10).mapToObj(i -> Hub.phone()).toArray(String[]::new);
        Hub.parallel(4, 10, i -> assertThat(hub.form(Map.of("phone", phones[i], "tags", "locked-out"))).isEqualTo(202));
        hub.idle();
        automations.pause(automation);
        assertThat(parking.count(new Parking.Filter(Line.MESSAGE, "credentials refused", "esms"))).isEqualTo(10);
        assertThat(connections.byName("esms").orElseThrow().state()).isEqualTo("failing");

        hub.dials(Map.of());
        assertThat(parking.redrive(new Parking.Filter(Line.MESSAGE, null, "esms"), 100)).isEqualTo(10);
        hub.idle();

        assertThat(hub.count("select count(*) from message where address = any(?) and state in ('accepted', 'delivered')",
                (Object) java.util.Arrays.stream(phones).map(Hub::e164).toArray(String[]::new))).isEqualTo(10);
        assertThat(connections.byName("esms").orElseThrow().state()).isEqualTo("ok");
    }

    @Test
    void aProviderWithoutRoomHoldsUpNobodyElsesMessages() {
        long esms = connections.byName("esms").orElseThrow().id();
        long smtp = connections.byName("smtp").orElseThrow().id();
        hub.dials(Map.of("esms", Map.of("delayMillis", Map.of("min", 6000, "max", 6000))));
        db.sql("""
                with made as (insert into message (key, channel, connection_id, address, text, cause, lane, created, updated)
                              select 'slow:' || n, 'sms', :by, '+84901234567', 'slow', 'test', 'slow:' || n, :now, :now
                              from generate_series(1, 400) n returning id, lane)
                insert into message_queue (slot, id, lane, since) select slot_of(lane), id, lane, now() from made""").param("by", esms).param("now", OffsetDateTime.now(clock)).update();
        await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from message_queue where taken_by is not null") >= 48);
        db.sql("""
                with made as (insert into message (key, channel, connection_id, address, subject, text, cause, lane, created, updated)
                              select 'quick:' || n, 'mail', :by, 'quick@customer.example', 'quick', 'quick', 'test', 'quick:' || n, :now, :now
                              from generate_series(1, 40) n returning id, lane)
                insert into message_queue (slot, id, lane, since) select slot_of(lane), id, lane, now() from made""").param("by", smtp).param("now", OffsetDateTime.now(clock)).update();

        await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from message where key like 'quick:%' and state = 'accepted'") == 40);

        assertThat(hub.count("select count(*) from message m join message_queue q on q.id = m.id where key like 'slow:%'"))
                .as("the slow ones are still waiting").isGreaterThan(100);
        hub.dials(Map.of());
        hub.idle();
    }

    @Test
    void aLongLaneBehindItsWaitingHeadHoldsUpNobodyElseOfItsSlot() {
        String lane = Hub.phone();
        String neighbour = java.util.stream.Stream.generate(Hub::phone).filter(phone -> slot(phone) == slot(lane)).findFirst().orElseThrow();
        assertThat(hub.form(Map.of("phone", lane, "n", 0))).isEqualTo(202);
        hub.idle();
        held("form", Hub.e164(lane), Json.write(Map.of("phone", lane, "n", 1)));
        for (int n = 2; n <= 250; n++) {
            assertThat(hub.form(Map.of("phone", lane, "n", n))).isEqualTo(202);
        }
        assertThat(hub.form(Map.of("phone", neighbour))).isEqualTo(202);

        await().atMost(Hub.PATIENCE).until(() -> leads(neighbour) == 1);

        assertThat(hub.count("select count(*) from event_queue")).as("the lane itself waits").isEqualTo(250);
        db.sql("update event_queue set due = due - interval '1 hour' where held").update();
        hub.idle();
        assertThat(hub.changes(lane).get(lane.replaceFirst("0", "+84"))).isEqualTo(IntStream.rangeClosed(0, 250).boxed().toList());
    }

    /** An event that waits for its next attempt, which is an hour away. */
    private long held(String kind, String lane, String payload) {
        return db.sql("""
                with made as (insert into event (connection_id, external_id, kind, lane, payload, at)
                              select id, 'held ' || :lane, :kind, :lane, :payload::jsonb, :now from connection where name = 'web-form'
                              returning id, lane, connection_id),
                  counted as (insert into tally (connection_id, writer, received) select connection_id, 'held ' || :lane, 1 from made)
                insert into event_queue (slot, id, lane, since, held, due)
                select slot_of(lane), id, lane, :now, true, :now + interval '1 hour' from made returning id""")
                .param("lane", lane).param("kind", kind).param("payload", payload).param("now", OffsetDateTime.now(clock))
                .query(Long.class).single();
    }

    private long slot(String phone) {
        return hub.count("select slot_of(?)", Hub.e164(phone));
    }

    @Test
    void mailOfRandomBytesNeitherBlocksTheMailboxNorTheMailsBehindIt() {
        Post post = new Post(environment);
        Random random = new Random(42);
        for (int i = 0; i < 15; i++) {
            byte[] bytes = new byte[2_000];
            random.nextBytes(bytes);
            String head = i % 3 == 0 ? "" : i % 3 == 1 ? "From: a\0b@customer.example\r\nSubject: \0\r\n" : "From: <<<>>>@@\r\nContent-Type: multipart/mixed\r\n\r\n";
            post.raw("noise@customer.example", List.of("support@kenh.example"),
                    (head + new String(bytes, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1));
        }
        post.mail("behind@customer.example", "Behind the noise", "Hello?");

        await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from ticket where subject = 'Behind the noise'") == 1);
        hub.idle();
        assertThat(hub.count("select parked from accounting where connection = 'support-mail'")).as("every mail is readable somehow").isZero();
        hub.accountsBalance();
    }

    @Test
    void anErrorOfTheVirtualMachineIsOneEventsTroubleAndNotTheLines() {
        String lane = Hub.phone();
        faults.before(step -> {
            if (step.equals("leads.receive")) {
                throw new StackOverflowError("a fault for the test");
            }
        });
        assertThat(hub.form(Map.of("phone", lane))).isEqualTo(202);
        await().atMost(Hub.PATIENCE).until(() -> parking.count(new Parking.Filter(Line.EVENT, "StackOverflowError", null)) == 1);
        faults.none();

        parking.redrive(new Parking.Filter(Line.EVENT, "StackOverflowError", null), 10);

        hub.idle();
        assertThat(leads(lane)).isEqualTo(1);
    }

    private long leads(String... phones) {
        return hub.count("select count(*) from lead where phone = any(?)",
                (Object) java.util.Arrays.stream(phones).map(Hub::e164).toArray(String[]::new));
    }
}
