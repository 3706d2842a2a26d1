package io.kenh.sync.publish;

import io.kenh.platform.Backoff;
import io.kenh.sync.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what became of a batch, in one transaction with the position. */
@Component
class Settling {

    private static final int LONGEST = 500;

    private final JdbcClient db;
    private final WaitingItems waiting;
    private final DayTally tally;
    private final Backoff backoff;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Settling(JdbcClient db, WaitingItems waiting, DayTally tally, Backoff backoff, TransactionTemplate transactions, Clock clock) {
        this.db = db;
        this.waiting = waiting;
        this.tally = tally;
        this.backoff = backoff;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** False when another node has moved on meanwhile: then nothing is written. */
    boolean settle(Subscription subscription, Batch batch, Map<Long, Result> results) {
        return Boolean.TRUE.equals(transactions.execute(tx -> {
            if (!isOurs(subscription.id(), batch.from())) {
                return false;
            }
            write(subscription, batch, results);
            return true;
        }));
    }

    private boolean isOurs(long subscription, long from) {
        return db.sql("select position from subscription where id = ? for update").param(subscription).query(Long.class).optional()
                .filter(position -> position == from).isPresent();
    }

    private void write(Subscription subscription, Batch batch, Map<Long, Result> results) {
        Instant now = clock.instant();
        List<Result> failures = batch.ready().stream().map(item -> result(results, item)).filter(Result::isFailure).toList();
        Set<String> stopped = new HashSet<>();
        List<Long> delivered = new ArrayList<>();
        int failed = failed(subscription, batch, results, failures.size());
        Instant retry = failed < Subscription.MOST_FAILURES ? null : now.plus(backoff.after(Math.min(20, failed - Subscription.MOST_FAILURES + 1)));
        for (Item item : batch.ready()) {
            Result result = result(results, item);
            if (stopped.contains(item.lane())) {
                waiting.hold(subscription.id(), item, item.attempts(), now, null, now);
            } else if (result.isDelivered()) {
                delivered.add(item.change().id());
            } else if (wait(subscription.id(), item, result, retry, now)) {
                stopped.add(item.lane());
            }
        }
        batch.behind().forEach(item -> waiting.hold(subscription.id(), item, 0, now, null, now));
        waiting.remove(subscription.id(), delivered);
        tally.add(subscription.id(), delivered.size(), failures.size());
        note(subscription.id(), batch, delivered.size(), failed, retry, failures.isEmpty() ? null : failures.get(failures.size() - 1), now);
    }

    private static Result result(Map<Long, Result> results, Item item) {
        return results.getOrDefault(item.change().id(), Result.NOT_TRIED);
    }

    private static int failed(Subscription subscription, Batch batch, Map<Long, Result> results, int failures) {
        boolean any = batch.ready().stream().anyMatch(item -> result(results, item).isDelivered());
        return any ? 0 : subscription.failures() + failures;
    }

    /** False when the item is given up, so that its record goes on without it. While the receiver as a whole fails, nothing is. */
    private boolean wait(long subscription, Item item, Result result, Instant retry, Instant now) {
        int attempts = item.attempts() + (result.isFailure() && retry == null ? 1 : 0);
        Duration age = item.since() == null ? Duration.ZERO : Duration.between(item.since(), now);
        boolean givenUp = retry == null && result.isFailure() && (result.what() == Result.What.REFUSED || backoff.exhausted(attempts, age));
        if (givenUp) {
            waiting.park(subscription, item, shortened(result.reason()), now);
        } else {
            Instant due = retry != null ? retry : result.isFailure() ? now.plus(backoff.after(attempts)) : now;
            waiting.hold(subscription, item, attempts, due, shortened(result.reason()), now);
        }
        return !givenUp;
    }

    private void note(long subscription, Batch batch, int delivered, int failed, Instant retry, Result trouble, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        db.sql("""
                update subscription set position = :position, failures = :failed, retry_at = :retry, delivered = delivered + :delivered,
                  delivered_at = case when :delivered > 0 then :now else delivered_at end,
                  trouble = coalesce(:trouble, trouble), trouble_at = case when :trouble::text is null then trouble_at else :now end,
                  active = active and not :gone
                where id = :id""").param("id", subscription).param("position", batch.position()).param("failed", failed)
                .param("retry", retry == null ? null : retry.atOffset(ZoneOffset.UTC), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("delivered", delivered).param("now", at)
                .param("trouble", trouble == null ? null : shortened(trouble.reason()), java.sql.Types.VARCHAR)
                .param("gone", trouble != null && trouble.what() == Result.What.GONE).update();
    }

    private static String shortened(String reason) {
        return reason == null || reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "…";
    }
}
