package io.kenh.event;

/**
 * Why something was done.
 *
 * @param text  {@code event:12}, {@code run:7}, {@code staff:3}, {@code api:…}
 * @param depth automations in the chain that led here
 */
public record Cause(String text, int depth) {

    public static Cause event(long id) {
        return new Cause("event:" + id, 0);
    }

    public static Cause staff(long id) {
        return new Cause("staff:" + id, 0);
    }

    /** An automation's run on a change: one deeper than the change. */
    public static Cause run(long automation, Change change) {
        return new Cause("automation:" + automation + "/change:" + change.id(), change.depth() + 1);
    }
}
