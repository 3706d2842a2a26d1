package io.kenh.promise;

import static org.awaitility.Awaitility.await;

import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.connector.Connections;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.platform.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How long it takes to plan ten thousand actions, and to do them when their moment comes; figures for docs/performance.md. */
class SendTimesSpeed extends PromiseTest {

    private static final int LEADS = 10_000;

    @Autowired
    private Automations automations;
    @Autowired
    private Records records;
    @Autowired
    private Connections connections;

    @Test
    void planned_and_done() {
        long id = automations.save(null, null, Json.MAPPER.convertValue(Map.of("name", "speed", "object", "lead", "trigger", "created", "actions",
                List.of(Map.of("action", "send-sms", "with", Map.of("text", "Hello {{name}}"), "when", Map.of("after", "1h")))), Definition.class), "speed");
        automations.activate(id);
        connections.pause(connections.byName("esms").orElseThrow().id());
        List<Long> ids = records.ids(RecordType.LEAD, LEADS);
        long start = System.nanoTime();
        records.create(ids.stream().map(lead -> new Records.New(RecordType.LEAD, lead, Change.CREATED,
                Map.of("name", "Lead " + lead, "phone", "+8497%07d".formatted(lead)), Cause.staff(1))).toList());
        until("select count(*) from change_queue");
        long planned = System.nanoTime();
        clock().forward(Duration.ofMinutes(61));
        until("select count(*) from pending_step");
        long done = System.nanoTime();
        System.out.printf("%d leads made and actions planned in %d ms; done at their moment in %d ms; %d messages%n", LEADS,
                TimeUnit.NANOSECONDS.toMillis(planned - start), TimeUnit.NANOSECONDS.toMillis(done - planned), hub.count("select count(*) from message"));
        db.sql("delete from message_queue").update();
    }

    private void until(String count) {
        await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(20)).until(() -> hub.count(count) == 0);
    }
}
