package io.kenh.condition.operator;

import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** What operators that look into a text share; each exists as {@code name} and as {@code name_folded}. */
abstract class TextOperator implements Operator {

    private final String name;
    private final Spelling spelling;

    TextOperator(String name, Spelling spelling) {
        this.name = name + spelling.suffix();
        this.spelling = spelling;
    }

    abstract boolean test(String text, String wanted);

    /** The LIKE pattern, given the wanted text with {@code !} before every character that LIKE reads otherwise. */
    abstract String pattern(String escaped);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Set<FieldType> types() {
        return Set.of(FieldType.TEXT);
    }

    @Override
    public final Object wanted(Field field, Object value) {
        String wanted = spelling.of(Wanted.text(value));
        if (wanted.isEmpty()) {
            throw new BadValue(value, "text with at least one letter");
        }
        return wanted;
    }

    @Override
    public final boolean test(FieldType type, Object value, Object wanted, Moment moment) {
        return value != null && test(spelling.of(value), (String) wanted);
    }

    @Override
    public final Condition sql(Column column, Object wanted, Moment moment) {
        return spelling.of(column).like(pattern(DSL.escape((String) wanted, '!')), '!');
    }
}
