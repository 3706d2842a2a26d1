package io.kenh.sync;

import io.kenh.crm.RecordType;
import java.util.List;
import java.util.Optional;

/**
 * What belongs to what: a CRM's object and our kind of record, field by field.
 *
 * @param object  as the CRM's connector calls it
 * @param record  our kind of record
 * @param flow    which way anything goes at all
 * @param creates which side gets records that only the other has
 * @param match   our fields by which a row finds its record before they are linked, in this order
 * @param marksDeleted whether a record whose row was taken away gets the tag {@link #DELETED}; otherwise it is only unlinked
 * @param rows    which of the CRM's rows become records of ours
 * @param records which of our records become rows
 * @param fields  in the order of the mapping
 */
public record SyncMapping(String object, RecordType record, Flow flow, Flow creates, List<String> match, boolean marksDeleted, Only rows, Only records,
        List<FieldRule> fields) {

    /** What a record is tagged with whose row the CRM has taken away. */
    public static final String DELETED = "crm-deleted";

    public SyncMapping {
        match = List.copyOf(match);
        fields = List.copyOf(fields);
    }

    /** The rule of one of our fields. */
    public Optional<FieldRule> rule(String ours) {
        return fields.stream().filter(rule -> rule.ours().equals(ours)).findFirst();
    }

    /** The rules of fields that name other records. */
    List<FieldRule> references() {
        return fields.stream().filter(rule -> rule.to() != null).toList();
    }

    /** Whether records that the CRM has no row of are made there. */
    boolean makesRows() {
        return flow.within(creates).goesOut();
    }

    /** Whether rows that we have no record of become one. */
    boolean makesRecords() {
        return flow.within(creates).comesIn();
    }
}
