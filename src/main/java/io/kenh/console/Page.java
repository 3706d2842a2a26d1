package io.kenh.console;

import java.util.List;
import java.util.function.Function;

/**
 * Some rows of a list, newest first.
 *
 * @param next where the following rows begin, for the address; null at the end
 */
public record Page<T>(List<T> items, String next) {

    /** Rows of a page. */
    public static final int SIZE = 50;
    /** Rows to read: one more tells whether there are others. */
    public static final int FETCH = SIZE + 1;

    /** @param rows at most {@link #FETCH} */
    public static <T> Page<T> of(List<T> rows, Function<T, Object> cursor) {
        if (rows.size() <= SIZE) {
            return new Page<>(rows, null);
        }
        List<T> shown = rows.subList(0, SIZE);
        return new Page<>(shown, cursor.apply(shown.get(SIZE - 1)).toString());
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }
}
