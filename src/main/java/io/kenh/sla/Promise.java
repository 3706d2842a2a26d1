package io.kenh.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is promised of a ticket. */
public enum Promise {

    /** Somebody answers the customer for the first time, or settles the matter. */
    RESPONSE,
    /** The matter is settled; the time in which the customer is waited for does not count. */
    RESOLUTION;

    /** Its name in tables, files and the API. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} writes. */
    @JsonCreator
    public static Promise of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
