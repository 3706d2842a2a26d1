package io.kenh.imports;

import java.util.List;

/**
 * A row of a table.
 *
 * @param number as a person finds it in the file, from 1; in CSV the line it begins in
 * @param cells  without surrounding spaces; an empty cell is ""
 */
public record Row(int number, List<String> cells) {

    /** The cell of a column; "" where the row is shorter. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    /** No cell holds anything. */
    public boolean isEmpty() {
        return cells.stream().allMatch(String::isEmpty);
    }
}
