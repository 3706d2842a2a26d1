package io.kenh.condition.operator;

import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import io.kenh.condition.ValueShape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;

/** {@code between} for numbers: from the lower to the higher, both included. */
final class BetweenNumbers implements Operator {

    @Override
    public String name() {
        return "between";
    }

    @Override
    public Set<FieldType> types() {
        return Set.of(FieldType.NUMBER);
    }

    @Override
    public Object wanted(Field field, Object value) {
        return Wanted.range(value, Wanted::number);
    }

    @Override
    public boolean test(FieldType type, Object value, Object wanted, Moment moment) {
        return value != null && ends(wanted).get(0).compareTo((BigDecimal) value) <= 0
                && ends(wanted).get(1).compareTo((BigDecimal) value) >= 0;
    }

    @Override
    public Condition sql(Column column, Object wanted, Moment moment) {
        return column.number().between(ends(wanted).get(0), ends(wanted).get(1));
    }

    @SuppressWarnings("unchecked")
    private static List<BigDecimal> ends(Object wanted) {
        return (List<BigDecimal>) wanted;
    }

    @Override
    public ValueShape shape() {
        return ValueShape.RANGE;
    }
}
