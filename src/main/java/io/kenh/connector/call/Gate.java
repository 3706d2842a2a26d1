package io.kenh.connector.call;

import io.github.bucket4j.Bucket;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Outcome;
import io.kenh.connector.limit.Budget;
import io.kenh.connector.limit.Quota;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Slows a connection down to what its provider bears, and leaves a provider alone that is not there. */
final class Gate {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(100).minimumNumberOfCalls(20).failureRateThreshold(80)
            .waitDurationInOpenState(Duration.ofSeconds(5)).permittedNumberOfCallsInHalfOpenState(5).build();

    private final long connection;
    private final Limits limits;
    private final Budget budget;
    private final Clock clock;
    private final Bucket bucket;
    private final CircuitBreaker breaker;

    Gate(Connection connection, Limits limits, Budget budget, Clock clock) {
        this.connection = connection.id();
        this.limits = limits;
        this.budget = budget;
        this.clock = clock;
        bucket = bucket(limits.perSecond());
        breaker = CircuitBreaker.of(connection.name(), BREAKER);
    }

    /** Null when the call may go on; otherwise the answer to give instead. Waits for the rate at most a second. */
    Answer enter() throws InterruptedException {
        Instant now = clock.instant();
        Instant rest = budget.resting().get(connection);
        if (rest != null && rest.isAfter(now)) {
            return later("kenh.slow-down", "The provider asked to slow down", rest);
        }
        Instant opening = limits.opening(now);
        if (opening != null) {
            return later("kenh.hours", "The provider takes nothing at this hour", opening);
        }
        if (bucket != null && !bucket.asBlocking().tryConsume(1, PATIENCE)) {
            return later("kenh.rate", "The connection's limit per second is used up", now.plus(PATIENCE));
        }
        return breaker.tryAcquirePermission() ? quota(now)
                : later("kenh.breaker", "The provider failed too often; resting a few seconds", null);
    }

    /** Learns from an answer. Every call that {@link #enter} let through must end here. */
    void leave(Reply reply) {
        if (reply.answer().outcome() == Outcome.RATE) {
            budget.rest(connection, clock.instant().plus(reply.pause() == null ? limits.pause() : reply.pause()));
        }
        if (reply.answer().outcome() == Outcome.UNKNOWN || reply.answer().outcome() == Outcome.RETRY) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new Unanswered());
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    /** Last, so that nothing is taken from a window for a call that is not made. */
    private Answer quota(Instant now) throws InterruptedException {
        for (Quota quota : limits.quotas()) {
            Instant next = quota.take(now);
            if (next != null && Duration.between(now, next).compareTo(PATIENCE) <= 0) {
                // a millisecond more, since the part of one is cut off
                Thread.sleep(Math.max(0, Duration.between(clock.instant(), next).toMillis()) + 1);
                next = quota.take(clock.instant());
            }
            if (next != null) {
                breaker.releasePermission();
                return later("kenh.quota", "The connection's limit of " + quota + " is used up", next);
            }
        }
        return null;
    }

    private static Answer later(String code, String text, Instant again) {
        return new Answer(Outcome.RATE, null, code, again == null ? text : text + "; goes on at " + again, again);
    }

    private static Bucket bucket(long perSecond) {
        return perSecond <= 0 ? null : Bucket.builder().addLimit(limit -> limit.capacity(perSecond)
                .refillGreedy(perSecond, Duration.ofSeconds(1))).build();
    }

    /** The breaker wants an exception; one without a stack trace costs nothing. */
    private static final class Unanswered extends RuntimeException {
        Unanswered() {
            super(null, null, false, false);
        }
    }
}
