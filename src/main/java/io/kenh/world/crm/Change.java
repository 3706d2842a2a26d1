package io.kenh.world.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What became of a row.
 *
 * @param table  the provider's name of the kind of record
 * @param row    as it is now
 * @param before as it was; null for a new one
 * @param byApi  a program did it, not a person
 */
record Change(String table, Row row, Row before, boolean byApi) {

    boolean isCreation() {
        return before == null;
    }

    boolean isDeletion() {
        return row.deleted();
    }

    /** The fields that are others than before, as they are now. */
    ObjectNode changed() {
        ObjectNode changed = row.fields().deepCopy();
        if (before != null) {
            before.fields().properties().forEach(field -> {
                if (field.getValue().equals(changed.get(field.getKey()))) {
                    changed.remove(field.getKey());
                }
            });
        }
        return changed;
    }
}
