package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kenh.calendar.SpecialDay;
import io.kenh.calendar.Span;
import io.kenh.calendar.WorkCalendar;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.sla.Book;
import io.kenh.sla.Level;
import io.kenh.sla.Policy;
import io.kenh.sla.Promise;
import io.kenh.sla.SlaRules;
import io.kenh.sla.SlaWork;
import io.kenh.sla.Target;
import io.kenh.ticket.Tickets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Deadlines hold and are told exactly once, whatever tickets, clocks, nodes and rules do. */
class DeadlineTest extends PromiseTest {

    private static final Cause TEST = new Cause("test", 0);

    @Autowired
    private SlaRules rules;
    @Autowired
    private SlaWork work;
    @Autowired
    private Records records;
    @Autowired
    private Tickets tickets;

    private final String name = "p" + UUID.randomUUID().toString().substring(0, 8);
    private long owner;

    @BeforeEach
    void owner() {
        owner = db.sql("insert into staff (name, email, phone, locale) values ('Mai', ?, '+84901234567', 'en') returning id")
                .param(name + "@company.example").query(Long.class).single();
    }

    @Test
    void aReminderAWarningAndTheBreachAreToldOnceEach() {
        promise(always(), 60, 120, level(Promise.RESPONSE, -15), level(Promise.RESPONSE, 0), level(Promise.RESPONSE, 30));
        long ticket = ticket("medium");
        settle();
        assertThat(state(ticket)).containsEntry("sla_response", "running");

        forward(46);
        assertThat(told(ticket)).containsExactly("response -15");
        forward(15);
        assertThat(told(ticket)).containsExactly("response -15", "response 0");
        assertThat(state(ticket)).containsEntry("sla_response", "late");
        forward(20);
        forward(15);

        assertThat(told(ticket)).containsExactly("response -15", "response 0", "response 30");
        assertThat(notices(ticket)).isEqualTo(3);
        assertThat(letters(ticket)).isEqualTo(6);
        assertThat(breaches(ticket, "response")).isEqualTo(1);
        hub.idle();
    }

    @Test
    void aShareOfThePromiseSuitsEveryPriority() {
        promise(always(), 100, 1_000, share(-25), share(50), level(Promise.RESPONSE, -60));
        long medium = ticket("medium");
        long urgent = ticket("urgent");
        settle();

        forward(8);
        assertThat(told(urgent)).as("2.5 of 10 minutes are left").containsExactly("response -25%");
        forward(8);
        assertThat(told(urgent)).as("late by 5 minutes; an hour before ten minutes never comes").containsExactly("response -25%", "response 50%");
        forward(60);
        assertThat(told(medium)).as("the later of two that came").containsExactly("response -25%");
        assertThat(state(medium)).containsEntry("sla_response", "running");
        hub.idle();
    }

    @Test
    void whatNobodyOwnsIsToldToTheGroup() {
        promise(always(), 60, 120, level(Promise.RESPONSE, -15));
        long group = db.sql("insert into staff_group (name) values (?) returning id").param(name).query(Long.class).single();
        db.sql("insert into staff_group_member (group_id, staff_id, working) values (?, ?, false)").params(group, owner).update();
        long ticket = records.create(RecordType.TICKET, new LinkedHashMap<>(Map.of("subject", "Whose?", "sla", name, "group_id", group)), TEST);
        settle();

        forward(46);

        assertThat(notices(ticket)).isEqualTo(1);
        db.sql("delete from assignment_wait where group_id = ?").param(group).update();
        hub.idle();
    }

    @Test
    void whatCannotLeaveStandsOnTheScreenOnce() {
        promise(always(), 60, 120, level(Promise.RESPONSE, 0), new Level(Promise.RESPONSE, 30, List.of(Level.SMS, Level.MAIL), List.of(Level.OWNER)));
        db.sql("update staff set email = null, phone = null where id = ?").param(owner).update();
        long ticket = ticket("medium");
        settle();

        forward(61);
        assertThat(notices(ticket)).isEqualTo(1);
        forward(30);

        assertThat(notices(ticket)).isEqualTo(2);
        assertThat(letters(ticket)).isZero();
        hub.idle();
    }

