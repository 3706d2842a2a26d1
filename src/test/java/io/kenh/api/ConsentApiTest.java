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
    void anEntryIsNeverChangedOrDeleted() {
        api.post("/api/v1/consents", """
                {"channel": "mail", "address": "stays@customer.example", "purpose": "advertising", "given": false, "evidence": "a letter"}""");

        assertThatThrownBy(() -> db.sql("update consent set given = true").update()).hasMessageContaining("evidence");
        assertThatThrownBy(() -> db.sql("delete from consent").update()).hasMessageContaining("evidence");
    }
}
