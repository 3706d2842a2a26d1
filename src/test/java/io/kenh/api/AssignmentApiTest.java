package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Assignment, receiving addresses and merging, as programs use them. */
@ApiTest
class AssignmentApiTest {

    @Autowired
    private Client api;
    @Autowired
    private JdbcClient db;

    @AfterEach
    void as_before() {
        db.sql("delete from assignment_rule").update();
        db.sql("delete from staff_absence").update();
        db.sql("delete from receiving").update();
    }

    @Test
    void aRuleGivesNewLeadsOfTheApiToItsGroup() {
        long group = db.sql("select id from staff_group where name = 'Customer Service'").query(Long.class).single();

        assertThat(api.send("PUT", "/api/v1/assignment-rules", "{\"object\": \"lead\", \"groupId\": %d}".formatted(group)).status()).isLessThan(300);
        String path = api.post("/api/v1/leads", "{\"name\": \"Vũ Mai\"}").header("Location");

        assertThat(api.get(path).json().get("ownerId").isNumber()).isTrue();
        assertThat(api.get("/api/v1/assignment-rules").json().at("/items/0/object").asText()).isEqualTo("lead");
        assertThat(api.send("PUT", "/api/v1/assignment-rules", "{\"object\": \"lead\", \"groupId\": 99999}").status()).isEqualTo(422);
    }

    @Test
    void anAbsenceIsNotedRefusedWhenItEndsBeforeItBeginsAndTakenBack() {
        long lan = db.sql("select id from staff where email = 'lan@kenh.example'").query(Long.class).single();
        String body = "{\"staffId\": %d, \"since\": \"2026-01-02T08:00:00+07:00\", \"until\": \"%s\"}";

        Client.Answer made = api.post("/api/v1/absences", body.formatted(lan, "2099-01-02T08:00:00+07:00"));
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        assertThat(api.post("/api/v1/absences", body.formatted(lan, "2025-01-02T08:00:00+07:00")).status()).isEqualTo(422);
        assertThat(api.post("/api/v1/absences/" + made.json().get("id").asLong() + "/end", "").status()).isLessThan(300);
        assertThat(api.get("/api/v1/absences").json().get("items")).isEmpty();
    }

    @Test
    void aReceivingAddressIsReadAndChangedFieldByField() {
        long id = db.sql("select id from connection where name = 'support-mail'").query(Long.class).single();
        String path = "/api/v1/receiving-addresses/" + id;

        assertThat(api.get(path).json().get("source").asText()).isEqualTo("Email");
        Client.Answer changed = api.patch(path, "{\"displayName\": \"Hoa Sen\", \"tags\": [\"Email\", \"Mới\"], \"reopenDays\": 30}");

        assertThat(changed.status()).as(changed.http().body()).isEqualTo(200);
        assertThat(changed.json().get("tags").toString()).isEqualTo("[\"Email\",\"Mới\"]");
        assertThat(changed.json().get("kind").asText()).isEqualTo("contact");
        assertThat(api.patch(path, "{\"groupId\": 99999}").status()).isEqualTo(422);
    }

    @Test
    void ticketsAreMergedAndParticipantsSet() {
        String one = api.post("/api/v1/tickets", "{\"subject\": \"Một\"}").header("Location");
        String two = api.post("/api/v1/tickets", "{\"subject\": \"Hai\"}").header("Location");
        api.post(one + "/messages", "{\"text\": \"Ghi chú\", \"note\": true}");
        String into = two.substring(two.lastIndexOf('/') + 1);

        assertThat(api.post(one + "/merge", "{\"into\": %s}".formatted(into)).json().get("subject").asText()).isEqualTo("Hai");
        assertThat(api.get(one).json().get("mergedInto").asText()).isEqualTo(into);
        assertThat(api.get(two + "/messages").json().at("/items/0/decision/0").asText()).contains("moved here");
        assertThat(api.post(one + "/merge", "{\"into\": %s}".formatted(into)).status()).isEqualTo(409);
        assertThat(api.post(one + "/unmerge", "").json().get("status").asText()).isEqualTo("open");

        assertThat(api.post(two + "/participants", "{\"email\": \"an@customer.example\", \"copied\": false}").status()).isLessThan(300);
        assertThat(api.get(two + "/participants").json().at("/items/0/copied").asBoolean(true)).isFalse();
        assertThat(api.post(two + "/participants", "{\"email\": \"nobody\"}").status()).isEqualTo(422);
    }
}
