package io.kenh.crm;

import java.util.List;

/**
 * A field that people added to a kind of record.
 *
 * @param name    key in the record's {@code custom}; never changes
 * @param title   what people see
 * @param choices for {@link CustomType#CHOICE} and {@link CustomType#CHOICES}; empty for others
 * @param retired no longer offered in forms and lists of fields; what records have in it stays
 */
public record CustomField(long id, RecordType object, String name, String title, CustomType type, List<String> choices, boolean retired) {

    /** Its name in conditions, edits and errors: {@code custom.<name>}. */
    public String path() {
        return CustomFields.PREFIX + name;
    }

    /**
     * A value as a record holds it.
     *
     * @param raw as written by a person or program; not null
     * @throws InvalidValue when it is no value of this field
     */
    Object read(Object raw, java.time.ZoneId zone) {
        return Values.read(path(), type.fieldType(), choices, raw, zone);
    }
}
