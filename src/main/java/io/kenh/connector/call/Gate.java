package io.kenh.connector.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bucket4j.Bucket;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Outcome;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Slows a connection down to what its provider bears, and leaves a provider alone that is not there. */
final class Gate {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(100).minimumNumberOfCalls(20).failureRateThreshold(80)
            .waitDurationInOpenState(Duration.ofSeconds(5)).permittedNumberOfCallsInHalfOpenState(5).build();

    private final Bucket bucket;
    private final Duration pause;
    private final CircuitBreaker breaker;
    private volatile long pausedUntil = System.nanoTime();

    Gate(Connection connection, JsonNode limits) {
        bucket = bucket(perSecond(connection, limits.path("perSecond")));
        pause = Duration.ofSeconds(limits.path("pauseSeconds").asLong(10));
        breaker = CircuitBreaker.of(connection.name(), BREAKER);
    }

    /** Null when the call may go on; otherwise the answer to give instead. Waits for the rate at most a second. */
    Answer enter() throws InterruptedException {
        long left = pausedUntil - System.nanoTime();
        if (left > 0) {
            return Answer.of(Outcome.RATE, "kenh.slow-down",
                    "The provider asked to slow down; goes on in " + TimeUnit.NANOSECONDS.toSeconds(left) + " s");
        }
        if (bucket != null && !bucket.asBlocking().tryConsume(1, PATIENCE)) {
            return Answer.of(Outcome.RATE, "kenh.rate", "The connection's limit per second is used up");
        }
        return breaker.tryAcquirePermission() ? null
                : Answer.of(Outcome.RATE, "kenh.breaker", "The provider failed too often; resting a few seconds");
    }

    /** Learns from an answer. Every call that {@link #enter} let through must end here. */
    void leave(Answer answer) {
        if (answer.outcome() == Outcome.RATE) {
            pausedUntil = System.nanoTime() + pause.toNanos();
        }
        if (answer.outcome() == Outcome.UNKNOWN || answer.outcome() == Outcome.RETRY) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new Unanswered());
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    private static Bucket bucket(long perSecond) {
        return perSecond <= 0 ? null : Bucket.builder().addLimit(limit -> limit.capacity(perSecond)
                .refillGreedy(perSecond, Duration.ofSeconds(1))).build();
    }

    private static long perSecond(Connection connection, JsonNode declared) {
        String value = declared.isTextual() ? connection.setting(declared.asText(), "0") : declared.asText("0");
        return value.isBlank() ? 0 : Long.parseLong(value.strip());
    }

    /** The breaker wants an exception; one without a stack trace costs nothing. */
    private static final class Unanswered extends RuntimeException {
        Unanswered() {
            super(null, null, false, false);
        }
    }
}
