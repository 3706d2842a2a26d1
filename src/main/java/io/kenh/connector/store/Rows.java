package io.kenh.connector.store;

import java.util.List;

/** Where connections are kept. */
interface Rows {

    List<Row> all();

    /** Stores a new row and gives its id; the id and revision of {@code row} do not matter. */
    long insert(Row row);

    /** Stores everything but id, name and connector. */
    void update(Row row);
}
