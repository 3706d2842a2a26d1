package io.kenh.condition;

import java.util.function.Function;

/**
 * What kind of value a field holds. {@link #read} takes what a record or its JSON gives and makes one Java type of it, so
 * that a record from the database and the same record from a message compare alike; what does not fit reads as null.
 */
public enum FieldType {

    /** Free text. Compared without regard to case and Unicode form. String. */
    TEXT(Reading::text),
    /** Any number; trailing zeros do not matter. BigDecimal. */
    NUMBER(Reading::number),
    /** A calendar day. LocalDate. */
    DATE(Reading::date),
    /** An instant; operators look at the day it falls on in the zone of the {@link Moment}. Instant. */
    DATETIME(Reading::instant),
    /** One of a list of words, compared exactly. String. */
    CHOICE(Reading::text),
    /** Words without order, compared exactly. Collection of String. */
    TAGS(Reading::tags),
    /** Yes or no. Boolean. */
    BOOLEAN(value -> value instanceof Boolean ? value : null),
    /** The id of another record. Long. */
    REFERENCE(Reading::reference);

    private final Function<Object, Object> reading;

    FieldType(Function<Object, Object> reading) {
        this.reading = reading;
    }

    /** The value in the Java type named at the constant; null for null and for anything that is no such value. */
    public Object read(Object raw) {
        return raw == null ? null : reading.apply(raw);
    }

    /** What two values of this type are equal by; takes and gives null for null. */
    public Object key(Object read) {
        return this == TEXT && read != null ? TextForm.plain((String) read) : read;
    }
}
