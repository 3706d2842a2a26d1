package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kenh.api.Client.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class ConsentApiTest {

    @Autowired
    private Client api;
    @Autowired
    private JdbcClient db;

    @Test
    void whatSomebodySaidIsNotedUnderTheNormalAddressAndFoundInAnyWriting() {
        Answer made = api.post("/api/v1/consents", """
                {"channel": "sms", "address": "0912 777 001", "purpose": "advertising", "given": true, "evidence": "Signed form", "at": "2020-05-12T03:00:00Z"}""");
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        assertThat(made.json().get("address").asText()).isEqualTo("+84912777001");
        assertThat(made.json().get("actor").asText()).startsWith("api:");

        assertThat(api.get("/api/v1/consents?address=0912777001&purpose=advertising").json().get("items")).hasSize(1);
    }

    @Test
    void anEntryWithoutEvidenceOfTheFutureOrForNoAddressIsRefused() {
        assertThat(api.post("/api/v1/consents", """
                {"channel": "sms", "address": "0912 777 002", "purpose": "advertising", "given": true}""").status()).isEqualTo(422);
        Answer refused = api.post("/api/v1/consents", """
                {"channel": "mail", "address": "nobody", "purpose": "advertising", "given": true, "evidence": "x", "at": "2999-05-12T03:00:00Z"}""");
        assertThat(refused.json().get("errors").findValuesAsText("field")).containsExactly("address", "at");
    }

    @Test
    void theListOfNumbersThatWantNoAdvertisingIsReadFilledAndCorrected() {
        Answer made = api.post("/api/v1/do-not-advertise", "{\"address\": \"0912 777 101\"}");
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        assertThat(made.json().get("address").asText()).isEqualTo("+84912777101");
        assertThat(api.post("/api/v1/do-not-advertise", "{\"address\": \"+84912777101\", \"source\": \"national\"}").json().get("source").asText()).as("it stays as it is").isEqualTo("own");
        assertThat(api.post("/api/v1/do-not-advertise", "{\"address\": \"12\"}").status()).isEqualTo(422);
        Answer imported = api.send("POST", "/api/v1/do-not-advertise/import?source=list-a", "0912777102,Lan\n\"0912777103\"\nnobody\n", "Content-Type", "text/csv");
        assertThat(imported.status()).as(imported.http().body()).isLessThan(300);
        assertThat(imported.json().get("added").asInt()).isEqualTo(2);
        assertThat(imported.json().get("examples").get(0).asText()).isEqualTo("nobody");
        api.send("POST", "/api/v1/do-not-advertise/import?source=list-a&replace=true", "0912777104\n", "Content-Type", "text/csv");
        assertThat(api.get("/api/v1/do-not-advertise?source=list-a").json().get("items").findValuesAsText("address")).containsExactly("+84912777104");
        assertThat(api.get("/api/v1/do-not-advertise?address=0912777101").json().get("items")).hasSize(1);

        String path = "/api/v1/do-not-advertise/" + made.json().get("id").asLong();
        assertThat(api.send(api.request(path).DELETE().setHeader("Authorization", "Bearer " + api.memberToken())).status()).isEqualTo(403);
        assertThat(api.send(api.request(path).DELETE()).status()).isEqualTo(204);
        assertThat(api.send(api.request(path).DELETE()).status()).isEqualTo(404);
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    @Test
    void anEntryIsNeverChangedOrDeleted() {
        api.post("/api/v1/consents", """
                {"channel": "mail", "address": "stays@customer.example", "purpose": "advertising", "given": false, "evidence": "a letter"}""");

        assertThatThrownBy(() -> db.sql("update consent set given = true").update()).hasMessageContaining("evidence");
        assertThatThrownBy(() -> db.sql("delete from consent").update()).hasMessageContaining("evidence");
    }
}
