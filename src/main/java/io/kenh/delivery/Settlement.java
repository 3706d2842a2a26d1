package io.kenh.delivery;

import io.kenh.platform.Doorbell;
import io.kenh.platform.GroupCommit;
import io.kenh.platform.Line;
import io.kenh.platform.Outage;
import io.kenh.platform.Queue;
import jakarta.annotation.PreDestroy;
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
    private final NotAccepted notAccepted;
    private final Doorbell doorbell;
    private final TransactionTemplate transactions;
    private final UnderWay underWay;
    private final Semaphore unsettled = new Semaphore(MOST_UNSETTLED);
    private final GroupCommit<Attempt, Void> commits;

    Settlement(Queue queue, Messages messages, NotAccepted notAccepted, Doorbell doorbell, TransactionTemplate transactions,
               UnderWay underWay) {
        this.queue = queue;
        this.messages = messages;
        this.notAccepted = notAccepted;
        this.doorbell = doorbell;
        this.transactions = transactions;
        this.underWay = underWay;
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
            ours.stream().filter(a -> !a.answer().isAccepted()).forEach(notAccepted::settle);
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

    @PreDestroy
    void close() {
        commits.close();
    }
}
