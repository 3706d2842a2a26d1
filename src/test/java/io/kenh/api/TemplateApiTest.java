package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.Client.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class TemplateApiTest {

    @Autowired
    private Client api;

    @Test
    void aTemplateIsMadeChangedAndSeenWithARecord() {
        Answer made = api.post("/api/v1/templates", """
                {"key": "hello-sms", "kind": "sms", "name": "Lời chào", "object": "lead", "text": "Chào {{name|bạn}}, mã {{custom.code|chưa có}}"}""");
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        String path = made.header("Location");
        assertThat(api.patch(path, "{\"unaccented\": true}").json().get("version").asInt()).isEqualTo(2);
        assertThat(api.get(path + "/versions").json().get("items")).hasSize(2);

        String lead = api.post("/api/v1/leads", "{\"name\": \"Đặng Hường\", \"phone\": \"0912666001\"}").json().get("id").asText();
        Answer seen = api.post(path + "/preview", "{\"object\": \"lead\", \"id\": %s}".formatted(lead));
        assertThat(seen.status()).as(seen.http().body()).isEqualTo(200);
        assertThat(seen.json().get("text").asText()).isEqualTo("Chao Dang Huong, ma chua co");
        assertThat(seen.json().get("sms").get("encoding").asText()).isEqualTo("GSM-7");
        assertThat(seen.json().get("sms").get("segments").asInt()).isEqualTo(1);
        assertThat(api.post(path + "/preview", "{\"object\": \"contact\", \"id\": 1}").status()).isEqualTo(422);
        assertThat(api.post(path + "/preview", "{\"object\": \"lead\", \"id\": 999999}").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/templates?kind=sms&q=chào").json().get("items")).isNotEmpty();
    }

    @Test
    void aTemplateOrGroupIsTakenAwayOnlyWhenNobodyNeedsIt() {
        String key = "gone-" + System.nanoTime();
        long template = api.post("/api/v1/templates", "{\"kind\": \"sms\", \"key\": \"%s\", \"name\": \"Gone\", \"object\": \"lead\", \"text\": \"Chào {{name}}\"}".formatted(key)).json().get("id").asLong();
        long staff = api.get("/api/v1/staff").json().get("items").get(0).get("id").asLong();
        long group = api.post("/api/v1/groups", "{\"name\": \"%s\", \"memberIds\": [%d]}".formatted(key, staff)).json().get("id").asLong();
        long automation = api.post("/api/v1/automations", """
                {"name": "Needs %1$s", "object": "lead", "trigger": "created", "actions": [{"action": "send-sms", "with": {"template": "%1$s"}},
                 {"action": "update-record", "with": {"set": {"owner_id": "group:%1$s"}}}]}""".formatted(key)).json().get("id").asLong();
        Answer active = api.post("/api/v1/automations/" + automation + "/activate", "");
        assertThat(active.status()).as(active.http().body()).isEqualTo(200);

        for (String path : List.of("/api/v1/templates/" + template, "/api/v1/groups/" + group)) {
            Answer refused = api.send(api.request(path).DELETE());
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().get("detail").asText()).contains("automation 'Needs " + key + "'");
            assertThat(api.get(path).status()).isEqualTo(200);
        }
        api.post("/api/v1/automations/" + automation + "/pause", "");
        for (String path : List.of("/api/v1/templates/" + template, "/api/v1/groups/" + group)) {
            assertThat(api.send(api.request(path).DELETE().setHeader("Authorization", "Bearer " + api.memberToken())).status()).isEqualTo(403);
            assertThat(api.send(api.request(path).DELETE()).status()).isEqualTo(204);
            assertThat(api.send(api.request(path).DELETE()).status()).isEqualTo(404);
        }
        long base = api.get("/api/v1/groups?q=Customer").json().get("items").get(0).get("id").asLong();
        assertThat(api.send(api.request("/api/v1/groups/" + base).DELETE()).json().get("detail").asText()).contains("base groups");
    }

    @Test
    void anUnknownFieldIsRefusedByName() {
        Answer refused = api.post("/api/v1/templates", "{\"kind\": \"sms\", \"name\": \"x\", \"object\": \"lead\", \"text\": \"Chào {{nmae}}\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").get(0).toString()).contains("text", "nmae", "{{name}}");
        assertThat(api.post("/api/v1/templates", "{\"kind\": \"fax\", \"name\": \"x\", \"text\": \"y\"}").status()).isEqualTo(422);
    }
}
