package io.kenh.condition;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of one kind of record; custom fields are named {@code custom.<name>}. */
public interface Fields {

    /** The field of that name; empty when there is none. */
    Optional<Field> find(String name);

    /** All names, for forms and error messages. */
    List<String> names();

    /** A fixed catalogue, in the given order. */
    static Fields of(Collection<Field> fields) {
        Map<String, Field> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        return new Fields() {
            @Override
            public Optional<Field> find(String name) {
                return Optional.ofNullable(byName.get(name));
            }

            @Override
            public List<String> names() {
                return List.copyOf(byName.keySet());
            }
        };
    }
}
