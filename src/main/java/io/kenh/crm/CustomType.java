package io.kenh.crm;

import io.kenh.condition.FieldType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a custom field holds. */
public enum CustomType {

    /** A text; kept as text. */
    TEXT(FieldType.TEXT),
    /** A number of at most 15 digits; kept as number. */
    NUMBER(FieldType.NUMBER),
    /** A day; kept as {@code 2026-02-28}. */
    DATE(FieldType.DATE),
    /** A moment; kept in UTC as {@code 2026-02-28T01:30:00Z}. */
    DATETIME(FieldType.DATETIME),
    /** Yes or no. */
    BOOLEAN(FieldType.BOOLEAN),
    /** One of the field's choices; kept as text. */
    CHOICE(FieldType.CHOICE),
    /** Any of the field's choices; kept as list. */
    CHOICES(FieldType.TAGS);

    private final FieldType fieldType;

    CustomType(FieldType fieldType) {
        this.fieldType = fieldType;
    }

    /** Its name in tables and the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What conditions take it for. */
    public FieldType fieldType() {
        return fieldType;
    }

    /** Whether a field of the type has a list of choices. */
    public boolean hasChoices() {
        return this == CHOICE || this == CHOICES;
    }

    /** Reads what {@link #key()} writes; an unknown one is refused with the list of known ones. */
    public static CustomType of(String key) {
        return Stream.of(values()).filter(type -> type.key().equals(key)).findFirst().orElseThrow(() ->
                new IllegalArgumentException("unknown type of field '%s'; there are %s".formatted(key, keys())));
    }

    /** All keys. */
    public static List<String> keys() {
        return Stream.of(values()).map(CustomType::key).toList();
    }
}
