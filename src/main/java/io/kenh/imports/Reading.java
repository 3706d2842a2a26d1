package io.kenh.imports;

import java.util.List;

/**
 * How a file is read.
 *
 * @param format    {@code csv} or {@code xlsx}
 * @param encoding  of CSV: UTF-8, UTF-16LE, UTF-16BE, windows-1258, windows-1252; null for XLSX
 * @param delimiter of CSV: one character; null for XLSX
 */
public record Reading(String format, String encoding, String delimiter) {

    /** The encodings a file may be read in. */
    public static final List<String> ENCODINGS = List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1258", "windows-1252");

    public static final String CSV = "csv";
    public static final String XLSX = "xlsx";
}
