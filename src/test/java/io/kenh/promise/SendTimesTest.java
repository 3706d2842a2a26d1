package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.crm.Edit;
import io.kenh.crm.LeadConversion;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An action with a send time is done at its moment: once, on the record as it is then, with the version its run began with. */
class SendTimesTest extends PromiseTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Autowired
    private Automations automations;
    @Autowired
    private Records records;
    @Autowired
    private LeadConversion conversion;
    private final String tag = "later-" + System.nanoTime();
    private long automation;

    @AfterEach
    void rest() {
        automations.pause(automation);
        db.sql("delete from pending_step").update();
    }

    @Test
    void it_waits_in_sight_and_meets_the_record_as_it_is_then() {
        automation = active(sms("{after: 2h}", "{{status}}"));
        String phone = customer();
        hub.idle();
        assertThat(steps(phone)).contains("\"outcome\": \"pending\"", "\"due\"");
        assertThat(state(phone)).isEqualTo("pending");
        records.update(RecordType.LEAD, lead(phone), Edit.set("status", "Warm"), Cause.staff(1));

        clock().forward(Duration.ofMinutes(119));
        hub.idle();
        assertThat(texts(phone)).isEmpty();

        clock().forward(Duration.ofMinutes(2));
        await().atMost(Hub.PATIENCE).untilAsserted(() -> assertThat(texts(phone)).containsExactly("Warm"));
        hub.idle();
        assertThat(state(phone)).isEqualTo("done");
        assertThat(hub.count("select count(*) from pending_step where automation_id = ?", automation)).isZero();
    }

    @Test
    void it_keeps_the_version_its_run_began_with() {
        automation = active(sms("{after: 1h}", "first"));
        String phone = customer();
        hub.idle();
        automations.save(automation, null, definition(sms("{after: 1h}", "second")), "test");

        clock().forward(Duration.ofMinutes(61));

        await().atMost(Hub.PATIENCE).untilAsserted(() -> assertThat(texts(phone)).containsExactly("first"));
    }

    @Test
    void those_that_are_overdue_together_keep_the_listed_order() {
        automation = active(sms("{after: 2h}", "one"), sms("{after: 1h}", "two"), sms("{after: 2h}", "three"));
        String[] phones = IntStream.range(0, 20).mapToObj(i -> customer()).toArray(String[]::new);
        hub.idle();

        clock().forward(Duration.ofHours(3));

        for (String phone : phones) {
            await().atMost(Hub.PATIENCE).untilAsserted(() -> assertThat(texts(phone)).containsExactly("one", "two", "three"));
        }
    }

    @Test
    void a_pause_holds_it_and_what_came_due_meanwhile_is_dropped_and_says_so() {
        automation = active(sms("{after: 1h}", "soon"), sms("{after: 5h}", "late"));
        String phone = customer();
        hub.idle();
        automations.pause(automation);
        clock().forward(Duration.ofHours(2));
        hub.idle();
        assertThat(texts(phone)).isEmpty();

        automations.activate(automation);
        hub.idle();
        assertThat(texts(phone)).isEmpty();
        assertThat(steps(phone)).contains("\"outcome\": \"dropped\"", "while the automation was paused", "\"outcome\": \"pending\"");

        clock().forward(Duration.ofHours(4));
        await().atMost(Hub.PATIENCE).untilAsserted(() -> assertThat(texts(phone)).containsExactly("late"));
        hub.idle();
        assertThat(state(phone)).isEqualTo("done");
    }

    @Test
    void told_to_keep_it_a_resume_does_what_came_due() {
        automation = active(sms("{after: 1h}", "soon"));
        String phone = customer();
        hub.idle();
        automations.pause(automation);
        clock().forward(Duration.ofHours(2));
        hub.idle();

        automations.activate(automation, true);

        await().atMost(Hub.PATIENCE).untilAsserted(() -> assertThat(texts(phone)).containsExactly("soon"));
    }

    @Test
    void however_often_a_change_or_a_moment_comes_again_it_is_done_once() {
        automation = active(sms(null, "now"), sms("{after: 1h}", "soon"));
        String phone = customer();
        hub.idle();
        long change = db.sql("select change_id from run where automation_id = ?").param(automation).query(Long.class).single();
        long moment = db.sql("select id from pending_step where automation_id = ?").param(automation).query(Long.class).single();
        again(change, phone);
        again(moment, phone);
        hub.idle();
        assertThat(texts(phone)).containsExactly("now");

        clock().forward(Duration.ofMinutes(61));
        await().atMost(Hub.PATIENCE).untilAsserted(() -> assertThat(texts(phone)).containsExactly("now", "soon"));
        again(change, phone);
        again(moment, phone);
        hub.idle();
        assertThat(texts(phone)).containsExactly("now", "soon");
        assertThat(hub.count("select count(*) from run where automation_id = ?", automation)).isEqualTo(1);
    }

    @Test
    void a_crash_between_two_actions_makes_none_of_them_twice() {
        automation = active(update("Seen"), sms(null, "now"), sms("{after: 1h}", "soon"));
        int[] crashes = {3};
        faults.before(step -> {
            if (step.startsWith("automation.close") && crashes[0]-- > 0) {
                throw new IllegalStateException("a crash of the test");
            }
        });
        String phone = customer();
        hub.idle();
        assertThat(crashes[0]).isLessThanOrEqualTo(0);
        assertThat(texts(phone)).containsExactly("now");
        assertThat(hub.count("select count(*) from change where object = 'lead' and object_id = ? and cause like 'automation:%'", lead(phone))).isEqualTo(1);
        assertThat(hub.count("select count(*) from pending_step where automation_id = ?", automation)).isEqualTo(1);
    }

    @Test
    void what_is_still_to_come_for_a_lead_comes_for_the_contact_it_became() {
        automation = active(sms("{after: 1h}", "{{name}}"));
        String phone = customer();
        hub.idle();
        long contact = conversion.convert(lead(phone), false, Cause.staff(1));
        records.update(RecordType.CONTACT, contact, Edit.set("name", "Mrs. Lan"), Cause.staff(1));
        hub.idle();
        assertThat(db.sql("select t.lane from timer t join pending_step p on p.id = t.ref where p.automation_id = ?").param(automation).query(String.class).list())
                .containsExactly("contact:" + contact);

        clock().forward(Duration.ofMinutes(61));

        await().atMost(Hub.PATIENCE).untilAsserted(() -> assertThat(texts(phone)).containsExactly("Mrs. Lan"));
        assertThat(db.sql("select object || ' ' || contact_id from message where address = ?").param(Hub.e164(phone)).query(String.class).single())
                .isEqualTo("contact " + contact);
    }

    @Test
    void two_hubs_and_a_kill_in_between_do_each_pending_action_once() {
        automation = active(sms("{after: 1h}", "once"));
        String[] phones = IntStream.range(0, 60).mapToObj(i -> customer()).toArray(String[]::new);
        hub.idle();
        try (OtherHub other = OtherHub.start(Duration.between(Clock.systemUTC().instant(), clock.instant()).plusMinutes(61), Path.of("target/later-hub.log"), otherHub())) {
            await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from node where name = 'later'") == 1);
            clock().forward(Duration.ofMinutes(61));
            await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from pending_step where automation_id = ?", automation) < 60);
            other.kill();
            clock().forward(Duration.ofSeconds(30));
            for (String phone : phones) {
                await().atMost(Hub.PATIENCE).untilAsserted(() -> assertThat(texts(phone)).containsExactly("once"));
            }
        }
        assertThat(hub.count("select count(*) from run where automation_id = ? and state = 'done'", automation)).isEqualTo(60);
    }

    private List<String> otherHub() {
        return List.of("--server.port=0", "--kenh.node=later", "--kenh.world.enabled=false", "--kenh.data=target/test-data",
                "--spring.datasource.url=" + pool().getJdbcUrl(), "--spring.datasource.username=" + pool().getUsername(),
                "--spring.datasource.password=" + pool().getPassword(), "--spring.datasource.hikari.minimum-idle=1",
                "--spring.artemis.mode=native", "--spring.artemis.broker-url=" + environment.getProperty("promise.broker"),
                "--kenh.public-url=" + hub.url, "--spring.main.banner-mode=off", "--kenh.retry.first=40ms", "--kenh.retry.longest=400ms");
    }

    private void again(long id, String phone) {
        db.sql("insert into change_queue (slot, id, lane, since) select slot_of(lane), ?, lane, ? from change where object = 'lead' and object_id = ? limit 1")
                .params(id, OffsetDateTime.now(clock), lead(phone)).update();
    }

    private String customer() {
        String phone = Hub.phone();
        assertThat(hub.form(Map.of("phone", phone, "tags", tag))).isEqualTo(202);
        await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from run where automation_id = ?", automation) > 0
                && hub.count("select count(*) from lead where phone = ?", Hub.e164(phone)) == 1);
        return phone;
    }

    private long lead(String phone) {
        return db.sql("select id from lead where phone = ?").param(Hub.e164(phone)).query(Long.class).single();
    }

    private List<String> texts(String phone) {
        return db.sql("select text from message where address = ? order by id").param(Hub.e164(phone)).query(String.class).list();
    }

    private String steps(String phone) {
        return run(phone, "steps::text");
    }

    private String state(String phone) {
        return run(phone, "state");
    }

    private String run(String phone, String column) {
        return db.sql("select " + column + " from run where automation_id = ? and object_id = ?").params(automation, lead(phone)).query(String.class).single();
    }

    private static Map<String, Object> sms(String when, String text) {
        Map<String, Object> action = new LinkedHashMap<>(Map.of("action", "send-sms", "with", Map.of("text", text)));
        if (when != null) {
            action.put("when", read(when, Map.class));
        }
        return action;
    }

    private static Map<String, Object> update(String status) {
        return Map.of("action", "update-record", "with", Map.of("set", Map.of("status", status)));
    }

    @SafeVarargs
    private long active(Map<String, Object>... actions) {
        long id = automations.save(null, null, definition(actions), "test");
        automations.activate(id);
        return id;
    }

    @SafeVarargs
    private Definition definition(Map<String, Object>... actions) {
        return YAML.convertValue(Map.of("name", tag, "object", "lead", "trigger", "created",
                "conditions", Map.of("field", "tags", "op", "has", "value", tag), "actions", List.of(actions)), Definition.class);
    }

    private static <T> T read(String yaml, Class<T> type) {
        try {
            return YAML.readValue(yaml, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
