package io.kenh.delivery;

import io.kenh.platform.Doorbell;
import io.kenh.platform.Line;
import io.kenh.platform.Nodes;
import io.kenh.platform.Queue;
import io.kenh.platform.Queued;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks after messages whose node went away while they were under way. */
@Component
class Orphans {

    private static final Logger log = LoggerFactory.getLogger(Orphans.class);

    private final Queue queue;
    private final Messages messages;
    private final NotAccepted notAccepted;
    private final Nodes nodes;
    private final UnderWay underWay;
    private final Doorbell doorbell;
    private final TransactionTemplate transactions;

    Orphans(Queue queue, Messages messages, NotAccepted notAccepted, Nodes nodes, UnderWay underWay, Doorbell doorbell,
            TransactionTemplate transactions) {
        this.queue = queue;
        this.messages = messages;
        this.notAccepted = notAccepted;
        this.nodes = nodes;
        this.underWay = underWay;
        this.doorbell = doorbell;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelay = 2_000)
    void look() {
        try {
            while (adopt() > 0) {
                // until there is none left
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("Cannot look for messages of lost nodes, the database does not answer: {}", e.getMessage());
        }
    }

    private int adopt() {
        List<Queued> rows = transactions.execute(tx -> {
            // asked while the rows are locked: what this process has under way cannot be settled meanwhile
            List<Queued> lost = queue.takenByLostOr(Line.MESSAGE, nodes.self()).stream().filter(row -> !underWay.has(row.id())).toList();
            Map<Long, Message> byId = messages.load(lost.stream().map(Queued::id).toList()).stream()
                    .collect(Collectors.toMap(Message::id, Function.identity()));
            lost.forEach(row -> notAccepted.orphaned(row, byId.get(row.id())));
            return lost;
        });
        if (!rows.isEmpty()) {
            log.info("{} messages were under way when their node stopped or lost them; they are taken care of", rows.size());
            rows.stream().map(Queued::slot).distinct().forEach(slot -> doorbell.ring(Line.MESSAGE, slot));
        }
        return rows.size();
    }
}
