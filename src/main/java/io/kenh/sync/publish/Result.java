package io.kenh.sync.publish;

/**
 * What became of an item.
 *
 * @param reason of a failure; null for the others
 */
record Result(What what, String reason) {

    enum What {
        /** The receiver has it. */
        DELIVERED,
        /** Another attempt may succeed. */
        FAILED,
        /** The receiver will never take it. */
        REFUSED,
        /** The receiver wants nothing more at all. */
        GONE,
        /** It was not tried. */
        NOT_TRIED
    }

    static final Result DELIVERED = new Result(What.DELIVERED, null);
    static final Result NOT_TRIED = new Result(What.NOT_TRIED, null);

    static Result failed(String reason) {
        return new Result(What.FAILED, reason);
    }

    static Result refused(String reason) {
        return new Result(What.REFUSED, reason);
    }

    boolean isDelivered() {
        return what == What.DELIVERED;
    }

    boolean isFailure() {
        return what == What.FAILED || what == What.REFUSED || what == What.GONE;
    }
}
