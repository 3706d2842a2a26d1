package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.api.Client.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class AutomationHistoryApiTest {

    private static final String YAML = """
            name: "%s"
            object: lead
            trigger: created
            conditions: {field: status, is: "%s"}
            actions:
              - action: update-record
                with: {set: {status: Hot}}
            """;

    @Autowired
    private Client api;

    private final String name = "Automation " + UUID.randomUUID();

    @Test
    void aDefinitionComesBackAsTheYamlThatMakesItAgain() {
        String path = create("New");
        Answer yaml = api.send("GET", path, "", "Accept", "application/yaml");
        assertThat(yaml.status()).isEqualTo(200);
        assertThat(yaml.header("Content-Type")).startsWith("application/yaml");

        Answer again = api.send("PUT", path, yaml.http().body(), "Content-Type", "application/yaml");

        assertThat(again.status()).as(again.http().body()).isEqualTo(200);
        assertThat(api.send("GET", path, "", "Accept", "application/yaml").http().body()).isEqualTo(yaml.http().body());
        assertThat(api.get(path + "/compare?from=1&to=2").json().get("items")).isEmpty();
    }

    @Test
    void aFaultInYamlHasLineAndColumn() {
        Answer refused = api.post("/api/v1/automations", YAML.formatted(name, "New").replace("field: status", "field: shoe"), "Content-Type", "application/yaml");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("conditions.field");
        assertThat(refused.json().at("/errors/0/found").asText()).contains("shoe", "line 4, column 14");
        assertThat(refused.json().at("/errors/0/wanted").asText()).contains("status");
    }

    @Test
    void aSecondAutomationOfTheSameNameIsMadeWithAWarning() {
        create("New");
        Answer second = api.post("/api/v1/automations", YAML.formatted(name, "Old"), "Content-Type", "application/yaml");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().at("/warnings/0").asText()).contains("tell apart");
    }

    @Test
    void whatItWasAndWhoDidItCanBeAsked() {
        String path = create("New");
        assertThat(api.send("PUT", path, YAML.formatted(name, "Old"), "Content-Type", "application/yaml").status()).isEqualTo(200);
        assertThat(api.post(path + "/activate", "").status()).isEqualTo(200);

        assertThat(api.get(path + "/versions").json().get("items")).hasSize(2);
        assertThat(api.get(path + "/compare?from=1&to=2").json().at("/items/0/place").asText()).isEqualTo("conditions.value");
        assertThat(api.get(path + "/log").json().at("/items/0/what").asText()).isEqualTo("activated");
        assertThat(api.get(path + "/log").json().at("/items/0/author").asText()).startsWith("api:");
        assertThat(api.post(path + "/restore", "{\"version\": 1}").json().get("version").asInt()).isEqualTo(3);
        assertThat(api.post(path + "/restore", "{\"version\": 77}").status()).isEqualTo(404);
        api.post(path + "/pause", "");
    }

    @Test
    void whyIsAnswered() {
        String path = create("New");
        long lead = api.post("/api/v1/leads", "{\"name\": \"Lan\", \"status\": \"Old\"}").json().get("id").asLong();

        Answer why = api.get(path + "/why?object=lead&record=" + lead);

        assertThat(why.status()).as(why.http().body()).isEqualTo(200);
        assertThat(why.json().at("/conditions/0/seen").asText()).isEqualTo("Old");
        assertThat(api.get(path + "/why?object=lead&record=99999999").status()).isEqualTo(404);
        assertThat(api.get(path + "/why").status()).isEqualTo(422);
    }

    @Test
    void aScenarioIsPlayedAndAFaultyOneRefused() {
        String story = """
                start: 2026-03-02 09:00
                automations:
                  - {name: Hot, object: lead, trigger: created, actions: [{action: update-record, with: {set: {status: Hot}}}]}
                steps:
                  - create: {lead: lan, name: Lan}
                    expect: [{change: {record: lan, status: Hot}}]
                """;
        Answer played = api.post("/api/v1/simulations", story, "Content-Type", "application/yaml");
        assertThat(played.status()).as(played.http().body()).isEqualTo(200);
        assertThat(played.json().get("passed").asBoolean()).as(played.http().body()).isTrue();
        assertThat(api.post("/api/v1/simulations", story.replace("expect", "expekt"), "Content-Type", "application/yaml").status()).isEqualTo(422);
    }

    @Test
    void aReplayTellsHowFarItHasCome() {
        String id = create("New").replaceAll(".*/", "");
        Answer started = api.post("/api/v1/replays", "{\"automation\": %s, \"from\": \"2026-01-01T00:00:00Z\"}".formatted(id));
        assertThat(started.status()).as(started.http().body()).isEqualTo(200);
        String path = "/api/v1/replays/" + started.json().get("id").asLong();
        await().until(() -> api.get(path).json().get("state").asText().equals("done"));
        assertThat(api.get(path).json().get("looked")).isEqualTo(api.get(path).json().get("total"));
        assertThat(api.get(path + "/differences?kind=less").json().get("items")).isEmpty();
    }

    private String create(String status) {
        Answer made = api.post("/api/v1/automations", YAML.formatted(name, status), "Content-Type", "application/yaml");
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        return made.header("Location");
    }
}
