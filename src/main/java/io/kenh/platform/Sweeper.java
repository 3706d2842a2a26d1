package io.kenh.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Rings for work whose doorbell was lost or whose time has come, and keeps this node's heartbeat. */
@Component
class Sweeper {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private final Queue queue;
    private final Doorbell doorbell;
    private final Timers timers;
    private final Nodes nodes;

    Sweeper(Queue queue, Doorbell doorbell, Timers timers, Nodes nodes) {
        this.queue = queue;
        this.doorbell = doorbell;
        this.timers = timers;
        this.nodes = nodes;
    }

    @Scheduled(fixedDelayString = "${kenh.sweep:1s}")
    void sweep() {
        try {
            timers.due();
            for (Line line : Line.values()) {
                queue.ready(line).forEach(slot -> doorbell.ring(line, slot));
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("The sweeper cannot reach the database ({}); it tries again", e.getMessage());
        }
    }

    @Scheduled(fixedDelay = 3_000)
    void beat() {
        try {
            nodes.beat();
        } catch (DataAccessException | TransactionException e) {
            log.warn("No heartbeat, the database does not answer: {}", e.getMessage());
        }
    }
}
