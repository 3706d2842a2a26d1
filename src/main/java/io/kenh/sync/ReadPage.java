package io.kenh.sync;

import io.kenh.connector.CrmPage;
import io.kenh.connector.CrmRow;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A page whose rows have been read through the mapping. */
record ReadPage(CrmPage page, Map<CrmRow, Reading> readings) {

    static ReadPage of(CrmPage page, Function<CrmRow, Reading> read) {
        Map<CrmRow, Reading> readings = new IdentityHashMap<>();
        page.rows().forEach(row -> readings.put(row, read.apply(row)));
        return new ReadPage(page, readings);
    }

    /** Empty for a row that did not come with this page. */
    Optional<Reading> of(CrmRow row) {
        return Optional.ofNullable(readings.get(row));
    }
}
