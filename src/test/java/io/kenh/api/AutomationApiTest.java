package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.Client.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class AutomationApiTest {

    private static final String YAML = """
            name: Mark the hot ones
            object: lead
            trigger: created
            conditions:
              all:
                - {field: status, op: is, value: Boiling}
            actions:
              - action: update-record
                with: {set: {status: Hot}}
            """;

    @Autowired
    private Client api;

    @Test
    void aDefinitionComesAsYamlOrJsonAndGoesThroughItsStates() {
        Answer made = api.post("/api/v1/automations", YAML, "Content-Type", "application/yaml");
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        String path = made.header("Location");
        assertThat(made.json().get("state").asText()).isEqualTo("draft");
        assertThat(made.json().get("object").asText()).isEqualTo("lead");

        Answer replaced = api.send("PUT", path, made.json().get("definition").toString());

        assertThat(replaced.status()).as(replaced.http().body()).isEqualTo(200);
        assertThat(replaced.json().get("version").asInt()).isEqualTo(2);
        assertThat(replaced.json().get("definition")).isEqualTo(made.json().get("definition"));
        assertThat(api.post(path + "/activate", "").json().get("state").asText()).isEqualTo("active");
        assertThat(api.post(path + "/pause", "").json().get("state").asText()).isEqualTo("paused");
    }

    @Test
    void aFaultyDefinitionIsRefusedWithItsFaults() {
        Answer refused = api.post("/api/v1/automations", """
                {"name": "x", "object": "lead", "trigger": "created", "actions": [],
                 "conditions": {"all": [{"field": "shoe", "op": "is", "value": "43"}]}}""");
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(422);
        assertThat(refused.json().get("errors")).hasSize(2);

        assertThat(api.post("/api/v1/automations", "{\"name\": \"x\", \"object\": \"lead\", \"trigger\": \"created\", \"actions\": [{\"action\": \"a\"}], \"conditions\": {\"huh\": 1}}")
                .status()).isEqualTo(422);
        assertThat(api.post("/api/v1/automations", "name: [", "Content-Type", "application/yaml").status()).isEqualTo(400);
    }
}
