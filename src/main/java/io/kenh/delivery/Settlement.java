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
import io.kenh.platform.Outage;
import io.kenh.platform.Parking;
import io.kenh.platform.Queue;
import io.kenh.platform.Queued;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Step of line three: what the provider's answer means for the message. Answers that come together share a commit. */
@Component("settlement")
public class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);
    private static final int MOST = 128;
    /** Answers that may wait for their commit; more would only hide that the database cannot keep up. */
    private static final int MOST_UNSETTLED = 512;
    private static final Executor LATER = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

    private final Queue queue;
    private final Messages messages;
    private final Parking parking;
    private final Connectors connectors;
    private final Connections connections;
    private final Backoff backoff;
    private final Doorbell doorbell;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final UnderWay underWay;
    private final Semaphore unsettled = new Semaphore(MOST_UNSETTLED);
    private final GroupCommit<Attempt, Void> commits;

    Settlement(Queue queue, Messages messages, Parking parking, Connectors connectors, Connections connections,
               Backoff backoff, Doorbell doorbell, TransactionTemplate transactions, UnderWay underWay, Clock clock) {
        this.queue = queue;
        this.messages = messages;
        this.parking = parking;
        this.connectors = connectors;
        this.connections = connections;
        this.backoff = backoff;
        this.doorbell = doorbell;
        this.transactions = transactions;
        this.underWay = underWay;
        this.clock = clock;
        this.commits = new GroupCommit<>("settlement", MOST, this::settle);
    }

    /**
     * Takes the answer over; the commit comes a little later. Until then, and through outages of the database, the message
     * stays under way at this process: nobody else knows the answer.
     */
    public void settle(Attempt attempt) {
        unsettled.acquireUninterruptibly();
        commit(attempt);
    }

    private void commit(Attempt attempt) {
        commits.add(attempt).whenComplete((done, failure) -> {
            if (failure != null && Outage.is(failure)) {
                LATER.execute(() -> commit(attempt));
                return;
            }
            if (failure != null) {
                log.error("Message {} could not be settled; it is taken care of like one whose node stopped", attempt.message().id(), failure);
            }
            underWay.end(attempt.message().id());
            unsettled.release();
        });
    }

    private List<Void> settle(List<Attempt> attempts) {
        transactions.executeWithoutResult(tx -> {
            Set<Attempt> ours = stillOurs(attempts);
            List<Attempt> accepted = attempts.stream().filter(a -> a.answer().isAccepted())
                    .sorted(Comparator.comparing(a -> a.message().id())).toList();
            messages.accepted(accepted.stream().map(a -> a.message().id()).toList(),
                    accepted.stream().map(a -> a.answer().externalId()).toList());
            queue.done(Line.MESSAGE, accepted.stream().filter(ours::contains).map(Attempt::row).toList());
            ours.stream().filter(a -> !a.answer().isAccepted()).forEach(this::notAccepted);
        });
        attempts.stream().map(a -> a.row().slot()).distinct().forEach(slot -> doorbell.ring(Line.MESSAGE, slot));
        return Collections.nCopies(attempts.size(), null);
    }

    /** This node may have been taken for lost meanwhile: then others decide about the row, and only good news still counts. */
    private Set<Attempt> stillOurs(List<Attempt> attempts) {
        Set<Attempt> ours = new LinkedHashSet<>();
        attempts.stream().collect(Collectors.groupingBy(Attempt::node)).forEach((node, own) -> {
            Set<Long> taken = queue.stillTaken(Line.MESSAGE, own.stream().map(Attempt::row).toList(), node);
            own.stream().filter(a -> taken.contains(a.message().id())).forEach(ours::add);
        });
        return ours;
    }

    private void notAccepted(Attempt attempt) {
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
            park(attempt, "given up: " + attempt.answer().outcome().name().toLowerCase(), reason);
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

    private boolean isTooOld(Attempt attempt) {
        return Duration.between(attempt.message().created(), clock.instant()).compareTo(backoff.maxAge()) > 0;
    }

    private void hold(Attempt attempt, String reason, int failures, boolean failed) {
        messages.become("queued", attempt.message().id(), reason);
        queue.hold(Line.MESSAGE, attempt.row(), clock.instant().plus(backoff.after(failures)), failed);
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
        Attempt attempt = new Attempt(row, message, connections.byId(message.connectionId()), 0);
        attempt.answered(Answer.of(Outcome.UNKNOWN, "kenh.node", "the node that sent it stopped before the answer came"));
        notAccepted(attempt);
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
