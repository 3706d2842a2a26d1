package io.kenh.sync;

import io.kenh.crm.RecordType;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One field that is kept in step.
 *
 * @param ours      column or {@code custom.<name>}
 * @param theirs    the CRM's field; null where {@code in} or {@code out} says it all
 * @param flow      which way it goes
 * @param values    our value → theirs, for choices; empty for none
 * @param otherwise our value where theirs is none of these, or nothing; null for none
 * @param to        the CRM's object whose rows the field names; null where it holds a plain value
 * @param in        text with {@code {{field}}} places that makes our value of a row's; null for none
 */
public record FieldRule(String ours, String theirs, Owner owner, Flow flow, Map<String, String> values, Object otherwise, String in, String to) {

    public FieldRule {
        values = Map.copyOf(values);
    }

    /** A field that holds a plain value. */
    public FieldRule(String ours, String theirs, Owner owner, Flow flow, Map<String, String> values, Object otherwise, String in) {
        this(ours, theirs, owner, flow, values, otherwise, in, null);
    }

    /** Which kind of record a field of ours names; empty where it names none that CRMs keep. */
    static Optional<RecordType> named(String ours) {
        return Stream.of(RecordType.values()).filter(type -> ours.equals(type.key() + "_id")).findFirst();
    }

    /** Which kind of record this field names. */
    RecordType named() {
        return named(ours).orElseThrow();
    }
}
