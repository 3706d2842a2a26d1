package io.kenh.world.provider;

/** What becomes of one request. */
enum Fate {
    OK("ok", null),
    DUPLICATE("duplicate", null),
    RATE("rate", "rate"),
    AUTH("auth", "auth"),
    ERROR("error", "error"),
    BLOCKED("blocked", "blocked"),
    OUTAGE("outage", null),
    TIMEOUT("timeout", null),
    LOST("lost", null);

    private final String word;
    private final String fault;

    Fate(String word, String fault) {
        this.word = word;
        this.fault = fault;
    }

    /** As the journal shows it. */
    String word() {
        return word;
    }

    /** Name under {@code faults} in {@code connector.yaml}, or null when this is none. */
    String fault() {
        return fault;
    }

    /** Whether the provider delivers the message. */
    boolean isTaken() {
        return this == OK || this == TIMEOUT || this == LOST;
    }
}
