package io.kenh.delivery;

import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Connections;
import io.kenh.connector.Outcome;
import io.kenh.connector.Answer;
import io.kenh.platform.Backoff;
import io.kenh.platform.Doorbell;
import io.kenh.platform.GroupCommit;
import io.kenh.platform.Line;
import io.kenh.platform.Parking;
import io.kenh.platform.Queue;
import io.kenh.platform.Queued;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Step of line three: what the provider's answer means for the message. Answers that come together share a commit. */
@Component("settlement")
public class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);
    private static final int MOST = 128;

    private final Queue queue;
    private final Messages messages;
    private final Parking parking;
    private final Connectors connectors;
    private final Connections connections;
    private final Backoff backoff;
    private final Doorbell doorbell;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final GroupCommit<Attempt, Void> commits;

    Settlement(Queue queue, Messages messages, Parking parking, Connectors connectors, Connections connections,
               Backoff backoff, Doorbell doorbell, TransactionTemplate transactions, Clock clock) {
        this.queue = queue;
        this.messages = messages;
        this.parking = parking;
        this.connectors = connectors;
        this.connections = connections;
        this.backoff = backoff;
        this.doorbell = doorbell;
        this.transactions = transactions;
        this.clock = clock;
        this.commits = new GroupCommit<>("settlement", MOST, this::settle);
    }

    /** Blocks until the outcome is committed. */
    public void settle(Attempt attempt) {
        try {
            commits.add(attempt).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private List<Void> settle(List<Attempt> attempts) {
        transactions.executeWithoutResult(tx -> {
            List<Attempt> accepted = attempts.stream().filter(a -> a.answer().isAccepted())
                    .sorted(Comparator.comparing(a -> a.message().id())).toList();
            messages.accepted(accepted.stream().map(a -> a.message().id()).toList(),
                    accepted.stream().map(a -> a.answer().externalId()).toList());
            queue.done(Line.MESSAGE, accepted.stream().map(Attempt::row).toList());
            attempts.stream().filter(a -> !a.answer().isAccepted()).forEach(this::notAccepted);
        });
        attempts.stream().map(a -> a.row().slot()).distinct().forEach(slot -> doorbell.ring(Line.MESSAGE, slot));
        return Collections.nCopies(attempts.size(), null);
    }

    private void notAccepted(Attempt attempt) {
        Answer answer = attempt.answer();
        String reason = reason(answer);
        log.info("Message {} by {}: {} ({})", attempt.message().id(), attempt.connection().name(), answer.outcome(), reason);
        switch (answer.outcome()) {
            case RETRY, RATE -> again(attempt, reason);
            case UNKNOWN -> unknown(attempt, reason);
            case AUTH, CONFIG -> needsPerson(attempt, reason);
            default -> end(attempt, "failed", reason);
        }
    }

    private void again(Attempt attempt, String reason) {
        int failures = attempt.row().attempts() + 1;
        Duration age = Duration.between(attempt.message().created(), clock.instant());
        if (age.compareTo(backoff.maxAge()) > 0) {
            end(attempt, "expired", reason);
        } else if (backoff.exhausted(failures, age)) {
            park(attempt, "given up: " + attempt.answer().outcome().name().toLowerCase(), reason);
        } else {
            messages.become("queued", attempt.message().id(), reason);
            queue.hold(Line.MESSAGE, attempt.row(), clock.instant().plus(backoff.after(failures)), true);
        }
    }

    /** Nobody knows whether it was sent: tried again only where the provider recognises the key. */
    private void unknown(Attempt attempt, String reason) {
        if (idempotent(attempt.connection().connector())) {
            again(attempt, reason);
        } else {
            end(attempt, "unknown", reason);
        }
    }

    private void needsPerson(Attempt attempt, String reason) {
        connections.report(attempt.connection().id(), reason);
        park(attempt, attempt.answer().outcome() == Outcome.AUTH ? "credentials refused" : "set-up refused", reason);
    }

    private void park(Attempt attempt, String reason, String detail) {
        messages.become("queued", attempt.message().id(), detail);
        parking.park(Line.MESSAGE, attempt.row(), attempt.connection().name(), reason, detail);
    }

    private void end(Attempt attempt, String state, String reason) {
        messages.become(state, attempt.message().id(), reason);
        queue.done(Line.MESSAGE, List.of(attempt.row()));
    }

    /** A node went away between claiming and settling: what it had under way is in doubt. */
    void orphaned(Queued row, Message message) {
        if (idempotent(connections.byId(message.connectionId()).connector())) {
            messages.become("queued", message.id(), "the node that sent it stopped; it is sent again under the same key");
            queue.hold(Line.MESSAGE, row, clock.instant(), true);
        } else {
            messages.become("unknown", message.id(), "the node that sent it stopped before the answer came");
            queue.done(Line.MESSAGE, List.of(row));
        }
    }

    private boolean idempotent(String connector) {
        return connectors.byName(connector).map(Connector::idempotent).orElse(false);
    }

    private static String reason(Answer answer) {
        return answer.code() == null ? answer.text() : answer.text() == null ? answer.code() : answer.code() + ": " + answer.text();
    }

    @PreDestroy
    void close() {
        commits.close();
    }
}
