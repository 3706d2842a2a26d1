package io.kenh.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The channel a template is written for. */
public enum Kind {

    /** A short text; {@link Segments} tells what it costs. */
    SMS,
    /** A subject with text, HTML or both. */
    MAIL;

    /** Its name in files and in the API; also the channel of the messages made from it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} writes; anything else is refused with the list of kinds. */
    public static Kind of(String key) {
        List<String> keys = Arrays.stream(values()).map(Kind::key).toList();
        if (!keys.contains(key)) {
            throw new IllegalArgumentException("kind: found '%s', wanted one of %s".formatted(key, String.join(", ", keys)));
        }
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
