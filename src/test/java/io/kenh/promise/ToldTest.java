package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.campaign.Campaign;
import io.kenh.campaign.Campaigns;
import io.kenh.campaign.Candidate;
import io.kenh.crm.LeadConversion;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.delivery.Tracking;
import io.kenh.event.Arrival;
import io.kenh.event.Cause;
import io.kenh.event.InboundEvent;
import io.kenh.event.Receipt;
import io.kenh.platform.Json;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to a person and changes no field wakes automations all the same. */
class ToldTest extends PromiseTest {

    @Autowired
    private Automations automations;
    @Autowired
    private Records records;
    @Autowired
    private Tracking tracking;
    @Autowired
    private Campaigns campaigns;
    @Autowired
    private LeadConversion conversion;
    @Autowired
    private TransactionTemplate transactions;

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

    @Test
    void aVisitOfAKnownBrowserWakesForItsPageAndOneOfSomebodyUnknownMakesNoLead() {
        long onLead = automation("lead", "{on: page-visited, url: /pricing}", "{addTags: [Looked]}");
        long onContact = automation("contact", "{on: page-visited, url: /pricing}", "{addTags: [Looked]}");
        String visitor = "visitor-" + UUID.randomUUID();
        String phone = Hub.phone();
        long leads = hub.count("select count(*) from lead");
        assertThat(visit(Map.of("url", "https://shop.example/pricing", "visitor", visitor))).isEqualTo(202);
        hub.idle();
        assertThat(hub.count("select count(*) from lead")).isEqualTo(leads);

        hub.form(Map.of("name", "Lan", "phone", phone, "visitor", visitor));
        hub.idle();
        visit(Map.of("url", "https://shop.example/jobs", "visitor", visitor));
        visit(Map.of("url", "https://shop.example/pricing?from=home", "visitor", visitor));
        visit(Map.of("url", "https://shop.example/pricing?from=home", "visitor", visitor));
        hub.idle();
        assertThat(List.of(runs(onLead), runs(onContact))).containsExactly(1L, 0L);
        long lead = hub.count("select id from lead where phone = ?", Hub.e164(phone));
        assertThat(records.find(RecordType.LEAD, lead).orElseThrow().get("custom")).as("the browser's id is no field").isEqualTo(Map.of());

        conversion.convert(lead, false, new Cause("test", 0));
        hub.idle();
        visit(Map.of("url", "https://shop.example/pricing#end", "phone", phone));
        visit(Map.of("url", "https://shop.example/pricing#table", "visitor", visitor));
        hub.idle();
        assertThat(List.of(runs(onLead), runs(onContact))).containsExactly(1L, 2L);
        hub.accountsBalance();
        automations.pause(onLead);
        automations.pause(onContact);
    }

    @Test
    void aVisitThatNamesNoPageOrNobodyIsRefusedInPlainWords() {
        String visitor = "visitor-" + UUID.randomUUID();
        assertThat(visit(Map.of("url", "javascript:alert(1)", "visitor", visitor))).isEqualTo(422);
        assertThat(visit(Map.of("visitor", visitor))).isEqualTo(422);
        assertThat(visit(Map.of("url", "https://shop.example/", "visitor", "short"))).isEqualTo(422);
        assertThat(visit(Map.of("url", "https://shop.example/", "email", "nobody"))).isEqualTo(422);
        assertThat(hub.post("/in/web-form/visit", "[]", "Content-Type", "text/plain").statusCode()).isEqualTo(400);
        assertThat(hub.post("/in/web-form/visit", Json.write(Map.of("url", "https://shop.example/", "visitor", visitor)),
                "Content-Type", "text/plain;charset=UTF-8").statusCode()).as("what a page that is being left can send").isEqualTo(202);
    }

    @Test
    void whoComesIntoACampaignWakesOnceAndWhoIsAddedAgainDoesNot() {
        String name = "campaign " + UUID.randomUUID();
        Campaign campaign = campaigns.find(campaigns.save(new Campaign(0, name, "long", null, null, "contact", List.of("New"), null, List.of(), false))).orElseThrow();
        long id = automation("contact", "{on: campaign-joined, campaign: \"%s\"}".formatted(name), "{addTags: [Joined]}");
        long contact = records.create(RecordType.CONTACT, Map.of("name", "Hoa"), new Cause("test", 0));
        for (boolean again : new boolean[] {false, false, true}) {
            transactions.executeWithoutResult(tx -> campaigns.add(campaign, List.of(new Candidate("contact", contact, "Hoa", Map.of("contact_id", contact), again, null, new Cause("test", 0)))));
        }
        hub.idle();
        assertThat(runs(id)).isEqualTo(1);
        automations.pause(id);
    }

    @Test
    void whoIsInTouchOftenWakesOnceForEachTimeTheNumberIsReached() {
        long id = automation("lead", "{on: interactions, count: 5, within: 7d}", "{addTags: [Keen]}");
        long forms = automation("lead", "{on: interactions, count: 2, within: 7d, kinds: [submitted]}", "{addTags: [Eager]}");
        String visitor = "visitor-" + UUID.randomUUID();
        String phone = Hub.phone();
        hub.form(Map.of("name", "Lan", "phone", phone, "visitor", visitor));
        hub.idle();
        visits(visitor, phone, "a", 3);
        assertThat(runs(id)).as("with the form they are four").isZero();
        visits(visitor, phone, "b", 12);
        assertThat(runs(id)).isEqualTo(1);
        clock().forward(Duration.ofDays(8));
        visits(visitor, phone, "c", 4);
        assertThat(runs(id)).as("the others are too long ago").isEqualTo(1);
        visits(visitor, phone, "d", 1);
        assertThat(runs(id)).isEqualTo(2);
        assertThat(runs(forms)).isZero();
        hub.form(Map.of("name", "Lan", "phone", phone, "note", "first"));
        hub.form(Map.of("name", "Lan", "phone", phone, "note", "second"));
        hub.idle();
        assertThat(runs(forms)).isEqualTo(1);
        automations.pause(id);
        automations.pause(forms);
    }

    /** Of several lanes at once: some name the browser, some the number. */
    private void visits(String visitor, String phone, String page, int count) {
        Hub.parallel(6, count, i -> assertThat(visit(Map.of("url", "https://shop.example/" + page + i, i % 2 == 0 ? "visitor" : "phone", i % 2 == 0 ? visitor : phone))).isEqualTo(202));
        hub.idle();
    }

    @Test
    void whoWritesOftenWakesToo() {
        long id = automation("contact", "{on: interactions, count: 3, within: 1d, kinds: [wrote]}", "{addTags: [Writes]}");
        String sender = "often" + System.nanoTime() + "@customer.example";
        Post post = new Post(environment);
        for (int i = 1; i <= 4; i++) {
            post.mail(sender, "Question " + i, "Hello " + i);
        }
        await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from interaction i join contact c on c.id = i.object_id and i.object = 'contact' where c.email = ?", sender) == 4);
        hub.idle();
        assertThat(runs(id)).isEqualTo(1);
        automations.pause(id);
    }

    private int visit(Map<String, ?> visit) {
        return hub.post("/in/web-form/visit", Json.write(visit), "Content-Type", "application/json").statusCode();
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
