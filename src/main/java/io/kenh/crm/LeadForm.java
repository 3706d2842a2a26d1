package io.kenh.crm;

import io.kenh.event.Arrival;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a form says about a lead. Only harmless fields are taken as such; anything else a stranger
 * may have put into the form becomes a custom field, so a form can set neither owner nor status.
 */
record LeadForm(Map<String, Object> fields, Map<String, Object> custom, List<String> tags, String note, String warning) {

    private static final Set<String> PLAIN = Set.of("name", "title", "company", "industry", "address", "source");
    private static final int LONGEST_TAG = 100;
    private static final int MOST_TAGS = 30;

    /** @param typed brings custom values into the form of their fields */
    static LeadForm of(Arrival arrival, UnaryOperator<Map<String, Object>> typed) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, Object> custom = new LinkedHashMap<>();
        List<String> tags = List.of();
        String note = null;
        for (Map.Entry<String, Object> field : arrival.event().payload().entrySet()) {
            String value = field.getValue() == null ? "" : String.valueOf(field.getValue()).strip();
            if (value.isEmpty()) {
                continue;
            }
            switch (field.getKey()) {
                case "phone", "email", Visits.VISITOR -> { }
                case "tags" -> tags = tags(field.getValue());
                case "note" -> note = value;
                default -> (PLAIN.contains(field.getKey()) ? fields : custom).put(field.getKey(),
                        PLAIN.contains(field.getKey()) ? value : field.getValue());
            }
        }
        arrival.sender().addresses().forEach(a -> fields.put(a.kind(), a.value()));
        String warning = unreadable(arrival, fields, custom);
        return new LeadForm(fields, typed.apply(custom), tags, note, warning);
    }

    /** An address that is none is not lost: it stays readable among the custom fields. */
    private static String unreadable(Arrival arrival, Map<String, Object> fields, Map<String, Object> custom) {
        List<String> bad = new ArrayList<>();
        for (String kind : List.of("phone", "email")) {
            Object sent = arrival.event().payload().get(kind);
            if (sent != null && !sent.toString().isBlank() && !fields.containsKey(kind)) {
                custom.put(kind + "_as_sent", sent);
                bad.add("%s '%s' cannot be reached".formatted(kind, sent));
            }
        }
        return bad.isEmpty() ? null : String.join("; ", bad);
    }

    private static List<String> tags(Object sent) {
        List<?> list = sent instanceof List<?> several ? several : Arrays.asList(String.valueOf(sent).split(","));
        return list.stream().map(tag -> String.valueOf(tag).strip())
                .filter(tag -> !tag.isEmpty() && tag.length() <= LONGEST_TAG).distinct().limit(MOST_TAGS).toList();
    }

    Map<String, Object> fields(Long contactId) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("source", "Web form");
        all.put("custom", custom);
        all.put("tags", tags);
        all.put("info", note);
        all.put("contact_id", contactId);
        return all;
    }

    /** More about a known lead: empty fields are filled, nothing that people entered is overwritten. */
    Edit edit(Map<String, Object> now) {
        Map<String, Object> set = new LinkedHashMap<>();
        fields.forEach((field, value) -> {
            if (now.get(field) == null) {
                set.put(field, value);
            }
        });
        custom.forEach((field, value) -> set.put("custom." + field, value));
        return new Edit(set, tags, List.of(), note);
    }
}
