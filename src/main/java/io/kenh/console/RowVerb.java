package io.kenh.console;

import java.util.Collections;
import java.util.List;

/** The parts of a button's name that changes rows of a form ({@code field.up.1}), and what such buttons do to a list. */
public final class RowVerb {

    private final String[] parts;

    public RowVerb(String text) {
        parts = text.split("\\.");
    }

    public int length() {
        return parts.length;
    }

    /** Empty where there are not so many. */
    public String part(int i) {
        return i < parts.length ? parts[i] : "";
    }

    /** -1 where that part is no number of a row. */
    public int number(int i) {
        return part(i).matches("\\d{1,4}") ? Integer.parseInt(part(i)) : -1;
    }

    /** The same list with one more. */
    public static <T> List<T> add(List<T> rows, T row) {
        rows.add(row);
        return rows;
    }

    /** The same list; as it was where it has no such row. */
    public static <T> List<T> remove(List<T> rows, int i) {
        if (i >= 0 && i < rows.size()) {
            rows.remove(i);
        }
        return rows;
    }

    /** The same list with a row twice; as it was where it has no such row. */
    public static <T> List<T> copy(List<T> rows, int i) {
        if (i >= 0 && i < rows.size()) {
            rows.add(i + 1, rows.get(i));
        }
        return rows;
    }

    /** The same list; as it was where it has no such rows. */
    public static <T> List<T> swap(List<T> rows, int i, int j) {
        if (Math.min(i, j) >= 0 && Math.max(i, j) < rows.size()) {
            Collections.swap(rows, i, j);
        }
        return rows;
    }
}
