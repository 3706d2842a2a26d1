package io.kenh.condition.operator;

/** The value of a clause does not suit its operator. */
public final class BadValue extends RuntimeException {

    private final String found;
    private final String wanted;

    BadValue(Object found, String wanted) {
        super("found " + shown(found) + ", wanted " + wanted);
        this.found = shown(found);
        this.wanted = wanted;
    }

    private static String shown(Object value) {
        String text = value instanceof String word ? "'" + word + "'" : value == null ? "nothing" : value.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    public String found() {
        return found;
    }

    public String wanted() {
        return wanted;
    }
}
