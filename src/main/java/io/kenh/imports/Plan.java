package io.kenh.imports;

import java.util.List;

/**
 * What is to be made of a table.
 *
 * @param reading    how the file is read
 * @param headings   of its columns, as they stand in the first row
 * @param fields     for each column the field it fills ({@code custom.x} for a custom one), or "" for none
 * @param duplicates {@code update}, {@code skip} or {@code create}: what to do with a row whose record is known already
 */
public record Plan(Reading reading, List<String> headings, List<String> fields, String duplicates) {

    /** The known record gets what the row says; empty cells change nothing. */
    public static final String UPDATE = "update";
    /** The known record stays as it is. */
    public static final String SKIP = "skip";
    /** There will be two; an address stays with the record that had it first. */
    public static final String CREATE = "create";

    public static final List<String> WAYS = List.of(UPDATE, SKIP, CREATE);

    /** The same with another choice of fields and way. */
    public Plan with(List<String> fields, String duplicates) {
        return new Plan(reading, headings, List.copyOf(fields), duplicates);
    }
}
