package io.kenh.condition.operator;

import io.kenh.condition.ValueShape;
import java.util.Collection;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** {@code has_all}: every one of these tags. */
class HasAll extends TagOperator {

    HasAll() {
        this("has_all");
    }

    HasAll(String name) {
        super(name);
    }

    @Override
    final boolean test(Collection<?> tags, Set<Object> wanted) {
        return tags.containsAll(wanted);
    }

    @Override
    final Condition sql(Field<String[]> tags, String[] wanted) {
        return DSL.condition("{0} @> {1}", tags, DSL.val(wanted, SQLDataType.CLOB.array()));
    }

    @Override
    @SuppressWarnings("unchecked")
    public final Set<Object> anchors(Object wanted) {
        return Set.of(((Set<Object>) wanted).iterator().next());
    }

    @Override
    public ValueShape shape() {
        return ValueShape.LIST;
    }
}
