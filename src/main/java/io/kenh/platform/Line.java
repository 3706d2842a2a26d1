package io.kenh.platform;

import java.util.Locale;

/** One of the hub's three lines; each is fed by a queue table of its own. */
public enum Line {
    /** Arrivals that become records and tickets. */
    EVENT,
    /** Changes of records that meet automations. */
    CHANGE,
    /** Messages that leave. */
    MESSAGE;

    /** The name of the line in tables and doorbells, in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String queue() {
        return key() + "_queue";
    }

    /** Reads what {@link #key()} writes. */
    public static Line of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
