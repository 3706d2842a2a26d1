package io.kenh.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kenh.api.ApiTest;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class ReplayTest {

    @Autowired
    private Automations automations;
    @Autowired
    private Replays replays;
    @Autowired
    private Records records;
    @Autowired
    private JdbcClient db;
    @Autowired
    private Clock clock;

    private final String source = "source " + UUID.randomUUID();

    @Test
    void aDraftIsHeldAgainstThePastAcrossVersions() {
        Instant from = clock.instant();
        long automation = automations.save(null, null, definition("any: [{field: status, is: New}, {field: status, is: Old}]", "Hi"), "test");
        automations.activate(automation);
        lead("New", "0901234561");
        lead("Old", "0901234562");
        lead("Hot", "0901234563");
        await().until(() -> ran(automation) == 2);
        automations.save(automation, null, definition("all: [{field: status, is: New}]", "Hi"), "test");
        automations.pause(automation);
        automations.activate(automation);
        lead("New", "0901234564");
        await().until(() -> ran(automation) == 3);
        long messages = messages();

        long id = replays.start(definition("any: [{field: status, is: New}, {field: status, is: Hot}]", "Hi"), automation, from, null, "staff:1");
        await().until(() -> !replays.find(id).orElseThrow().state().equals("running"));

        Replay replay = replays.find(id).orElseThrow();
        assertThat(replay.trouble()).isNull();
        assertThat(replay.state()).isEqualTo("done");
        assertThat(replay.looked()).isEqualTo(replay.total()).isGreaterThanOrEqualTo(4);
        assertThat(replay.same()).isEqualTo(2);
        assertThat(replay.more()).isEqualTo(1);
        assertThat(replay.less()).isEqualTo(1);
        assertThat(replays.differences(id, "more", null, 10)).singleElement().satisfies(more -> {
            assertThat(more.ran()).isEmpty();
            assertThat(more.would()).singleElement().satisfies(sms -> assertThat(sms).containsEntry("action", "send-sms")
                    .containsEntry("to", "+84901234563").containsEntry("text", "Hi Lan"));
        });
        assertThat(messages()).isEqualTo(messages);
    }

    @Test
    void anotherTextIsAnotherAction() {
        Instant from = clock.instant();
        long automation = automations.save(null, null, definition("all: [{field: status, is: New}]", "Hi"), "test");
        automations.activate(automation);
        lead("New", "0901234565");
        await().until(() -> ran(automation) == 1);

        long id = replays.start(definition("all: [{field: status, is: New}]", "Hello"), automation, from, null, "staff:1");
        await().until(() -> !replays.find(id).orElseThrow().state().equals("running"));

        assertThat(replays.find(id).orElseThrow().other()).isEqualTo(1);
        assertThat(replays.differences(id, "other", null, 10).get(0).would().get(0)).containsEntry("text", "Hello Lan");
    }

    @Test
    void whatTheClockWouldHaveWokenIsAskedOfTheRecordsAsTheyWere() {
        long lead = lead("New", "0901234566");
        lead("Old", "0901234567");
        Instant made = clock.instant();
        db.sql("update change set at = ?::timestamptz where object = 'lead' and record ->> 'source' = ?").params(made.minus(Duration.ofDays(3)).toString(), source).update();
        records.update(RecordType.LEAD, lead, Edit.set("status", "Gone"), new Cause("test", 0));
        Definition daily = YamlText.read("""
                {name: daily, object: lead, trigger: {on: daily, at: "08:00"}, filter: {field: source, is: "%s"}, conditions: {field: status, is: New},
                 actions: [{action: send-sms, with: {to: customer, text: "Hi {{name}}"}}]}""".formatted(source), Definition.class);

        long id = replays.start(daily, null, made.minus(Duration.ofDays(2)), made.minusSeconds(1), null);
        await().until(() -> !replays.find(id).orElseThrow().state().equals("running"));

        assertThat(replays.find(id).orElseThrow().trouble()).isNull();
        assertThat(replays.differences(id, "more", null, 10)).hasSize(2).allSatisfy(more -> {
            assertThat(more.objectId()).isEqualTo(lead);
            assertThat(more.would().get(0)).containsEntry("text", "Hi Lan");
        });
    }

    @Test
    void whoWouldHaveBeenFoundLeftAloneIsReckonedFromWhatPeopleDid() {
        long lead = lead("New", "0901234568");
        long busy = lead("New", "0901234569");
        Instant now = clock.instant();
        shift(lead, now.minus(Duration.ofDays(20)));
        shift(busy, now.minus(Duration.ofDays(20)));
        records.update(RecordType.LEAD, busy, Edit.set("title", "Talked to"), new Cause("test", 0));
        shift(busy, "title", now.minus(Duration.ofDays(16)));
        records.update(RecordType.LEAD, lead, Edit.set("title", "By a machine"), new Cause("test", 1));
        shift(lead, "title", now.minus(Duration.ofDays(17)));
        records.update(RecordType.LEAD, lead, Edit.set("company", "Back again"), new Cause("test", 0));
        shift(lead, "company", now.minus(Duration.ofDays(2)));
        records.update(RecordType.LEAD, busy, Edit.set("company", "Back again"), new Cause("test", 0));
        shift(busy, "company", now.minus(Duration.ofDays(12)));
        Definition quiet = YamlText.read("""
                {name: quiet, object: lead, trigger: {on: inactivity, for: 5d}, filter: {field: source, is: "%s"},
                 actions: [{action: send-sms, with: {to: customer, text: "Hi {{name}}"}}]}""".formatted(source), Definition.class);

        long id = replays.start(quiet, null, now.minus(Duration.ofDays(18)), now.minus(Duration.ofDays(8)), null);
        await().until(() -> !replays.find(id).orElseThrow().state().equals("running"));

        assertThat(replays.find(id).orElseThrow().trouble()).isNull();
        assertThat(replays.differences(id, "more", null, 10)).singleElement().satisfies(more -> {
            assertThat(more.objectId()).isEqualTo(lead);
            assertThat(more.at()).isBetween(now.minus(Duration.ofDays(15)), now.minus(Duration.ofDays(15)).plus(Duration.ofHours(1)));
        });
    }

    private void shift(long lead, Instant at) {
        db.sql("update change set at = ?::timestamptz where object = 'lead' and object_id = ?").params(at.toString(), lead).update();
    }

    private void shift(long lead, String field, Instant at) {
        db.sql("update change set at = ?::timestamptz where object = 'lead' and object_id = ? and jsonb_exists(before, ?)").params(at.toString(), lead, field).update();
    }

    @Test
    void whatNobodyHasLookedAtForLongIsForgottenAndTheRestStays() {
        long old = replays.start(definition("all: []", "Hi"), null, clock.instant().minusSeconds(1), null, null);
        long young = replays.start(definition("all: []", "Hi"), null, clock.instant().minusSeconds(1), null, null);
        await().until(() -> List.of(old, young).stream().noneMatch(id -> replays.find(id).orElseThrow().state().equals("running")));
        db.sql("update replay set started = started - interval '31 days' where id = ?").param(old).update();

        replays.forget();

        assertThat(replays.find(old)).isEmpty();
        assertThat(replays.find(young)).isPresent();
    }

    @Test
    void aSpanThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> replays.start(definition("all: []", "Hi"), null, clock.instant(), clock.instant().minusSeconds(1), null))
                .hasMessageContaining("wanted a moment after");
    }

    private Definition definition(String conditions, String text) {
        return YamlText.read("""
                {name: "%1$s", object: lead, trigger: created, filter: {field: source, is: "%1$s"}, conditions: {%2$s},
                 actions: [{action: send-sms, with: {to: customer, text: "%3$s {{name}}"}}]}""".formatted(source, conditions, text), Definition.class);
    }

    private long lead(String status, String phone) {
        return records.create(RecordType.LEAD, Map.of("name", "Lan", "status", status, "source", source, "phone", "+84" + phone.substring(1)), new Cause("test", 0));
    }

    private long ran(long automation) {
        return db.sql("select count(*) from run where automation_id = ?").param(automation).query(Long.class).single();
    }

    private long messages() {
        return db.sql("select count(*) from message").query(Long.class).single();
    }
}
