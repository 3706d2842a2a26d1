package io.kenh.crm;

import io.kenh.event.Cause;

/** Something that may hang on a lead. Every bean of this type takes part when a lead becomes a contact. */
@FunctionalInterface
public interface LinkedToLead {

    /** Moves what hangs on the lead to the contact; part of the conversion's transaction. */
    void move(long lead, long contact, Cause cause);
}
