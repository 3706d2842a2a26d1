package io.kenh.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.kenh.platform.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TriggerSpecTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void both_written_forms_are_read() throws JsonProcessingException {
        assertThat(definition("trigger: created").trigger()).isEqualTo(TriggerSpec.of("created"));
        assertThat(definition("trigger: {on: weekly, days: [mon, thu], at: \"08:00\"}").trigger())
                .isEqualTo(new TriggerSpec("weekly", Map.of("days", List.of("mon", "thu"), "at", "08:00")));
        assertThat(definition("trigger: {on: daily, at: 08:00}").trigger().text("at")).isEqualTo("08:00");
    }

    @Test
    void the_short_form_is_written_when_there_are_no_settings() {
        assertThat(Json.write(TriggerSpec.of("created"))).isEqualTo("\"created\"");
        assertThat(Json.write(new TriggerSpec("daily", Map.of("at", "08:00")))).isEqualTo("{\"on\":\"daily\",\"at\":\"08:00\"}");
    }

    @Test
    void a_definition_survives_the_way_through_the_database() throws JsonProcessingException {
        Definition definition = definition("trigger: {on: milestone, field: birthday, days: -3, at: \"09:00\"}");
        assertThat(Json.read(Json.write(definition), Definition.class)).isEqualTo(definition);
    }

    @Test
    void what_is_no_trigger_is_refused_with_both_forms() {
        assertThatThrownBy(() -> definition("trigger: [created]")).hasMessageContaining("found [created]").hasMessageContaining("{on: daily");
        assertThatThrownBy(() -> definition("trigger: {at: \"08:00\"}")).hasMessageContaining("wanted a word such as created");
        assertThat(Triggers.faults(TriggerSpec.of("sometimes"))).singleElement().asString().contains("'sometimes'").contains("created-or-updated");
        assertThat(Triggers.faults(null)).singleElement().asString().contains("found nothing");
    }

    private static Definition definition(String trigger) throws JsonProcessingException {
        return YAML.readValue("name: a\nobject: lead\n" + trigger + "\n", Definition.class);
    }
}
