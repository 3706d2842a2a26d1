package io.kenh.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers the doorbell of a line whose work needs nothing from outside: a batch of the slot is
 * worked off and taken out of the queue in one transaction. When a batch fails it is rolled back and
 * each item is tried alone; the one that fails alone waits with its lane, or is parked.
 */
public class LineWorker {

    private static final Logger log = LoggerFactory.getLogger(LineWorker.class);
    private static final int BATCH = 100;
    private static final int CONTENTIONS = 5;
    /** Batches of one slot before the others get their turn: else a slot that never runs dry would starve them. */
    private static final int TURN = 8;

    /** The work of a line on a wave: at most one item of each lane. */
    @FunctionalInterface
    public interface Work {
        void on(List<Queued> wave);
    }

    /** Tells which connection an item belongs to, for its parked row; may answer null. */
    @FunctionalInterface
    public interface ConnectionName {
        String of(long id);
    }

    private final Line line;
    private final Work work;
    private final ConnectionName connection;
    private final Toolbox tools;

    /** What every line's worker needs. */
    public record Toolbox(Queue queue, Parking parking, Doorbell doorbell, Backoff backoff,
                          TransactionTemplate transactions, RightOfWay rightOfWay, Clock clock) { }

    public LineWorker(Line line, Work work, ConnectionName connection, Toolbox tools) {
        this.line = line;
        this.work = work;
        this.connection = connection;
        this.tools = tools;
    }

    /** Works until the slot has nothing more to do now, or its turn is over. Never throws; what it cannot do, the sweeper rings for again. */
    public void answer(int slot) {
        tools.doorbell().answered(line, slot);
        try {
            if (hasMoreAfter(TURN, slot)) {
                tools.doorbell().ring(line, slot);
            }
        } catch (RuntimeException e) {
            if (Outage.is(e)) {
                log.warn("Line {} cannot reach the database ({}); its rows wait", line.key(), e.getMessage());
            } else {
                log.error("Line {} left slot {} to the sweeper", line.key(), slot, e);
            }
        }
    }

    private boolean hasMoreAfter(int batches, int slot) {
        for (int i = 0; i < batches; i++) {
            tools.rightOfWay().give();
            if (batch(slot) < BATCH) {
                return false;
            }
        }
        return true;
    }

    private int batch(int slot) {
        try {
            return tools.transactions().execute(tx -> {
                tools.queue().lock(line, slot);
                List<Queued> rows = tools.queue().next(line, slot, BATCH);
                work(rows);
                return rows.size();
            });
        } catch (RuntimeException e) {
            unlessOutage(e);
            log.debug("Line {}: a batch of slot {} failed and is tried one by one", line.key(), slot, e);
            return oneByOne(slot);
        }
    }

    private void work(List<Queued> rows) {
        Waves.of(rows, Queued::lane).forEach(work::on);
        tools.queue().done(line, rows);
    }

    private int oneByOne(int slot) {
        List<Queued> rows = tools.transactions().execute(tx -> tools.queue().next(line, slot, BATCH));
        Set<String> waiting = new HashSet<>();
        for (Queued row : rows) {
            if (!waiting.contains(row.lane()) && !alone(row)) {
                waiting.add(row.lane());
            }
        }
        return rows.size();
    }

    /** False when the row's lane has to wait. */
    private boolean alone(Queued row) {
        RuntimeException last = null;
        for (int i = 0; i < CONTENTIONS; i++) {
            try {
                tools.transactions().executeWithoutResult(tx -> {
                    tools.queue().lock(line, row.slot());
                    tools.queue().waiting(line, row).ifPresent(now -> work(List.of(now)));
                });
                return true;
            } catch (RuntimeException e) {
                unlessOutage(e);
                last = Failures.meant(e);
                if (!Failures.isContention(last)) {
                    break;
                }
            }
        }
        return failed(row, last);
    }

    private static void unlessOutage(RuntimeException failure) {
        if (Outage.is(failure)) {
            throw failure;
        }
    }

    private boolean failed(Queued row, RuntimeException failure) {
        return Boolean.TRUE.equals(tools.transactions().execute(tx -> {
            tools.queue().lock(line, row.slot());
            // meanwhile another worker may have come to an end with it
            return tools.queue().waiting(line, row).map(now -> parkOrHold(now, failure)).orElse(true);
        }));
    }

    private boolean parkOrHold(Queued row, RuntimeException failure) {
        Instant now = tools.clock().instant();
        int failures = row.attempts() + 1;
        boolean park = failure instanceof Poison || tools.backoff().exhausted(failures, Duration.between(row.since(), now));
        if (park) {
            tools.parking().park(line, row, connection.of(row.id()), Failures.reason(failure), Failures.detail(failure));
        } else {
            tools.queue().hold(line, row, now.plus(tools.backoff().after(failures)), true);
        }
        log.warn("Line {}: {} {} {}: {}", line.key(), line.key(), row.id(),
                park ? "is parked" : "failed for the " + failures + ". time and waits", Failures.detail(failure));
        log.debug("Cause", failure);
        return park;
    }
}
