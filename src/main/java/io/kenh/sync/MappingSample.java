package io.kenh.sync;

import java.util.List;
import java.util.Map;

/**
 * A mapping tried on one row of the CRM and on one record of ours.
 *
 * @param rows     rows that could be tried, newest last as the CRM lists them
 * @param row      id of the one that was; null where the CRM has none
 * @param theirs   its values, by the CRM's field
 * @param ours     our fields with the values that they would take
 * @param passed   whether the mapping leaves the row out
 * @param faults   our field → why it cannot hold the row's value
 * @param records  records of ours that could be tried, newest first
 * @param recordId of the one that was; null where there is none
 * @param held     its values, by our field
 * @param told     the CRM's fields with the values that they would take
 * @param left     whether the mapping leaves the record out
 */
public record MappingSample(List<Choice> rows, String row, Map<String, Object> theirs, Map<String, Object> ours, boolean passed, Map<String, String> faults,
        List<Choice> records, Long recordId, Map<String, Object> held, Map<String, Object> told, boolean left) {

    /** One to choose. @param name may be blank */
    public record Choice(String id, String name) {
    }
}
