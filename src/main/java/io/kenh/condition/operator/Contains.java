package io.kenh.condition.operator;

/** {@code contains}: the text occurs somewhere. */
final class Contains extends TextOperator {

    Contains(Spelling spelling) {
        super("contains", spelling);
    }

    @Override
    boolean test(String text, String wanted) {
        return text.contains(wanted);
    }

    @Override
    String pattern(String escaped) {
        return "%" + escaped + "%";
    }
}
