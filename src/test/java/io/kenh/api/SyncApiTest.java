package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.Client.Answer;
import io.kenh.connector.Connections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class SyncApiTest {

    @Autowired
    private Client api;
    @Autowired
    private Connections connections;

    @Test
    void aMappingIsPutInFetchedChangedAndRefusedWithItsFaults() {
        long connection = connections.create("crm-" + UUID.randomUUID().toString().substring(0, 8), "CRM", "rest-crm",
                Map.of("baseUrl", "http://127.0.0.1:9", "accessToken", "t-demo")).id();
        Answer refused = api.post("/api/v1/syncs", """
                {"connectionId": %d, "mapping": "object: contact\\nfields:\\n  nme: name\\n"}""".formatted(connection));
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(422);
        assertThat(refused.http().body()).contains("fields.nme");

        Answer made = api.post("/api/v1/syncs", """
                {"connectionId": %d, "mapping": "object: contact\\nfields:\\n  name: name\\n"}""".formatted(connection));
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        long id = made.json().get("id").asLong();
        assertThat(made.json().get("state").asText()).isEqualTo("paused");
        Answer changed = api.send("PUT", "/api/v1/syncs/" + id + "/mapping", """
                {"mapping": "object: contact\\nfields:\\n  name: {crm: name, owner: crm}\\n"}""");
        assertThat(changed.json().get("mapping").asText()).contains("owner: crm");
        assertThat(api.get("/api/v1/syncs").json().get("items").findValuesAsText("id")).contains(String.valueOf(id));
        assertThat(api.get("/api/v1/syncs/" + id + "/conflicts").json().get("items")).isEmpty();

        assertThat(api.send("DELETE", "/api/v1/syncs/" + id, "").status()).isEqualTo(204);
        assertThat(api.get("/api/v1/syncs/" + id).status()).isEqualTo(404);
    }
}
