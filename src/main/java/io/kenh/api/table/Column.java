package io.kenh.api.table;

import java.util.Locale;

/**
 * A field of an answer and where it is read from.
 *
 * @param sql   expression over the resource's tables
 * @param large only in the answer for one record, not in lists
 * @param write who may set it: nobody, or everyone who may write the resource
 */
public record Column(Field field, String sql, boolean large, boolean write) {

    /** Stands in a column of the same name, in snake_case, of the table with alias {@code t}. */
    public static Column of(Field field) {
        return new Column(field, "t." + snake(field.name()), false, false);
    }

    /** The same, and it can be set. */
    public static Column writable(Field field) {
        return new Column(field, "t." + snake(field.name()), false, true);
    }

    public static Column of(Field field, String sql) {
        return new Column(field, sql, false, false);
    }

    public Column onlyAlone() {
        return new Column(field, sql, true, write);
    }

    /** {@code accountId} as the database writes it: {@code account_id}. */
    public static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
