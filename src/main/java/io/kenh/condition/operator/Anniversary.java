package io.kenh.condition.operator;

import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
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
        return day.getYear() < feast.getYear() && kept(feast).contains(day.getMonthValue() * 100 + day.getDayOfMonth());
    }

    /** Month and day, as month * 100 + day, of everything kept on that day. */
    private static List<Integer> kept(LocalDate feast) {
        int day = feast.getMonthValue() * 100 + feast.getDayOfMonth();
        return day == 228 && !feast.isLeapYear() ? List.of(228, 229) : List.of(day);
    }

    @Override
    public Condition sql(Column column, Object wanted, Moment moment) {
        org.jooq.Field<LocalDate> day = column.day(moment.zone());
        LocalDate feast = moment.today().plusDays((int) wanted);
        return DSL.year(day).lt(feast.getYear()).and(DSL.month(day).mul(100).plus(DSL.day(day)).in(kept(feast)));
    }
}
