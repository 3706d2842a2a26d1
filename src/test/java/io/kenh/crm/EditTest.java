package io.kenh.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditTest {

    private final Map<String, Object> record = new LinkedHashMap<>(Map.of("status", "New", "tags", List.of("a", "b"),
            "custom", Map.of("size", "M", "colour", "red"), "info", "first"));

    @Test
    void tags_are_added_once_and_removed() {
        assertThat(new Edit(Map.of(), List.of("c", "a"), List.of("b"), null).applyTo(record)).containsEntry("tags", List.of("a", "c"));
    }

    @Test
    void a_custom_field_is_set_and_cleared_by_itself() {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("custom.size", "L");
        set.put("custom.colour", null);
        assertThat(Edit.set(set).applyTo(record)).containsEntry("custom", Map.of("size", "L"));
    }

    @Test
    void information_is_appended_on_a_line_of_its_own() {
        assertThat(new Edit(Map.of(), List.of(), List.of(), "second").applyTo(record)).containsEntry("info", "first\nsecond");
    }

    @Test
    void the_record_itself_is_left_alone() {
        Edit.set("status", "Lost").applyTo(record);
        assertThat(record).containsEntry("status", "New");
    }
}
