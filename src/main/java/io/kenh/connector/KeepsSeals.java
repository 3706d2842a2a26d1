package io.kenh.connector;

/** Keeps texts of {@link Seals} in rows of its own. Every bean of this type takes part when a key of the secrets is replaced. */
@FunctionalInterface
public interface KeepsSeals {

    /** Seals again what a former key has sealed. */
    void sealAgain();
}
