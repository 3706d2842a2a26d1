package io.kenh.platform;

/**
 * Lanes are hashed into a few slots. A worker holds a slot while it works, so one lane never
 * overlaps with itself, and takes all that waits in the slot at once, so commits are shared.
 */
public final class Slots {

    /** More slots than workers of all nodes, few enough that a worker finds a full batch in one. */
    public static final int COUNT = 16;

    private Slots() {
    }
}
