package io.kenh.platform;

/** Work that will fail again however often it is tried: it is parked at once. */
public class Poison extends RuntimeException {

    private final String reason;

    /**
     * @param reason short and the same for the same cause, so that people can filter by it
     * @param detail what was found and what was wanted
     */
    public Poison(String reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public Poison(String reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
