package io.kenh.imports;

import java.util.List;
import java.util.Map;

/**
 * A row as a record's fields.
 *
 * @param fields field → value; {@code custom.x} for custom ones, no empty ones
 * @param faults why it cannot be taken in; empty when it can
 */
record Read(Row row, Map<String, Object> fields, List<RowFault> faults) {

    Read refused(String column, String found, String wanted) {
        return new Read(row, fields, List.of(new RowFault(row.number(), column, found, wanted)));
    }
}
