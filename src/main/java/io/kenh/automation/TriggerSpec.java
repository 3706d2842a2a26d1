package io.kenh.automation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What wakes an automation, as it stands in its file: {@code created}, or with settings {@code {on: daily, at: "08:00"}}.
 * Which there are and what they take is told by {@link Triggers}.
 *
 * @param on   key of the trigger
 * @param with its settings, in the order they were written; empty when it has none
 */
public record TriggerSpec(String on, Map<String, Object> with) {

    private static final String ON = "on";

    public TriggerSpec {
        with = with == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(with));
    }

    /** One without settings. */
    public static TriggerSpec of(String on) {
        return new TriggerSpec(on, Map.of());
    }

    /** Reads both written forms. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TriggerSpec read(Object written) {
        if (written instanceof String on) {
            return of(on);
        }
        if (written instanceof Map<?, ?> map && map.get(ON) instanceof String on) {
            Map<String, Object> with = new LinkedHashMap<>();
            map.forEach((name, value) -> with.put(String.valueOf(name), value));
            with.remove(ON);
            return new TriggerSpec(on, with);
        }
        throw new IllegalArgumentException("trigger: found %s, wanted a word such as created, or {on: daily, at: \"08:00\"}".formatted(written));
    }

    /** The word alone when there are no settings. */
    @JsonValue
    public Object written() {
        if (with.isEmpty()) {
            return on;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(ON, on);
        map.putAll(with);
        return map;
    }

    /** A setting as text; null when it is not there. */
    public String text(String name) {
        Object value = with.get(name);
        return value == null ? null : String.valueOf(value);
    }

    /** A setting that may be one text or a list of them; empty when it is not there. */
    public List<String> texts(String name) {
        Object value = with.get(name);
        return value instanceof Collection<?> list ? list.stream().map(String::valueOf).toList() : value == null ? List.of() : List.of(value.toString());
    }

    /** As a person would say it: {@code daily (at 08:00)}. */
    @Override
    public String toString() {
        return with.isEmpty() ? on : on + " " + with;
    }
}
