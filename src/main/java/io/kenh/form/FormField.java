package io.kenh.form;

import java.util.List;

/**
 * One question of a form.
 *
 * @param name     where the answer goes: {@code name}, {@code phone}, {@code email}, {@code note}, another plain field of
 *                 a lead, or a custom field
 * @param label    what the visitor reads; blank for the usual words of a known field, in the visitor's language
 * @param kind     {@code text}, {@code phone}, {@code email}, {@code number}, {@code date}, {@code lines}, {@code choice},
 *                 {@code choices}, {@code tick}, {@code file} or {@code hidden}
 * @param required the form is not sent without it
 * @param choices  of {@code choice} and {@code choices}; of {@code hidden} its one value
 */
public record FormField(String name, String label, String kind, boolean required, List<String> choices) {

    /** What a question may be. */
    public static final List<String> KINDS = List.of("text", "phone", "email", "number", "date", "lines", "choice", "choices", "tick", "file", "hidden");

    public FormField {
        name = name == null ? "" : name.strip();
        label = label == null ? "" : label.strip();
        choices = choices == null ? List.of() : choices.stream().map(String::strip).filter(choice -> !choice.isEmpty()).distinct().toList();
    }

    /** A field whose words are known in both languages. */
    static FormField usual(String name, String kind, boolean required) {
        return new FormField(name, "", kind, required, List.of());
    }

    /** Whether it offers something to choose from. */
    public boolean hasChoices() {
        return kind.equals("choice") || kind.equals("choices");
    }

    /** What a browser may fill in by itself; null for nothing. */
    public String autocomplete() {
        return switch (name) {
            case "name" -> "name";
            case "phone" -> "tel";
            case "email" -> "email";
            case "company" -> "organization";
            default -> null;
        };
    }
}
