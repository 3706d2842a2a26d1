package io.kenh.platform;

import java.util.stream.Stream;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;

/** What a failure means for the work, and what it is called in a parked row. */
final class Failures {

    private static final int LONGEST = 2_000;

    private Failures() {
    }

    /** Routes wrap what their steps throw; this is what the step meant, or the failure itself. */
    static RuntimeException meant(RuntimeException failure) {
        return Stream.<Throwable>iterate(failure, t -> t != null, Throwable::getCause).limit(50)
                .filter(t -> t instanceof Poison || isContention(t))
                .map(RuntimeException.class::cast).findFirst().orElse(failure);
    }

    static boolean isContention(Throwable failure) {
        return failure instanceof Contended || failure instanceof ConcurrencyFailureException;
    }

    static String reason(Throwable failure) {
        return failure instanceof Poison poison ? poison.reason()
                : NestedExceptionUtils.getMostSpecificCause(failure).getClass().getSimpleName();
    }

    static String detail(Throwable failure) {
        String text = String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage()).replace("\0", "");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
