package io.kenh.delivery;

import io.kenh.connector.Answer;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Outcome;
import io.kenh.platform.Backoff;
import io.kenh.platform.Line;
import io.kenh.platform.Parking;
import io.kenh.platform.Queue;
import io.kenh.platform.Queued;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What becomes of a message that its provider did not take: tried again, ended, given to a person, or in doubt. */
@Component
class NotAccepted {

    private static final Logger log = LoggerFactory.getLogger(NotAccepted.class);

    private final Queue queue;
    private final Messages messages;
    private final Parking parking;
    private final Connectors connectors;
    private final Connections connections;
    private final Backoff backoff;
    private final Clock clock;

    NotAccepted(Queue queue, Messages messages, Parking parking, Connectors connectors, Connections connections,
                Backoff backoff, Clock clock) {
        this.queue = queue;
        this.messages = messages;
        this.parking = parking;
        this.connectors = connectors;
        this.connections = connections;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Part of the settlement's transaction. */
    void settle(Attempt attempt) {
        Answer answer = attempt.answer();
        String reason = reason(answer);
        log.info("Message {} by {}: {} ({})", attempt.message().id(), attempt.connection().name(), answer.outcome(), reason);
        switch (answer.outcome()) {
            case RETRY -> again(attempt, reason);
            case RATE -> later(attempt, reason);
            case UNKNOWN -> unknown(attempt, reason);
            case AUTH, CONFIG -> needsPerson(attempt, reason);
            default -> end(attempt, "failed", reason);
        }
    }

    private void again(Attempt attempt, String reason) {
        int failures = attempt.row().attempts() + 1;
        if (isTooOld(attempt)) {
            end(attempt, "expired", reason);
        } else if (backoff.exhausted(failures, Duration.ZERO)) {
            park(attempt, "given up: " + attempt.answer().outcome().name().toLowerCase(Locale.ROOT), reason);
        } else {
            hold(attempt, reason, failures, true);
        }
    }

    /** The provider wants a pause, which says nothing against the message: only its age ends it. */
    private void later(Attempt attempt, String reason) {
        if (isTooOld(attempt)) {
            end(attempt, "expired", reason);
        } else {
            hold(attempt, reason, attempt.row().attempts() + 1, false);
        }
    }

    /** Counted from when it entered the line: a message may have waited for its hour, or parked, much longer. */
    private boolean isTooOld(Attempt attempt) {
        return Duration.between(attempt.row().since(), clock.instant()).compareTo(backoff.maxAge()) > 0;
    }

    private void hold(Attempt attempt, String reason, int failures, boolean failed) {
        messages.become("queued", attempt.message().id(), reason);
        Instant next = clock.instant().plus(backoff.after(failures));
        Instant again = attempt.answer().again();
        queue.hold(Line.MESSAGE, attempt.row(), again != null && again.isAfter(next) ? again : next, failed);
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
        if (!Objects.equals(reason, connections.byId(attempt.connection().id()).stateText())) {
            connections.report(attempt.connection().id(), reason);
        }
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
        Attempt attempt = new Attempt(row, message, connections.byId(message.connectionId()), 0);
        attempt.answered(Answer.of(Outcome.UNKNOWN, "kenh.node", "the node that sent it stopped before the answer came"));
        settle(attempt);
    }

    private boolean idempotent(String connector) {
        return connectors.byName(connector).map(Connector::idempotent).orElse(false);
    }

    private static String reason(Answer answer) {
        return answer.code() == null ? answer.text() : answer.text() == null ? answer.code() : answer.code() + ": " + answer.text();
    }
}
