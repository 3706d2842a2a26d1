package io.kenh.crm;

/** Two contacts cannot become one, or cannot part. */
public class NoMerge extends IllegalStateException {

    /** Why. */
    public enum Reason {
        /** There is no such contact. */
        MISSING("a contact that exists"),
        /** Both are the same. */
        SAME("two different contacts"),
        /** The merge is not there, or was undone. */
        UNDONE("a merge that has not been undone"),
        /** The contact that stayed has itself gone into another since. */
        LATER("the later merge to be undone first");

        private final String wanted;

        Reason(String wanted) {
            this.wanted = wanted;
        }
    }

    private final Reason reason;

    public NoMerge(Reason reason, Object found) {
        super("found %s, wanted %s".formatted(found, reason.wanted));
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
