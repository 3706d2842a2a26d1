package io.kenh.crm;

import java.util.List;
import java.util.Map;

/** Chooses owners for records that are made without one, by whatever way they come; how work is shared out is known above this package. */
@FunctionalInterface
public interface OwnerChooser {

    /**
     * Part of the transaction that makes the records.
     *
     * @param rows of that type, about to be written, with their ids and without {@code owner_id}; it may be put into them
     */
    void choose(RecordType type, List<Map<String, Object>> rows);
}
