package io.kenh.condition.operator;

/** {@code is_folded}: the whole text; registered for the folded spelling, where {@link Is} is too exact. */
final class Reads extends TextOperator {

    Reads(Spelling spelling) {
        super("is", spelling);
    }

    @Override
    boolean test(String text, String wanted) {
        return text.equals(wanted);
    }

    @Override
    String pattern(String escaped) {
        return escaped;
    }
}
