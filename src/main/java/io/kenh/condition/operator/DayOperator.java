package io.kenh.condition.operator;

import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.Condition;

/** What operators share that ask whether a day lies in a run of days; subclasses say which days, both engines use them. */
abstract class DayOperator implements Operator {

    private final String name;

    DayOperator(String name) {
        this.name = name;
    }

    abstract Object wanted(Object value);

    /** The days that meet the wanted value, seen from today. */
    abstract Days days(Object wanted, LocalDate today);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Set<FieldType> types() {
        return Set.of(FieldType.DATE, FieldType.DATETIME);
    }

    @Override
    public final Object wanted(Field field, Object value) {
        return wanted(value);
    }

    @Override
    public final boolean test(FieldType type, Object value, Object wanted, Moment moment) {
        if (value == null) {
            return false;
        }
        Days days = days(wanted, moment.today());
        return type == FieldType.DATE ? days.contains((LocalDate) value) : days.contains((Instant) value, moment.zone());
    }

    @Override
    public final Condition sql(Column column, Object wanted, Moment moment) {
        return days(wanted, moment.today()).sql(column, moment.zone());
    }
}
