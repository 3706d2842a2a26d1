package io.kenh.sla;

import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of a promise has been used up. A minute uses its part of the target that holds while it passes, so that a ticket
 * that is raised keeps the part it had left, and nothing becomes late by a change. Exact, however often the target changes.
 */
final class Share {

    private final Map<Long, Long> used = new HashMap<>();

    void use(Duration target, Duration work) {
        used.merge(micros(target), micros(work), Long::sum);
    }

    /** What is left as working time of a target, in whole microseconds rounded up; zero or less when all is used. */
    Duration left(Duration target) {
        BigInteger common = used.keySet().stream().map(BigInteger::valueOf).reduce(BigInteger.ONE, Share::leastCommonMultiple);
        BigInteger free = common;
        for (Map.Entry<Long, Long> part : used.entrySet()) {
            free = free.subtract(common.divide(BigInteger.valueOf(part.getKey())).multiply(BigInteger.valueOf(part.getValue())));
        }
        BigInteger[] left = free.multiply(BigInteger.valueOf(micros(target))).divideAndRemainder(common);
        return Duration.of(left[0].longValueExact() + Math.max(0, left[1].signum()), ChronoUnit.MICROS);
    }

    private static BigInteger leastCommonMultiple(BigInteger a, BigInteger b) {
        return a.divide(a.gcd(b)).multiply(b);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
