package io.kenh.console.sync;

import java.util.List;

/**
 * One row of the form: a field that is kept in step. Nothing is null; what is not said is empty.
 *
 * @param ours      our field
 * @param crm       the CRM's
 * @param to        the object whose rows the CRM's field names, where the connector does not say it
 * @param direction {@code both}, {@code in}, {@code out} or {@code none}; empty as for the whole mapping
 * @param owner     empty as for the whole mapping
 * @param values    our value and theirs, in this order
 * @param otherwise our value for everything else
 * @param in        text that makes our value of several of the CRM's
 */
record FieldDraft(String ours, String crm, String to, String direction, String owner, List<Pair> values, String otherwise, String in) {

    /** A value of ours and the CRM's for it. */
    record Pair(String ours, String theirs) {

        static final Pair BLANK = new Pair("", "");

        boolean isBlank() {
            return ours.isBlank() && theirs.isBlank();
        }
    }

    static final FieldDraft BLANK = new FieldDraft("", "", "", "", "", List.of(), "", "");

    FieldDraft {
        values = List.copyOf(values);
    }

    /** Whether nobody has filled in anything yet. */
    public boolean isBlank() {
        return equals(BLANK);
    }

    /** Whether more is said than which field is which. */
    public boolean isSpecial() {
        return !values.isEmpty() || !otherwise.isEmpty() || !in.isEmpty() || !to.isEmpty();
    }

    FieldDraft with(List<Pair> pairs) {
        return new FieldDraft(ours, crm, to, direction, owner, pairs, otherwise, in);
    }

    /** As it is written: without pairs that nobody filled in. */
    FieldDraft trimmed() {
        return with(values.stream().filter(pair -> !pair.isBlank()).toList());
    }
}
