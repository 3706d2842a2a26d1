package io.kenh.promise;

import io.kenh.event.Cause;
import io.kenh.sla.SlaRules;
import io.kenh.sla.SlaWork;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What looking at the deadlines of a hundred thousand open tickets costs; figures for docs/performance.md. */
class SlaSpeed extends PromiseTest {

    private static final int TICKETS = 100_000;

    @Autowired
    private SlaRules rules;
    @Autowired
    private SlaWork work;

    @Test
    void sweeps() {
        rules.now();
        time("made, with phases", () -> db.sql("""
                insert into ticket (subject, status, priority, created, updated)
                select 'Ticket ' || n, 'open', (array['urgent', 'high', 'medium', 'low'])[n % 4 + 1], now() - n * interval '1 second', now()
                from generate_series(1, ?) n""").param(TICKETS).update());
        time("all reckoned for the first time", this::settle);
        db.sql("analyze ticket, sla_clock, sla_phase").update();
        time("a look when nothing is due", work::due);
        db.sql("update sla_clock set next = now() - interval '1 second' where ticket_id in (select id from ticket order by id desc limit 1000)").update();
        time("a look when 1,000 are due", work::due);
        time("a change of the rules", () -> rules.change(book -> book, new Cause("test", 0)));
        time("all reckoned after it", this::settle);
        clock().forward(Duration.ofDays(30));
        time("all of them late, told to automations", this::settle);
        System.out.printf("%d clocks, %d late%n", hub.count("select count(*) from sla_clock"), hub.count("select count(*) from sla_clock where state = 'late'"));
        db.sql("delete from change_queue").update();
    }

    private void settle() {
        do {
            work.due();
        } while (work.next().filter(next -> !next.isAfter(clock.instant())).isPresent());
    }

    private static void time(String what, Runnable step) {
        long start = System.nanoTime();
        step.run();
        System.out.printf("SLA %d tickets: %s in %d ms%n", TICKETS, what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
}
