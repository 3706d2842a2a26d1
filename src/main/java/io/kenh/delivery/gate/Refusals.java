package io.kenh.delivery.gate;

import io.kenh.delivery.Message;
import io.kenh.platform.Line;
import io.kenh.platform.Queue;
import io.kenh.platform.Queued;
import io.kenh.platform.Timers;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what the gate did not let through: the rule, the next permitted moment, and the message's new state. */
@Component
class Refusals {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

    private final JdbcClient db;
    private final Queue queue;
    private final Timers timers;
    private final Clock clock;

    Refusals(JdbcClient db, Queue queue, Timers timers, Clock clock) {
        this.db = db;
        this.queue = queue;
        this.timers = timers;
        this.clock = clock;
    }

    void write(Map<Message, Ruling> all, Map<Long, Queued> rows) {
        Map<Message, Ruling> refused = new LinkedHashMap<>(all);
        refused.values().removeIf(Ruling::passes);
        if (refused.isEmpty()) {
            return;
        }
        queue.done(Line.MESSAGE, refused.keySet().stream().map(message -> rows.get(message.id())).toList());
        List<Timers.Timed> held = refused.entrySet().stream().filter(e -> e.getValue().holds())
                .map(e -> new Timers.Timed(e.getKey().id(), e.getKey().lane(), e.getValue().until())).toList();
        if (!held.isEmpty()) {
            timers.at(Line.MESSAGE, held);
        }
        note(refused);
    }

    private void note(Map<Message, Ruling> refused) {
        List<Ruling> rulings = List.copyOf(refused.values());
        db.sql("""
                with refused as (select * from unnest(:ids::bigint[], :rules::text[], :until::text[], :reasons::text[]) as t (id, rule, until, reason)),
                  noted as (insert into message_gate (message_id, rule, until, since) select id, rule, until::timestamptz, :now from refused
                            on conflict (message_id) do update set rule = excluded.rule, until = excluded.until)
                update message m set state = case when r.until is not null then 'queued' when r.rule = 'held-too-long' then 'expired' else 'failed' end, reason = r.reason, updated = :now
                from refused r where m.id = r.id and m.state in ('queued', 'sending', 'unknown')""")
                .param("ids", refused.keySet().stream().map(Message::id).toArray(Long[]::new))
                .param("rules", rulings.stream().map(ruling -> ruling.rule().key()).toArray(String[]::new))
                .param("until", rulings.stream().map(ruling -> ruling.holds() ? ruling.until().toString() : null).toArray(String[]::new))
                .param("reasons", rulings.stream().map(this::reason).toArray(String[]::new)).param("now", OffsetDateTime.now(clock)).update();
    }

    private String reason(Ruling ruling) {
        String said = ruling.rule().key() + ": " + ruling.rule().sentence();
        return ruling.holds() ? said + "; next permitted " + SHOWN.format(ruling.until().atZone(clock.getZone())) : said;
    }
}
