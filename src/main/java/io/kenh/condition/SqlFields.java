package io.kenh.condition;

import org.jooq.impl.DSL;

/** {@link Fields} that also say where a field stands in a table. */
public interface SqlFields extends Fields {

    /**
     * The column or expression of a field that {@link #find} knows: text for TEXT and CHOICE, any number for NUMBER, date,
     * timestamptz, {@code text[]} for TAGS, boolean, bigint for REFERENCE.
     */
    org.jooq.Field<?> column(String name);

    /**
     * The expression of a custom field kept in a jsonb column.
     *
     * @param json the column, e.g. {@code contact.custom}
     * @param key  the key in it, without {@code custom.}
     */
    static org.jooq.Field<?> custom(org.jooq.Field<?> json, String key, FieldType type) {
        String function = switch (type) {
            case TEXT, CHOICE -> "custom_text";
            case NUMBER -> "custom_number";
            case DATE -> "custom_date";
            case DATETIME -> "custom_instant";
            case TAGS -> "custom_tags";
            case BOOLEAN -> "custom_boolean";
            case REFERENCE -> "custom_reference";
        };
        return DSL.field(function + "({0} -> {1})", Object.class, json, DSL.inline(key));
    }
}
