package io.kenh.connector.store;

import java.util.List;

/** Where connections are kept. */
interface Rows {

    List<Row> all();

    /** Changes with every change of any row; to be read before the rows. */
    String stamp();

    /** Stores a new row and gives its id; the id and revision of {@code row} do not matter. */
    long insert(Row row);

    /** Stores everything but id, name and connector. */
    void update(Row row);

    /** Stores no more than how it goes, so that it takes back nothing that another node has just stored. */
    void state(long id, boolean active, String state, String text);
}
