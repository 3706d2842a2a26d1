package io.kenh.condition.operator;

import io.kenh.condition.ValueShape;
import java.util.Collection;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** {@code has_any}: at least one of these tags. */
final class HasAny extends TagOperator {

    HasAny() {
        super("has_any");
    }

    @Override
    boolean test(Collection<?> tags, Set<Object> wanted) {
        return tags.stream().anyMatch(wanted::contains);
    }

    @Override
    Condition sql(Field<String[]> tags, String[] wanted) {
        return DSL.condition("{0} && {1}", tags, DSL.val(wanted, SQLDataType.CLOB.array()));
    }

    @Override
    @SuppressWarnings("unchecked")
    public Set<Object> anchors(Object wanted) {
        return (Set<Object>) wanted;
    }

    @Override
    public ValueShape shape() {
        return ValueShape.LIST;
    }
}
