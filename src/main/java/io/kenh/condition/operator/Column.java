package io.kenh.condition.operator;

import io.kenh.condition.FieldType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A column or expression and what it holds, in the forms operators need. */
public record Column(FieldType type, Field<?> sql) {

    private static final DataType<String> WORD = SQLDataType.CLOB;

    Field<String> text() {
        return sql.coerce(WORD);
    }

    Field<String> plain() {
        return DSL.field("plain_text({0})", WORD, sql);
    }

    Field<String> folded() {
        return DSL.field("folded_text({0})", WORD, sql);
    }

    Field<BigDecimal> number() {
        return sql.coerce(SQLDataType.NUMERIC);
    }

    Field<LocalDate> date() {
        return sql.coerce(SQLDataType.LOCALDATE);
    }

    Field<Instant> instant() {
        return sql.coerce(SQLDataType.INSTANT);
    }

    /** The calendar day, in that zone where it is an instant. */
    Field<LocalDate> day(ZoneId zone) {
        return type == FieldType.DATE ? date()
                : DSL.field("cast({0} at time zone {1} as date)", SQLDataType.LOCALDATE, sql, DSL.inline(zone.getId()));
    }

    Field<String[]> tags() {
        return sql.coerce(WORD.array());
    }

    /** What two values of the column are equal by, as {@link FieldType#key} in memory. */
    @SuppressWarnings("unchecked")
    Field<Object> key() {
        Field<?> key = switch (type) {
            case TEXT -> plain();
            case CHOICE -> text();
            case NUMBER -> number();
            case REFERENCE -> sql.coerce(SQLDataType.BIGINT);
            case BOOLEAN -> sql.coerce(SQLDataType.BOOLEAN);
            case DATE, DATETIME, TAGS -> throw new IllegalStateException("no single key in " + type);
        };
        return (Field<Object>) key;
    }
}
