package io.kenh.condition.operator;

import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import java.util.Collection;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;

/** What operators on tags share; a field without tags has an empty list of them. */
abstract class TagOperator implements Operator {

    private final String name;

    TagOperator(String name) {
        this.name = name;
    }

    abstract boolean test(Collection<?> tags, Set<Object> wanted);

    abstract Condition sql(Field<String[]> tags, String[] wanted);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Set<FieldType> types() {
        return Set.of(FieldType.TAGS);
    }

    @Override
    public Object wanted(io.kenh.condition.Field field, Object value) {
        return Wanted.keys(field, value);
    }

    @Override
    @SuppressWarnings("unchecked")
    public final boolean test(FieldType type, Object value, Object wanted, Moment moment) {
        return value != null && test((Collection<?>) value, (Set<Object>) wanted);
    }

    @Override
    public final Condition sql(Column column, Object wanted, Moment moment) {
        return sql(column.tags(), ((Set<?>) wanted).toArray(String[]::new));
    }
}
