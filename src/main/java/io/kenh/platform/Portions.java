package io.kenh.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;

/** Cuts work into portions that fit into memory. */
public final class Portions {

    private Portions() {
    }

    /** In order; no portion is heavier than {@code most}, unless it is one item that is so by itself. */
    public static <T> List<List<T>> of(Collection<T> items, ToLongFunction<T> weight, long most) {
        List<List<T>> portions = new ArrayList<>();
        long room = 0;
        for (T item : items) {
            room -= weight.applyAsLong(item);
            if (portions.isEmpty() || room < 0) {
                portions.add(new ArrayList<>());
                room = most - weight.applyAsLong(item);
            }
            portions.get(portions.size() - 1).add(item);
        }
        return portions;
    }
}
