package io.kenh.condition.operator;

import java.util.Set;

/**
 * {@code changed_to}: the field has the value now and had not before; for tags: the tag was added. {@code reached}: the number is
 * at least that now and was below it, or missing, before.
 */
final class ChangedTo extends Passage {

    /** @param operator what it means to have the value: {@code is}, {@code has} for tags, {@code at_least} for a threshold */
    ChangedTo(String name, Operator operator) {
        super(name, operator);
    }

    @Override
    boolean passed(boolean before, boolean after) {
        return after && !before;
    }

    @Override
    public Set<Object> anchors(Object wanted) {
        return operator().anchors(wanted);
    }
}
