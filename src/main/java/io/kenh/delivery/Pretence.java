package io.kenh.delivery;

import io.kenh.delivery.gate.Gate;
import io.kenh.platform.Line;
import io.kenh.platform.Queue;
import io.kenh.platform.Queued;
import io.kenh.platform.Rehearsal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Line three of a rehearsal: messages pass the gate as they do in the hub and are taken for accepted; none goes any further. */
@Component
public class Pretence {

    private static final int MOST = 500;

    private final Queue queue;
    private final Messages messages;
    private final Gate gate;
    private final TransactionTemplate transactions;
    private final JdbcClient db;
    private final Clock clock;

    Pretence(Queue queue, Messages messages, Gate gate, TransactionTemplate transactions, JdbcClient db, Clock clock) {
        this.queue = queue;
        this.messages = messages;
        this.gate = gate;
        this.transactions = transactions;
        this.db = db;
        this.clock = clock;
    }

    /**
     * Lets everything leave whose turn has come.
     *
     * @return message id → whether it left; those that did not are held or refused, as their rows say
     * @throws IllegalStateException outside of a rehearsal
     */
    public Map<Long, Boolean> leave() {
        if (!Rehearsal.isOn()) {
            throw new IllegalStateException("found the hub itself, wanted a rehearsal; its messages leave by line three");
        }
        Map<Long, Boolean> judged = new TreeMap<>();
        transactions.executeWithoutResult(tx -> queue.ready(Line.MESSAGE).stream().sorted().forEach(slot -> {
            for (List<Queued> rows = queue.next(Line.MESSAGE, slot, MOST); !rows.isEmpty(); rows = queue.next(Line.MESSAGE, slot, MOST)) {
                judge(rows, judged);
            }
        }));
        return judged;
    }

    private void judge(List<Queued> rows, Map<Long, Boolean> judged) {
        Map<Long, Queued> byId = new TreeMap<>();
        rows.forEach(row -> byId.put(row.id(), row));
        List<Long> left = new ArrayList<>(gate.letThrough(messages.load(byId.keySet()), byId).stream().map(Message::id).toList());
        queue.done(Line.MESSAGE, rows);
        db.sql("update message set state = 'accepted', updated = ? where id = any(?)").params(OffsetDateTime.now(clock), left.toArray(Long[]::new)).update();
        byId.keySet().forEach(id -> judged.put(id, left.contains(id)));
    }
}