    @Test
    void sixLooksAtOnceTellOnce() {
        promise(always(), 60, 120, level(Promise.RESPONSE, 0));
        List<Long> all = IntStream.range(0, 40).mapToObj(i -> ticket("medium")).toList();
        settle();

        clock().forward(Duration.ofMinutes(61));
        Hub.parallel(6, 30, i -> work.due());
        settle();

        assertThat(all).allSatisfy(ticket -> {
            assertThat(notices(ticket)).isEqualTo(1);
            assertThat(breaches(ticket, "response")).isEqualTo(1);
        });
        hub.idle();
    }

    @Test
    void afterAStopTheLatestLevelIsToldAndNothingStorms() {
        promise(always(), 60, 600, level(Promise.RESPONSE, -30), level(Promise.RESPONSE, 0), level(Promise.RESPONSE, 60));
        List<Long> all = IntStream.range(0, 25).mapToObj(i -> ticket("medium")).toList();
        settle();

        forward(300);

        assertThat(all).allSatisfy(ticket -> assertThat(told(ticket)).containsExactly("response 60"));
        assertThat(hub.count("select count(*) from message where lane = ? and channel = 'mail'", "staff:" + owner)).as("one letter names them all").isEqualTo(1);
        assertThat(db.sql("select text from message where lane = ? and channel = 'mail'").param("staff:" + owner).query(String.class).single())
                .contains("late by 4 h", "… and 5 more");
        hub.idle();
    }

    @Test
    void waitingForTheCustomerStopsTheClockAndFlappingTellsNothingTwice() {
        promise(always(), 60, 120, level(Promise.RESOLUTION, -60));
        long ticket = ticket("medium");
        settle();
        forward(50);
        for (int i = 0; i < 20; i++) {
            tickets.status(ticket, i % 2 == 0 ? "pending" : "open", TEST);
            settle();
        }
        tickets.status(ticket, "pending", TEST);
        settle();
        assertThat(state(ticket)).containsEntry("sla_resolution", "paused").containsEntry("sla_resolution_due", null);

        forward(5_000);
        assertThat(told(ticket)).doesNotContain("resolution -60");
        tickets.status(ticket, "open", TEST);
        settle();
        forward(11);
        assertThat(told(ticket)).contains("resolution -60");
        for (int i = 0; i < 6; i++) {
            tickets.status(ticket, i % 2 == 0 ? "pending" : "open", TEST);
            settle();
        }
        assertThat(notices(ticket)).isEqualTo(1);
    }

    @Test
    void anAnswerInTimeIsOnTimeAndAReopenedTicketGoesOnWhereItStood() {
        promise(always(), 60, 120);
        long ticket = ticket("medium");
        forward(30);
        tickets.status(ticket, "solved", TEST);
        settle();
        assertThat(state(ticket)).containsEntry("sla_response", "on-time").containsEntry("sla_resolution", "on-time").containsEntry("sla_resolution_due", null);

        forward(600);
        tickets.status(ticket, "open", TEST);
        settle();
        assertThat(state(ticket)).containsEntry("sla_resolution", "running").containsEntry("sla_response", "on-time");
        forward(89);
        assertThat(state(ticket)).containsEntry("sla_resolution", "running");
        forward(2);
        assertThat(state(ticket)).containsEntry("sla_resolution", "late");
        tickets.status(ticket, "solved", TEST);
        settle();
        assertThat(state(ticket)).containsEntry("sla_resolution", "late").containsEntry("sla_resolution_due", null);
    }

    @Test
    void raisingATicketKeepsItsShareAndNeverUndoesABreach() {
        promise(always(), 100, 1_000);
        long raised = ticket("medium");
        long broken = ticket("medium");
        forward(50);
        tickets.priority(raised, "urgent", TEST);
        settle();
        forward(4);
        assertThat(state(raised)).as("half of 10 minutes is left").containsEntry("sla_response", "running");
        forward(2);
        assertThat(state(raised)).containsEntry("sla_response", "late");
        forward(60);
        Object due = state(broken).get("sla_response_due");
        tickets.priority(broken, "urgent", TEST);
        settle();
        tickets.priority(broken, "low", TEST);
        settle();

        assertThat(state(broken)).containsEntry("sla_response", "late").containsEntry("sla_response_due", due);
        assertThat(breaches(broken, "response")).isEqualTo(1);
    }

