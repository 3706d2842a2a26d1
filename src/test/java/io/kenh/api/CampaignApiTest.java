package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.Client.Answer;
import io.kenh.platform.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What automations need besides themselves: campaigns, files, limits that say what was found, and actions in sight that are to come. */
@ApiTest
class CampaignApiTest {

    @Autowired
    private Client api;

    @Test
    void a_campaign_is_made_changed_and_found() {
        String name = "Autumn fair " + System.nanoTime();
        Answer made = api.post("/api/v1/campaigns", Json.write(Map.of("name", name, "kind", "long", "object", "lead", "steps", List.of("New", "Won"))));
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        assertThat(made.json().get("distribute").asBoolean()).isFalse();

        long seller = api.get("/api/v1/staff").json().get("items").get(0).get("id").asLong();
        Answer changed = api.patch(made.header("Location"), Json.write(Map.of("sellerIds", List.of(seller), "distribute", true, "kind", "short", "ends", "2030-12-31")));
        assertThat(changed.status()).as(changed.http().body()).isEqualTo(200);
        assertThat(changed.json().get("sellerIds").get(0).asLong()).isEqualTo(seller);
        assertThat(changed.json().get("steps")).isEqualTo(made.json().get("steps"));
        assertThat(api.get("/api/v1/campaigns?object=lead").json().toString()).contains(name);

        Answer twice = api.post("/api/v1/campaigns", Json.write(Map.of("name", name, "kind", "short", "object", "lead", "steps", List.of(), "sellerIds", List.of(999_999))));
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.json().get("errors").findValuesAsText("field")).contains("name", "ends", "steps", "sellers");
    }

    @Test
    void a_file_is_named_by_its_hash() {
        Answer file = api.post("/api/v1/files", Json.write(Map.of("name", "a.txt", "type", "text/plain", "content", "b2ZmZXI=")));
        assertThat(file.status()).as(file.http().body()).isEqualTo(201);
        assertThat(file.json().get("size").asInt()).isEqualTo(5);
        assertThat(file.json().get("sha256").asText()).matches("[0-9a-f]{64}");
    }

    @Test
    void one_condition_too_many_is_refused_with_the_number_and_the_limit() {
        Map<String, Object> clause = Map.of("field", "status", "op", "is", "value", "New");
        List<Object> actions = new ArrayList<>(Collections.nCopies(6, Map.of("action", "update-record", "with", Map.of("addTags", List.of("x")))));
        Answer refused = api.post("/api/v1/automations", Json.write(Map.of("name", "too much", "object", "lead", "trigger", "created",
                "filter", Map.of("all", Collections.nCopies(7, clause)), "conditions", Map.of("all", Collections.nCopies(11, clause)), "actions", actions)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").toString()).contains("7 conditions", "at most 6", "11 conditions", "at most 10", "6 actions", "at most 5");
    }

    @Test
    void runs_with_actions_to_come_can_be_listed() {
        assertThat(api.get("/api/v1/runs?state=pending").status()).isEqualTo(200);
    }
}
