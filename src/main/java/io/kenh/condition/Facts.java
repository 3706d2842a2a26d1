package io.kenh.condition;

/** What is known about one record, and about its change where there is one. */
public interface Facts {

    /** The present value of a field; null when it has none. */
    Object get(String field);

    /** Whether the change touched the field; false where there is no change. */
    default boolean changed(String field) {
        return false;
    }

    /** The value before the change; null for a new record and where there is no change. */
    default Object before(String field) {
        return null;
    }
}
