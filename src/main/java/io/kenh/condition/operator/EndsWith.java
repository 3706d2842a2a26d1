package io.kenh.condition.operator;

/** {@code ends_with}: the text ends so. */
final class EndsWith extends TextOperator {

    EndsWith(Spelling spelling) {
        super("ends_with", spelling);
    }

    @Override
    boolean test(String text, String wanted) {
        return text.endsWith(wanted);
    }

    @Override
    String pattern(String escaped) {
        return "%" + escaped;
    }
}
