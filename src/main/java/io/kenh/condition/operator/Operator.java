package io.kenh.condition.operator;

import io.kenh.condition.Facts;
import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import io.kenh.condition.ValueShape;
import java.util.Set;
import org.jooq.Condition;

/**
 * One way to compare a field with a value, in memory and in SQL. Both must agree on every record; a field without a value is
 * an ordinary case for both, never unknown.
 */
public interface Operator {

    /** As written in a clause; together with the type of the field it is unique. */
    String name();

    Set<FieldType> types();

    /**
     * The value of a clause in the form the other methods take.
     *
     * @param value as read from JSON; may be null
     * @throws BadValue when this operator cannot use it for that field
     */
    Object wanted(Field field, Object value);

    /**
     * @param value as {@link FieldType#read} gives it; null when the field is empty
     */
    boolean test(FieldType type, Object value, Object wanted, Moment moment);

    /** The same question to a table; null counts as false, because only AND and OR stand above it. */
    Condition sql(Column column, Object wanted, Moment moment);

    /** The question to a record; only operators about changes ask for more than the present value. */
    default boolean test(Facts facts, Field field, Object wanted, Moment moment) {
        return test(field.type(), field.type().read(facts.get(field.name())), wanted, moment);
    }

    /** What is written beside it. */
    default ValueShape shape() {
        return ValueShape.ONE;
    }

    /** Whether it can only be asked where there is a change. */
    default boolean needsChange() {
        return false;
    }

    /** Keys of which the field must have one for this to hold; empty when there is no such list. */
    default Set<Object> anchors(Object wanted) {
        return Set.of();
    }
}
