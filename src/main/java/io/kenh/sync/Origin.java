package io.kenh.sync;

/** Where rows were heard of. */
enum Origin {
    /** The first load: nothing of it is news, so nothing fires as created or updated. */
    FIRST_LOAD,
    /** A list of what has changed, which may lag behind the rows themselves. */
    LIST,
    /** The row itself. */
    ROW
}