    @Test
    void aHolidayAddedLaterMovesOpenDeadlinesAndLeavesSettledOnesAlone() {
        promise(always(), 60, 600, level(Promise.RESOLUTION, 0));
        long settled = ticket("medium");
        long open = ticket("medium");
        forward(11 * 60);
        tickets.status(settled, "solved", TEST);
        settle();
        assertThat(state(open)).containsEntry("sla_resolution", "late");

        LocalDate today = LocalDate.now(clock);
        WorkCalendar free = always();
        List<SpecialDay> days = List.of(SpecialDay.holiday(today.minusDays(1), "Free"), SpecialDay.holiday(today, "Free"), SpecialDay.holiday(today.plusDays(1), "Free"));
        rules.change(book -> book.with(new WorkCalendar(free.key(), free.title(), free.zone(), free.week(), days)), TEST);
        settle();

        assertThat(state(open)).containsEntry("sla_resolution", "running");
        assertThat(state(settled)).containsEntry("sla_resolution", "late");
        assertThat(told(open)).containsExactly("resolution 0");
    }

    @Test
    void aNewRuleRemindsOfNothingThatWasDueBeforeIt() {
        promise(always(), 10_000, 20_000);
        long ticket = ticket("medium");
        forward(600);
        promise(always(), 60, 120, level(Promise.RESPONSE, 0), level(Promise.RESPONSE, 30));
        settle();

        assertThat(state(ticket)).containsEntry("sla_response", "late");
        assertThat(told(ticket)).isEmpty();
        assertThat(breaches(ticket, "response")).isZero();
    }

    @Test
    void aCalendarWithoutWorkingTimeAndAnUnknownOneAreRefused() {
        Book before = rules.now().book();

        assertThatThrownBy(() -> rules.change(book -> book.with(new WorkCalendar("never", "Never", "Asia/Ho_Chi_Minh", Map.of(), List.of())), TEST))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("found no working time on any weekday");
        assertThatThrownBy(() -> rules.change(book -> book.with(policy("lost-" + name, "nowhere", 1, 1)), TEST)).hasMessageContaining("found 'nowhere', wanted one of");
        assertThat(rules.now().book()).isEqualTo(before);
    }

    private WorkCalendar always() {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(Span.WHOLE_DAY));
        }
        return new WorkCalendar(name, name, "Asia/Ho_Chi_Minh", week, List.of());
    }

    private static Level level(Promise promise, int minutes) {
        return new Level(promise, minutes, Level.FORMS, List.of(Level.OWNER));
    }

    private static Level share(int percent) {
        return new Level(Promise.RESPONSE, 0, percent, List.of(Level.SCREEN), List.of(Level.OWNER));
    }

    private static Policy policy(String key, String calendar, int response, int resolution, Level... levels) {
        Map<String, Target> targets = new LinkedHashMap<>();
        targets.put("urgent", new Target(Math.max(1, response / 10), Math.max(1, resolution / 10)));
        targets.put("medium", new Target(response, resolution));
        targets.put("low", new Target(response * 10, resolution * 10));
        return new Policy(key, key, calendar, false, List.of(), targets, List.of(levels));
    }

    private void promise(WorkCalendar calendar, int response, int resolution, Level... levels) {
        rules.change(book -> book.with(calendar).with(policy(name, calendar.key(), response, resolution, levels)), TEST);
    }

    private long ticket(String priority) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("subject", "Where is it?", "priority", priority, "sla", name, "owner_id", owner));
        return records.create(RecordType.TICKET, fields, TEST);
    }

    private void forward(int minutes) {
        clock().forward(Duration.ofMinutes(minutes));
        settle();
    }

    private void settle() {
        await().atMost(Hub.PATIENCE).until(() -> {
            work.due();
            return work.next().filter(next -> !next.isAfter(clock.instant())).isEmpty();
        });
    }

    private Map<String, Object> state(long ticket) {
        return records.find(RecordType.TICKET, ticket).orElseThrow();
    }

    private List<String> told(long ticket) {
        return db.sql("select promise || ' ' || level from sla_told where ticket_id = ? and not superseded order by at, level").param(ticket).query(String.class).list();
    }

    private long notices(long ticket) {
        return hub.count("select count(*) from notice where kind like 'sla.%' and link = ?", "/tickets/" + ticket);
    }

    private long letters(long ticket) {
        return hub.count("select count(*) from message where object = 'ticket' and object_id = ? and lane = ?", ticket, "staff:" + owner);
    }

    private long breaches(long ticket, String promise) {
        return hub.count("select count(*) from change where object = 'ticket' and object_id = ? and kind = 'late' and detail ->> 'promise' = ?", ticket, promise);
    }
}
