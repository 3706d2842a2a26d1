package io.kenh.imports.table;

import io.kenh.imports.Reading;
import io.kenh.imports.Refused;
import io.kenh.imports.Row;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.Iterator;

/** The rows of a file in order, the headings first; empty rows are left out. */
public interface Rows extends Iterator<Row>, Closeable {

    /** More columns than any list of people has. */
    int MOST_COLUMNS = 200;

    /** Longest cell, in characters. */
    int LONGEST_CELL = 32_767;

    /** @throws Refused when the file is not what the reading says; also later, from the row that cannot be read */
    static Rows open(Path file, Reading reading) {
        return reading.format().equals(Reading.XLSX) ? new Workbook(file) : new Csv(file, reading);
    }

    @Override
    void close();
}
