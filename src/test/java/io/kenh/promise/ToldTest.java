package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.delivery.Tracking;
import io.kenh.event.Arrival;
import io.kenh.event.Cause;
import io.kenh.event.InboundEvent;
import io.kenh.event.Receipt;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens to a person and changes no field wakes automations all the same. */
class ToldTest extends PromiseTest {

    @Autowired
    private Automations automations;
    @Autowired
    private Records records;
    @Autowired
    private Tracking tracking;

    @Test
    void theSameFormTwiceWakesTwiceThoughNothingChanges() {
        long id = automation("lead", "{on: form-submitted, connection: web-form}", "{set: {title: Asked}}");
        String phone = Hub.phone();
        hub.form(Map.of("name", "Lan", "phone", phone));
        hub.idle();
        assertThat(runs(id)).isEqualTo(1);
        hub.form(Map.of("name", "Lan", "phone", phone, "id", "again"));
        hub.idle();
        assertThat(runs(id)).isEqualTo(2);
        automations.pause(id);
    }

    @Test
    void aClickThatAProviderReportsWakesForItsLinkOnly() {
        long id = automation("contact", "{on: message-clicked, link: /price}", "{addTags: [Clicked]}");
        long opened = automation("contact", "message-opened", "{addTags: [Opened]}");
        long contact = records.create(RecordType.CONTACT, Map.of("name", "Hoa"), new Cause("test", 0));
        long connection = hub.count("select id from connection where name = 'esms'");
        OffsetDateTime now = OffsetDateTime.now(clock);
        long message = db.sql("""
                insert into message (key, channel, connection_id, address, text, state, object, object_id, cause, lane, created, updated)
                values ('told', 'mail', ?, 'a@example.com', 'x', 'accepted', 'contact', ?, 'test', ?, ?, ?) returning id""")
                .params(connection, contact, "contact:" + contact, now, now).query(Long.class).single();

        report(connection, message, "opened", null);
        report(connection, message, "clicked", "https://example.com/jobs");
        report(connection, message, "clicked", "https://example.com/price?id=1");
        hub.idle();

        assertThat(List.of(runs(id), runs(opened))).containsExactly(1L, 1L);
        assertThat(records.find(RecordType.CONTACT, contact).orElseThrow().get("tags")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder("Clicked", "Opened");
        assertThat(db.sql("select state from message where id = ?").param(message).query(String.class).single()).isEqualTo("delivered");
        automations.pause(id);
        automations.pause(opened);
    }

    private void report(long connection, long message, String state, String link) {
        Arrival arrival = new Arrival(new InboundEvent(1, connection, "x", InboundEvent.Kind.RECEIPT, "x", Map.of(), null, clock.instant()));
        arrival.read(new Receipt(connection, message, null, state, null, link), Arrival.Sender.NOBODY);
        tracking.record(List.of(arrival));
    }

    private long automation(String object, String trigger, String with) {
        try {
            Definition definition = new ObjectMapper(new YAMLFactory()).readValue("""
                    name: told
                    object: %s
                    trigger: %s
                    actions:
                      - {action: update-record, with: %s}
                    """.formatted(object, trigger, with), Definition.class);
            long id = automations.save(null, null, definition, "test");
            automations.activate(id);
            // every node knows it within a second
            await().pollDelay(Duration.ofMillis(1_500)).until(() -> automations.find(id).orElseThrow().state().equals("active"));
            return id;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private long runs(long id) {
        return hub.count("select count(*) from run where automation_id = ?", id);
    }
}
