package io.kenh.platform;

import org.springframework.core.NestedExceptionUtils;

/** What a failure is called in a parked row. */
final class Failures {

    private static final int LONGEST = 2_000;

    private Failures() {
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
