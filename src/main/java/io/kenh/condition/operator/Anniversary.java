package io.kenh.condition.operator;

import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import io.kenh.condition.ValueShape;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * {@code anniversary}: the day returns today, or in so many days as the value says. 29 February is kept on the 28th in common
 * years, so nobody is congratulated late or only every fourth year. The day itself is no anniversary yet.
 */
final class Anniversary implements Operator {

    @Override
    public String name() {
        return "anniversary";
    }

    @Override
    public Set<FieldType> types() {
        return Set.of(FieldType.DATE, FieldType.DATETIME);
    }

    @Override
    public Object wanted(Field field, Object value) {
        return value == null ? 0 : Wanted.days(value);
    }

    @Override
    public boolean test(FieldType type, Object value, Object wanted, Moment moment) {
        if (value == null) {
            return false;
        }
        LocalDate day = value instanceof LocalDate date ? date : LocalDate.ofInstant((Instant) value, moment.zone());
        LocalDate feast = moment.today().plusDays((int) wanted);
        // withYear moves 29 February to the 28th where the year has none
        return day.getYear() < feast.getYear() && day.withYear(feast.getYear()).equals(feast);
    }

    @Override
    public Condition sql(Column column, Object wanted, Moment moment) {
        LocalDate feast = moment.today().plusDays((int) wanted);
        return DSL.field("to_char({0}, 'MMDD')", String.class, column.day(moment.zone())).in(kept(feast))
                .and(column.day(moment.zone()).lt(feast.withDayOfYear(1)));
    }

    /** Month and day, as MMDD, of everything kept on that day. */
    private static List<String> kept(LocalDate feast) {
        String day = "%02d%02d".formatted(feast.getMonthValue(), feast.getDayOfMonth());
        return day.equals("0228") && !feast.isLeapYear() ? List.of(day, "0229") : List.of(day);
    }

    @Override
    public ValueShape shape() {
        return ValueShape.DAYS;
    }
}
