package io.kenh.ticket;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Turns rows into the arrays that {@code unnest} takes. */
final class Columns {

    private Columns() {
    }

    static <T, R> R[] of(List<T> rows, Function<T, R> column, IntFunction<R[]> array) {
        return rows.stream().map(column).toArray(array);
    }
}
