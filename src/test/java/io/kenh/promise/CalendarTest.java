package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.automation.trigger.CalendarWork;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A time of the calendar comes exactly once, whatever nodes, clocks and stops do to it. */
class CalendarTest extends PromiseTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Cause TEST = new Cause("test", 0);
    private static int counter;

    @Autowired
    private Automations automations;
    @Autowired
    private Records records;
    @Autowired
    private CalendarWork calendar;

    private final List<Long> made = new ArrayList<>();

    @AfterEach
    void rest() {
        made.forEach(automations::pause);
    }

    @Test
    void aDailyAutomationFiresOnceForEachRecordThatHolds() {
        String status = status();
        List<Long> contacts = contacts(status, 25);
        contacts("other", 3);
        long id = automation("contact", "{on: daily, at: \"%s\"}".formatted(inAnHour()), status, "update-record", "{set: {title: Greeted}}");

        clock().forward(Duration.ofMinutes(61));
        fired(id, 1);

        assertThat(runs(id)).isEqualTo(25);
        assertThat(contacts).allSatisfy(contact -> assertThat(records.find(RecordType.CONTACT, contact).orElseThrow()).containsEntry("title", "Greeted"));
        clock().forward(Duration.ofHours(24));
        fired(id, 2);
        assertThat(runs(id)).isEqualTo(50);
        hub.idle();
    }

    @Test
    void twoNodesThatSeeTheSameSecondMakeOneFiring() {
        String status = status();
        contacts(status, 40);
        long id = automation("contact", "{on: daily, at: \"%s\"}".formatted(inAnHour()), status, "update-record", "{set: {title: Once}}");

        clock().forward(Duration.ofMinutes(61));
        Hub.parallel(6, 30, i -> {
            calendar.plan();
            calendar.work();
        });

        fired(id, 1);
        assertThat(runs(id)).isEqualTo(40);
        assertThat(hub.count("select count(distinct object_id) from run where automation_id = ?", id)).isEqualTo(40);
        hub.idle();
    }

    @Test
    void aClockThatIsSetBackFiresNothingTwice() {
        String status = status();
        contacts(status, 2);
        long id = automation("contact", "{on: daily, at: \"%s\"}".formatted(inAnHour()), status, "update-record", "{set: {title: Once}}");
        clock().forward(Duration.ofMinutes(61));
        fired(id, 1);

        // what a node leaves behind whose clock ran a day ahead
        db.sql("update plan set next = next - interval '1 day', day = day - 1, made = now() + interval '300 days' where automation_id = ?").param(id).update();
        db.sql("update plan set made = ? where automation_id = ?").params(java.time.OffsetDateTime.now(clock).plusDays(1), id).update();
        await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from plan where automation_id = ? and next > ?", id,
                java.time.OffsetDateTime.now(clock)) == 1);

        assertThat(hub.count("select count(*) from firing where automation_id = ?", id)).isEqualTo(1);
        assertThat(runs(id)).isEqualTo(2);
    }

    @Test
    void afterALongStopEachRuleMakesUpAsItSays() {
        String status = status();
        contacts(status, 1);
        String at = inAnHour();
        long skip = automation("contact", "{on: daily, at: \"%s\", missed: skip}".formatted(at), status, "update-record", "{set: {title: A}}");
        long once = automation("contact", "{on: daily, at: \"%s\", missed: once}".formatted(at), status, "update-record", "{set: {title: B}}");
        long all = automation("contact", "{on: daily, at: \"%s\", missed: all}".formatted(at), status, "update-record", "{set: {title: C}}");

        clock().forward(Duration.ofHours(3 * 24 + 4));

        fired(once, 1);
        fired(all, 4);
        await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from firing where automation_id = ? and state = 'skipped'", skip) == 1);
        assertThat(List.of(runs(skip), runs(once), runs(all))).containsExactly(0L, 1L, 4L);
        hub.idle();
    }

    @Test
    void aNodeThatDiesBetweenSelectionAndWriteLeavesNoHalfChunk() {
        String status = status();
        contacts(status, 30);
        long id = automation("contact", "{on: daily, at: \"%s\"}".formatted(inAnHour()), status, "update-record", "{set: {title: Survived}}");
        db.sql("""
                create function die() returns trigger language plpgsql as $$ begin
                  if new.automation_id = %d then raise exception 'the node died'; end if; return new; end $$"""
                .formatted(id)).update();
        db.sql("create trigger die before insert on run for each row execute function die()").update();
        try {
            clock().forward(Duration.ofMinutes(61));
            // after a few deaths its records stand in line two, one by one
            await().atMost(Hub.PATIENCE).until(() -> hub.count("""
                    select coalesce((select max(failures) from firing_part), 0) + (select count(*) from change where kind = 'due' and cause like ?)""",
                    "automation:" + id + "/%") > 0);
            assertThat(runs(id)).isZero();
        } finally {
            db.sql("drop trigger die on run").update();
            db.sql("drop function die").update();
        }

        fired(id, 1);
        hub.idle();
        assertThat(runs(id)).isEqualTo(30);
        assertThat(hub.count("select count(distinct object_id) from run where automation_id = ?", id)).isEqualTo(30);
    }

    @Test
    void birthdaysOf29FebruaryAreKeptOnThe28thInCommonYearsAndCountedFromThere() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        LocalDate tomorrow = now.toLocalDate().plusDays(1);
        String status = status();
        long today = contact(Map.of("status", status, "birthday", LocalDate.of(1990, tomorrow.getMonth(), tomorrow.getDayOfMonth()).toString()));
        long inThree = contact(Map.of("status", status, "birthday", tomorrow.plusDays(3).minusYears(30).toString()));
        contact(Map.of("status", status, "birthday", tomorrow.plusDays(40).minusYears(30).toString()));
        long id = automation("contact", "{on: milestone, field: birthday, at: \"00:30\"}", status, "update-record", "{set: {title: Feast}}");
        long before = automation("contact", "{on: milestone, field: birthday, days: -3, at: \"00:30\"}", status, "update-record", "{set: {title: Soon}}");

        clock().forward(Duration.between(now, tomorrow.atTime(0, 31).atZone(now.getZone())));

        fired(id, 1);
        fired(before, 1);
        assertThat(db.sql("select object_id from run where automation_id = ?").param(id).query(Long.class).list()).containsExactly(today);
        assertThat(db.sql("select object_id from run where automation_id = ?").param(before).query(Long.class).list()).containsExactly(inThree);
        hub.idle();
    }

    @Test
    void aQuietSpanFiresOnceAndWhateverPeopleDoBeginsANewOne() {
        String status = status();
        List<Long> contacts = contacts(status, 2);
        long id = automation("contact", "{on: inactivity, for: 10d}", status, "update-record", "{addTags: [Quiet]}");
        clock().forward(Duration.ofDays(9));
        settle();
        assertThat(runs(id)).isZero();

        clock().forward(Duration.ofDays(2));
        await().atMost(Hub.PATIENCE).until(() -> runs(id) == 2);
        clock().forward(Duration.ofDays(30));
        settle();
        assertThat(runs(id)).as("its own update begins no new span").isEqualTo(2);

        records.update(RecordType.CONTACT, contacts.get(0), Edit.set("title", "Talked to"), TEST);
        hub.idle();
        clock().forward(Duration.ofDays(11));
        await().atMost(Hub.PATIENCE).until(() -> runs(id) == 3);
        settle();
        assertThat(runs(id)).isEqualTo(3);
        assertThat(hub.count("select object_id from run where automation_id = ? order by id desc limit 1", id)).isEqualTo(contacts.get(0));
    }

    @Test
    void aLoopOfTwoAutomationsEndsAndNamesThem() {
        String status = status();
        long ping = automation("lead", "updated", status, "update-record", "{set: {title: Ping}, appendInfo: x}");
        long pong = automation("lead", "updated", status, "update-record", "{set: {title: Pong}, appendInfo: x}");
        long lead = records.create(RecordType.LEAD, Map.of("name", "Loop", "status", status), TEST);
        records.update(RecordType.LEAD, lead, Edit.set("title", "Start"), TEST);

        await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from run where automation_id in (?, ?) and state = 'failed'", ping, pong) > 0);
        hub.idle();
        assertThat(db.sql("select steps::text from run where state = 'failed' and automation_id = ? limit 1").param(ping).query(String.class).single())
                .contains("8 automations led to this change").contains("calendar " + ping(ping)).contains(" → ").contains("Pause one of them");
    }

    private String ping(long id) {
        return automations.find(id).orElseThrow().name().substring("calendar ".length());
    }

    private static String status() {
        return "calendar-" + ++counter;
    }

    private String inAnHour() {
        return LocalTime.now(clock).plusHours(1).toString().substring(0, 5);
    }

    private List<Long> contacts(String status, int count) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(contact(Map.of("status", status, "name", "C" + i)));
        }
        return ids;
    }

    private long contact(Map<String, Object> fields) {
        long id = records.ids(RecordType.CONTACT, 1).get(0);
        records.create(List.of(new Records.New(RecordType.CONTACT, id, Change.CREATED, new LinkedHashMap<>(fields), TEST)));
        return id;
    }

    private long automation(String object, String trigger, String status, String action, String with) {
        try {
            Definition definition = YAML.readValue("""
                    name: calendar %d
                    object: %s
                    trigger: %s
                    filter: {field: status, op: is, value: %s}
                    actions:
                      - {action: %s, with: %s}
                    """.formatted(++counter, object, trigger, status, action, with), Definition.class);
            long id = automations.save(null, null, definition, "test");
            automations.activate(id);
            made.add(id);
            if (!trigger.startsWith("updated")) {
                await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from plan where automation_id = ? and next is not null", id) == 1);
            }
            return id;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void fired(long id, int times) {
        await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from firing where automation_id = ? and state = 'done'", id) == times);
    }

    /** Until the calendar has looked with the clock as it is. */
    private void settle() {
        hub.idle();
        calendar.due();
        hub.idle();
    }

    private long runs(long id) {
        return hub.count("select count(*) from run where automation_id = ?", id);
    }
}
