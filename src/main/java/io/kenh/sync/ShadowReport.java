package io.kenh.sync;

import java.util.List;
import java.util.Map;

/**
 * What a sync would do if it went on now.
 *
 * @param rows   rows looked at
 * @param whole  whether these were all
 * @param counts action → how often: {@code make} a record, {@code join} a row to a record that is there, {@code change} a record,
 *               {@code tell} the CRM, {@code double}, {@code decide}, {@code lose}, {@code same}, {@code pass}, {@code row} a new row
 * @param lines  the first of them
 */
public record ShadowReport(int rows, boolean whole, Map<String, Integer> counts, List<Line> lines) {

    /**
     * @param recordId or null for a record that would be made
     * @param ours     field → value that the record would take
     * @param theirs   field → value that the row would take
     */
    public record Line(String action, String externalId, Long recordId, Map<String, Object> ours, Map<String, Object> theirs) {
    }
}
