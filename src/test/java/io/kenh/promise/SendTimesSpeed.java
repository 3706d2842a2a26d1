package io.kenh.promise;

import static org.awaitility.Awaitility.await;

import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
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

/** How long it takes to plan ten thousand actions, and to do them when their moment comes: {@code mvn test -Dtest=SendTimesSpeed}. */
class SendTimesSpeed extends PromiseTest {

    private static final int LEADS = Integer.getInteger("kenh.speed.leads", 10_000);

    @Autowired
    private Automations automations;
    @Autowired
    private Records records;

    @Test
    void planned_and_done() {
        long id = automations.save(null, null, Json.MAPPER.convertValue(Map.of("name", "speed", "object", "lead", "trigger", "created",
                "filter", Map.of("field", "source", "op", "is", "value", "speed"), "actions",
                List.of(Map.of("action", "update-record", "with", Map.of("set", Map.of("title", "Called {{name}}")), "when", Map.of("after", "1h")))), Definition.class), "speed");
        automations.activate(id);
        List<Long> ids = records.ids(RecordType.LEAD, LEADS);
        long start = System.nanoTime();
        records.create(ids.stream().map(lead -> new Records.New(RecordType.LEAD, lead, Change.CREATED,
                Map.of("name", "Lead " + lead, "source", "speed"), Cause.staff(1))).toList());
        until("select count(*) from run where automation_id = ?", id);
        long planned = System.nanoTime();
        clock().forward(Duration.ofMinutes(61));
        until("select count(*) from lead where source = 'speed' and title is not null and ? > 0", id);
        long done = System.nanoTime();
        System.out.printf("%d leads made and actions planned in %d ms; done at their moment in %d ms%n", LEADS,
                TimeUnit.NANOSECONDS.toMillis(planned - start), TimeUnit.NANOSECONDS.toMillis(done - planned));
        hub.idle();
        automations.pause(id);
    }

    private void until(String count, long automation) {
        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(20)).until(() -> hub.count(count, automation) == LEADS);
    }
}
