package io.kenh.crm;

/** A value that a field cannot hold. */
public class InvalidValue extends IllegalArgumentException {

    private static final int LONGEST = 100;

    private final String field;
    private final String found;
    private final Wanted wanted;
    private final String detail;

    /** @param detail what belongs into the sentence of {@code wanted}; null for none */
    public InvalidValue(String field, Object found, Wanted wanted, String detail) {
        super("%s: found %s, wanted %s".formatted(field, shown(found), wanted.sentence(detail)));
        this.field = field;
        this.found = shown(found);
        this.wanted = wanted;
        this.detail = detail;
    }

    /** Column or {@code custom.<name>}. */
    public String field() {
        return field;
    }

    /** What was sent, shortened. */
    public String found() {
        return found;
    }

    /** What kind of value is accepted; screens have a text of their own for each. */
    public Wanted wanted() {
        return wanted;
    }

    /** What belongs into that text, such as the list of choices; null for none. */
    public String detail() {
        return detail;
    }

    private static String shown(Object found) {
        String text = found == null || found.toString().isBlank() ? "nothing" : "'" + found.toString().replaceAll("\\p{Cntrl}|\\p{Cs}", "\uFFFD") + "'";
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** An expected answer, not a fault of the program: no stack is needed. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
