package io.kenh.connector;

import java.util.List;

/**
 * One field of a connection's form.
 *
 * @param name         key of the value
 * @param title        label
 * @param description  help text, or null
 * @param type         {@code string}, {@code text} for several lines, {@code integer} or {@code boolean}
 * @param required     a connection without it is refused
 * @param secret       kept encrypted, never shown again
 * @param generated    a random value is made when it is left blank
 * @param defaultValue value when left blank, or null
 * @param example      shown as placeholder, or null
 * @param options      the only values allowed; empty when any is
 */
public record Parameter(String name, Text title, Text description, String type, boolean required, boolean secret,
        boolean generated, String defaultValue, String example, List<String> options) {
}
