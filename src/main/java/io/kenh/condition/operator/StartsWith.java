package io.kenh.condition.operator;

/** {@code starts_with}: the text begins so. */
final class StartsWith extends TextOperator {

    StartsWith(Spelling spelling) {
        super("starts_with", spelling);
    }

    @Override
    boolean test(String text, String wanted) {
        return text.startsWith(wanted);
    }

    @Override
    String pattern(String escaped) {
        return escaped + "%";
    }
}
