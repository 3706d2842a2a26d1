package io.kenh.imports.table;

import io.kenh.imports.Row;
import java.util.NoSuchElementException;

/** Looks one row ahead in a file, past the empty ones. */
abstract class RowsAhead implements Rows {

    private Row ahead;

    /** The file's next row, whatever is in it; null after the last one. */
    abstract Row read();

    /** Goes on to the next row that is not empty; to be called once when the file has been opened. */
    final void advance() {
        Row row = read();
        while (row != null && row.isEmpty()) {
            row = read();
        }
        ahead = row;
    }

    /** What {@link #next} gives, and while that is looked for, the row before; null when there is none. */
    final Row ahead() {
        return ahead;
    }

    @Override
    public final boolean hasNext() {
        return ahead != null;
    }

    @Override
    public final Row next() {
        if (ahead == null) {
            throw new NoSuchElementException();
        }
        Row row = ahead;
        advance();
        return row;
    }
}
