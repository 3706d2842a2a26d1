package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.api.Client.Answer;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ObjectsApiTest {

    @Autowired
    private Client api;

    private String field(String object, String type, String choices) {
        String name = "f" + System.nanoTime();
        Answer made = api.post("/api/v1/custom-fields", """
                {"object": "%s", "name": "%s", "title": "Cỡ", "type": "%s", "choices": %s}""".formatted(object, name, type, choices));
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        return name;
    }

    @Test
    void a_typed_field_takes_values_of_its_type_in_every_kind_of_record() {
        for (String[] kind : new String[][] {{"contact", "contacts", "name"}, {"account", "accounts", "name"}, {"lead", "leads", "name"},
            {"opportunity", "opportunities", "name"}, {"task", "tasks", "name"}, {"ticket", "tickets", "subject"}}) {
            String size = field(kind[0], "number", "[]");
            String path = "/api/v1/" + kind[1];

            Answer wrong = api.post(path, "{\"%s\": \"x\", \"custom\": {\"%s\": \"nhiều\"}}".formatted(kind[2], size));
            assertThat(wrong.status()).as(path).isEqualTo(422);
            assertThat(wrong.json().at("/errors/0/field").asText()).isEqualTo("custom." + size);
            assertThat(wrong.json().at("/errors/0/wanted").asText()).contains("number");

            Answer made = api.post(path, "{\"%s\": \"x\", \"custom\": {\"%s\": \"38.5\"}}".formatted(kind[2], size));
            assertThat(made.json().at("/custom/" + size).asDouble()).as(path).isEqualTo(38.5);
            assertThat(api.patch(made.header("Location"), "{\"custom\": {\"%s\": \"x\"}}".formatted(size)).status()).isEqualTo(422);
            assertThat(api.patch(made.header("Location"), "{\"custom\": {\"%s\": null}}".formatted(size)).json().get("custom")).isEmpty();
        }
    }

    @Test
    void a_field_gets_another_title_and_choices_and_is_retired() {
        String city = field("contact", "choice", "[\"Huế\"]");
        JsonNode listed = api.get("/api/v1/custom-fields?object=contact&limit=500").json().get("items");
        long id = 0;
        for (JsonNode one : listed) {
            id = one.get("name").asText().equals(city) ? one.get("id").asLong() : id;
        }
        Answer changed = api.patch("/api/v1/custom-fields/" + id, "{\"title\": \"Nơi ở\", \"choices\": [\"Huế\", \"Vinh\"]}");
        assertThat(changed.json().get("choices")).hasSize(2);
        assertThat(changed.json().get("title").asText()).isEqualTo("Nơi ở");

        assertThat(api.patch("/api/v1/custom-fields/" + id, "{\"retired\": true}").json().get("retired").asBoolean()).isTrue();
        assertThat(api.patch("/api/v1/custom-fields/" + id, "{\"choices\": []}").status()).isEqualTo(422);
        assertThat(api.patch("/api/v1/custom-fields/" + id, "{\"type\": \"text\"}").status()).isEqualTo(400);
        assertThat(api.post("/api/v1/custom-fields", "{\"object\": \"contact\", \"name\": \"%s\", \"title\": \"x\", \"type\": \"text\"}".formatted(city)).status()).isEqualTo(422);
        assertThat(api.patch("/api/v1/custom-fields/999999999", "{}").status()).isEqualTo(404);
    }

    @Test
    void the_log_of_changes_tells_each_field_before_and_after() {
        Answer made = api.post("/api/v1/leads", "{\"name\": \"Lan\", \"custom\": {\"màu\": \"đỏ\", \"cỡ\": 3}}");
        String path = made.header("Location");
        api.patch(path, "{\"status\": \"Quan tâm\", \"tags\": [\"VIP\"], \"custom\": {\"màu\": \"xanh\"}}");

        JsonNode changes = api.get(path + "/changes").json().get("items");

        assertThat(changes).hasSize(2);
        assertThat(changes.get(0).get("kind").asText()).isEqualTo("updated");
        assertThat(changes.get(0).get("cause").asText()).isEqualTo("api:admin-token");
        assertThat(changes.get(0).get("fields").toString()).isEqualTo("""
                [{"field":"status","before":"New","after":"Quan tâm"},{"field":"tags","before":null,"after":["VIP"]},\
                {"field":"custom.màu","before":"đỏ","after":"xanh"}]""");
        assertThat(changes.get(1).get("fields").findValuesAsText("field")).contains("name", "status", "custom.cỡ").doesNotContain("phone", "tags");
        JsonNode first = api.get(path + "/changes?limit=1").json();
        JsonNode rest = api.get(path + "/changes?limit=1&after=" + first.get("next").asText()).json();
        assertThat(rest.get("items").get(0).get("kind").asText()).isEqualTo("created");
        assertThat(api.get("/api/v1/leads/999999999/changes").status()).isEqualTo(404);
    }

    @Test
    void a_lead_is_converted_once_and_nothing_else_is() {
        Answer lead = api.post("/api/v1/leads", "{\"name\": \"Hà\", \"email\": \"ha-objects@example.com\", \"company\": \"Hà & Con\"}");
        Answer first = api.post(lead.header("Location") + "/convert", "{\"createAccount\": true}");
        Answer again = api.post(lead.header("Location") + "/convert", "{\"createAccount\": true}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().get("email").asText()).isEqualTo("ha-objects@example.com");
        assertThat(first.json().get("accountId").isNull()).isFalse();
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(api.get(lead.header("Location")).json().get("converted").isNull()).isFalse();
        assertThat(api.post("/api/v1/leads/999999999/convert", "{}").status()).isEqualTo(404);
        assertThat(api.post("/api/v1/contacts/" + first.json().get("id").asLong() + "/convert", "{}").status()).isEqualTo(404);
    }

    @Test
    void age_is_told_and_cannot_be_set() {
        Answer made = api.post("/api/v1/contacts", "{\"name\": \"Lan\", \"birthday\": \"1996-02-29\", \"companySize\": 12}");

        assertThat(made.json().get("age").asInt()).isBetween(29, 120);
        assertThat(made.json().get("companySize").asInt()).isEqualTo(12);
        assertThat(api.patch(made.header("Location"), "{\"age\": 20}").status()).isEqualTo(400);
        assertThat(api.post("/api/v1/contacts", "{\"name\": \"Mai sau\", \"birthday\": \"9999-01-01\"}").json().get("age").isNull()).isTrue();
    }

    @Test
    void a_task_belongs_to_what_it_is_about() {
        long account = api.post("/api/v1/accounts", "{\"name\": \"An Phát\"}").json().get("id").asLong();
        long deal = api.post("/api/v1/opportunities", "{\"name\": \"D\", \"accountId\": %d, \"info\": \"dài\"}".formatted(account)).json().get("id").asLong();
        Answer task = api.post("/api/v1/tasks", "{\"name\": \"Gọi\", \"info\": \"dòng 1\\ndòng 2\", \"accountId\": %d, \"opportunityId\": %d}".formatted(account, deal));

        assertThat(task.json().get("opportunityId").asLong()).isEqualTo(deal);
        assertThat(task.json().get("info").asText()).isEqualTo("dòng 1\ndòng 2");
        for (String bad : List.of("{\"name\": \"x\", \"ticketId\": 999999999}", "{\"name\": \"x\", \"opportunityId\": 999999999}")) {
            assertThat(api.post("/api/v1/tasks", bad).status()).isEqualTo(422);
        }
    }

    @Test
    void a_group_is_made_and_changed() {
        long person = api.get("/api/v1/staff").json().at("/items/0/id").asLong();
        Answer made = api.post("/api/v1/groups", "{\"name\": \"Bán hàng API\", \"mode\": \"random\", \"memberIds\": [%d]}".formatted(person));
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        String path = "/api/v1/groups/" + made.json().get("id").asLong();

        assertThat(api.patch(path, "{\"mode\": \"load\"}").json().toString()).contains("\"mode\":\"load\"").contains("\"memberIds\":[%d]".formatted(person));
        assertThat(api.patch(path, "{\"memberIds\": []}").json().get("memberIds")).isEmpty();
        for (String bad : List.of("{\"name\": \"Data Owner\"}", "{\"mode\": \"loud\"}", "{\"memberIds\": [999999999]}")) {
            assertThat(api.patch(path, bad).status()).as(bad).isEqualTo(422);
        }
    }

    @Test
    void a_form_fills_a_typed_field_and_what_does_not_fit_is_not_lost() {
        String size = field("lead", "number", "[]");
        String day = field("lead", "date", "[]");
        String name = "Khách " + size;

        assertThat(api.post("/in/web-form", "{\"name\": \"%s\", \"email\": \"%s@example.com\", \"%s\": \"rất to\", \"%s\": \"28/02/2026\"}"
                .formatted(name, size, size, day)).status()).isLessThan(300);

        JsonNode custom = Awaitility.await().until(() -> api.get("/api/v1/leads?email=" + size + "@example.com").json().at("/items/0/custom"),
                found -> !found.isMissingNode());
        assertThat(custom.get(size + "_as_sent").asText()).isEqualTo("rất to");
        assertThat(custom.get(day).asText()).isEqualTo("2026-02-28");
        assertThat(custom.has(size)).isFalse();
    }
}
