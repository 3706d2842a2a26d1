package io.kenh.console.record;

import java.util.List;

/**
 * One field of a form.
 *
 * @param kind    text, email, tel, number, date, datetime-local, area, select, checks
 * @param value   what stands in it
 * @param was     what stood in it when the form was made: only what differs is written
 * @param options for select and checks all there are; for text those to pick from
 * @param hint    what to write; null when that is clear
 * @param fault   why its value was refused; null when it was not
 */
record Input(String name, String label, String kind, String value, String was, List<Option> options, boolean required, String hint, String fault) {

    /** A value and what people read for it. */
    record Option(String value, String text, boolean chosen) { }

    Input with(String value, String fault) {
        List<String> chosen = List.of(value.split(","));
        return new Input(name, label, kind, value, was, options.stream().map(o -> new Option(o.value(), o.text(), kind.equals("checks")
                ? chosen.contains(o.value()) : o.value().equals(value))).toList(), required, hint, fault);
    }

    /** Whether it takes the whole width. */
    public boolean wide() {
        return kind.equals("area") || kind.equals("checks") || name.equals("tags") || name.equals("address");
    }
}
