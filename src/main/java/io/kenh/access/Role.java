package io.kenh.access;

import java.util.Locale;

/** What somebody may do: members work, administrators also set the hub up. */
public enum Role {
    ADMIN, MEMBER;

    /** As it stands in tables and messages: {@code admin} or {@code member}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The opposite of {@link #key()}. */
    public static Role of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    String authority() {
        return "ROLE_" + name();
    }
}
