package io.kenh.condition.operator;

/** {@code changed_from}: the field had the value before and has not now; for tags: the tag was removed. */
final class ChangedFrom extends Passage {

    /** @param operator what it means to have the value: {@code is}, or {@code has} for tags */
    ChangedFrom(Operator operator) {
        super("changed_from", operator);
    }

    @Override
    boolean passed(boolean before, boolean after) {
        return before && !after;
    }
}
