package io.kenh.sync;

import java.util.Locale;

/** Whose value of a field holds where both sides have changed it, or the other side has no business with it. */
public enum Owner {
    /** Ours; what the CRM says is written over. */
    HUB,
    /** The CRM's; what we say is written over. */
    CRM,
    /** Whoever changed it later, each by its own clock; the CRM's where the times are equal. */
    LATEST,
    /** A person decides; until then both sides keep theirs. */
    ASK;

    /** As it stands in a mapping. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
