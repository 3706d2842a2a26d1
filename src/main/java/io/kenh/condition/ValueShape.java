package io.kenh.condition;

/** What an operator wants written beside it, for forms. */
public enum ValueShape {
    /** Nothing. */
    NONE,
    /** One value of the field's own kind. */
    ONE,
    /** At least one value of the field's own kind. */
    LIST,
    /** Two values of the field's own kind, the lower one first. */
    RANGE,
    /** A whole number of days. */
    DAYS,
    /** A whole number of years. */
    YEARS,
    /** Two whole numbers of years, the lower one first. */
    YEAR_RANGE
}
