package io.kenh.condition;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A field one may ask about.
 *
 * @param name      as written in clauses
 * @param type      what it holds
 * @param choices   the words a CHOICE may have; empty when any word goes
 * @param reference for a REFERENCE: the id of the record a person named, empty when there is none
 */
public record Field(String name, FieldType type, List<String> choices, Function<String, Optional<Long>> reference) {

    public Field {
        choices = List.copyOf(choices);
    }

    /** A field whose values need no list and no look-up; references are then written as ids. */
    public static Field of(String name, FieldType type) {
        return new Field(name, type, List.of(), text -> Optional.empty());
    }

    /** A CHOICE among these words. */
    public static Field choice(String name, List<String> choices) {
        return new Field(name, FieldType.CHOICE, choices, text -> Optional.empty());
    }

    /** A REFERENCE that may also be written as the name of the record meant. */
    public static Field reference(String name, Function<String, Optional<Long>> byName) {
        return new Field(name, FieldType.REFERENCE, List.of(), byName);
    }
}
