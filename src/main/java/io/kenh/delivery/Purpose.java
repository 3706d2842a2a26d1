package io.kenh.delivery;

import java.util.Locale;

/** What a message is for; the gate asks more of one that advertises. */
public enum Purpose {
    /** Answers, confirmations, reminders: what the person asked for or needs to know. */
    TRANSACTIONAL,
    /** Promotes something: leaves only with the person's consent, in permitted hours, labelled and seldom. */
    ADVERTISING;

    /** As it stands in tables, files and the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param key null or blank for transactional; @throws IllegalArgumentException when there is no such purpose */
    public static Purpose of(String key) {
        return key == null || key.isBlank() ? TRANSACTIONAL : valueOf(key.toUpperCase(Locale.ROOT));
    }
}
