package io.kenh.intake;

import io.kenh.connector.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which files a connection takes with a form.
 *
 * @param most    files of one form; 0 for none
 * @param largest bytes of one file
 * @param endings of the names that are taken, in lower case without a dot
 */
public record FormFileRules(int most, long largest, List<String> endings) {

    /** However large a connection's own limits are, one form is no larger; it lies in memory while it is read. */
    public static final long LARGEST_FORM = 25_000_000;
    private static final int MOST = 20;
    private static final long MEGABYTE = 1_000_000;
    private static final String USUAL = "pdf, jpg, jpeg, png, gif, webp, heic, doc, docx, xls, xlsx, ppt, pptx, odt, ods, txt, csv";

    /** As the connection's settings say; what is no number there counts as the usual one. */
    public static FormFileRules of(Connection connection) {
        String endings = connection.setting("fileTypes", "");
        return new FormFileRules((int) number(connection, "files", 3, MOST), number(connection, "fileMegabytes", 5, LARGEST_FORM / MEGABYTE) * MEGABYTE,
                Arrays.stream((endings.isBlank() ? USUAL : endings).toLowerCase(Locale.ROOT).split("[\\s,;.]+")).filter(ending -> !ending.isEmpty()).toList());
    }

    /** Bytes that all files of one form may have together. */
    public long room() {
        return Math.min(LARGEST_FORM, most * largest);
    }

    /** The largest file in megabytes. */
    public long megabytes() {
        return largest / MEGABYTE;
    }

    /** As the {@code accept} of a field on a page. */
    public String accept() {
        return "." + String.join(",.", endings);
    }

    private static long number(Connection connection, String setting, long usual, long highest) {
        String value = connection.setting(setting, "").strip();
        return value.matches("\\d{1,4}") ? Math.min(highest, Long.parseLong(value)) : usual;
    }
}
