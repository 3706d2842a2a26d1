package io.kenh.platform.postgres;

/** The embedded PostgreSQL cannot be used; the message says what was found, {@link #nextStep()} what to do about it. */
public final class PostgresFailure extends RuntimeException {

    private final String nextStep;

    PostgresFailure(String found, String nextStep) {
        this(found, nextStep, null);
    }

    PostgresFailure(String found, String nextStep, Throwable cause) {
        super(found + " " + nextStep, cause);
        this.nextStep = nextStep;
    }

    /** What a person can do to get the hub started; never null. */
    public String nextStep() {
        return nextStep;
    }
}
