package io.kenh.sync;

import java.util.Locale;

/** Which way values, or new records, go. */
public enum Flow {
    BOTH, IN, OUT, NONE;

    /** As it stands in a mapping. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** From the CRM to us. */
    public boolean comesIn() {
        return this == BOTH || this == IN;
    }

    /** From us to the CRM. */
    public boolean goesOut() {
        return this == BOTH || this == OUT;
    }

    /** What both this and the other let through. */
    Flow within(Flow other) {
        boolean in = comesIn() && other.comesIn();
        boolean out = goesOut() && other.goesOut();
        return in ? out ? BOTH : IN : out ? OUT : NONE;
    }
}
