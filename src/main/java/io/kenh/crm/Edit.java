package io.kenh.crm;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to change in a record. A field set to null becomes empty; setting what is there already
 * changes nothing.
 *
 * @param set        field → new value; {@code custom.x} sets one custom field
 * @param addTags    tags to add
 * @param removeTags tags to remove
 * @param appendInfo a line for the end of the additional information; null for none
 */
public record Edit(Map<String, Object> set, List<String> addTags, List<String> removeTags, String appendInfo) {

    public static Edit set(Map<String, Object> fields) {
        return new Edit(fields, List.of(), List.of(), null);
    }

    public static Edit set(String field, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(field, value);
        return set(fields);
    }

    /** The record as it will be; the given one is left alone. */
    Map<String, Object> applyTo(Map<String, Object> record) {
        Map<String, Object> after = new LinkedHashMap<>(record);
        set.forEach((field, value) -> put(after, field, value));
        if (!addTags.isEmpty() || !removeTags.isEmpty()) {
            after.put("tags", tags(record));
        }
        if (appendInfo != null && !appendInfo.isBlank()) {
            Object info = record.get("info");
            after.put("info", info == null ? appendInfo : info + "\n" + appendInfo);
        }
        return after;
    }

    private static void put(Map<String, Object> record, String field, Object value) {
        if (!field.startsWith("custom.")) {
            record.put(field, value);
            return;
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> custom = new LinkedHashMap<>((Map<String, Object>) record.getOrDefault("custom", Map.of()));
        String name = field.substring("custom.".length());
        if (value == null) {
            custom.remove(name);
        } else {
            custom.put(name, value);
        }
        record.put("custom", custom);
    }

    private List<String> tags(Map<String, Object> record) {
        Set<String> tags = new LinkedHashSet<>();
        if (record.get("tags") instanceof List<?> old) {
            old.forEach(tag -> tags.add(String.valueOf(tag)));
        }
        removeTags.forEach(tags::remove);
        tags.addAll(addTags);
        return List.copyOf(tags);
    }
}
