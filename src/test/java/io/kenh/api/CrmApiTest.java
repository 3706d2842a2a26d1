package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.api.Client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class CrmApiTest {

    @Autowired
    private Client api;
    @Autowired
    private JdbcClient db;

    @Test
    void aContactIsMadeReadAndChangedAndTheLogOfChangesHearsOfBoth() {
        Answer made = api.post("/api/v1/contacts", """
                {"name": "Nguyễn Thị Lan", "phone": "0912 345 601", "email": "LAN1@Example.com", "tags": ["VIP"], "custom": {"size": 3}}""");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("phone").asText()).isEqualTo("+84912345601");
        assertThat(made.json().get("email").asText()).isEqualTo("lan1@example.com");
        String path = made.header("Location");

        Answer changed = api.patch(path, "{\"title\": \"Buyer\", \"custom\": {\"colour\": \"red\", \"size\": null}}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(api.get(path).json()).isEqualTo(changed.json());
        assertThat(changed.json().get("custom").toString()).isEqualTo("{\"colour\":\"red\"}");
        assertThat(changed.json().get("title").asText()).isEqualTo("Buyer");
        assertThat(db.sql("select kind || ' ' || cause from change where object = 'contact' and object_id = ? order by id")
                .param(made.json().get("id").asLong()).query(String.class).list())
                .containsExactly("created api:admin-token", "updated api:admin-token");
    }

    @Test
    void everyFaultOfABodyIsToldAtOnce() {
        Answer refused = api.post("/api/v1/contacts", """
                {"name": "x", "phone": "12", "email": "nobody", "ownerId": 99999, "birthday": "30/02", "shoe": 43, "score": "many"}""");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors").findValuesAsText("field")).containsExactly("birthday", "shoe", "score");
        Answer values = api.post("/api/v1/contacts", "{\"phone\": \"12\", \"email\": \"nobody\", \"ownerId\": 99999}");
        assertThat(values.status()).isEqualTo(422);
        assertThat(values.json().get("errors").findValuesAsText("field")).containsExactly("phone", "email", "ownerId");
    }

    @Test
    void anAddressBelongsToOneContactOnly() {
        api.post("/api/v1/contacts", "{\"email\": \"only@example.com\"}");

        Answer second = api.post("/api/v1/contacts", "{\"email\": \"ONLY@example.com\"}");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().at("/errors/0/field").asText()).isEqualTo("email");
    }

    @Test
    void theSameKeyGetsTheSameAnswerAndMakesNothingTwice() {
        String body = "{\"name\": \"Once\"}";
        Answer first = api.post("/api/v1/leads", body, "Idempotency-Key", "k-1");
        Answer again = api.post("/api/v1/leads", body, "Idempotency-Key", "k-1");
        Answer other = api.post("/api/v1/leads", "{\"name\": \"Other\"}", "Idempotency-Key", "k-1");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void theSameKeySentFiveTimesAtOnceMakesOne() {
        List<CompletableFuture<Answer>> calls = Stream.generate(() -> CompletableFuture.supplyAsync(
                () -> api.post("/api/v1/leads", "{\"name\": \"At once\"}", "Idempotency-Key", "k-3"), runnable -> new Thread(runnable).start())).limit(5).toList();

        assertThat(calls.stream().map(call -> call.join().json()).distinct()).hasSize(1);
        assertThat(api.get("/api/v1/leads?q=At+once").json().get("items")).hasSize(1);
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        assertThat(api.post("/api/v1/leads", "{\"phone\": \"1\"}", "Idempotency-Key", "k-2").status()).isEqualTo(422);
        assertThat(api.post("/api/v1/leads", "{\"phone\": \"0912345602\"}", "Idempotency-Key", "k-2").status()).isEqualTo(201);
    }

    @Test
    void aChangeOnAnOutdatedVersionIsRefused() {
        Answer made = api.post("/api/v1/accounts", "{\"name\": \"An Phát\"}");
        String path = made.header("Location");
        assertThat(api.patch(path, "{\"industry\": \"Retail\"}", "If-Match", made.header("ETag")).status()).isEqualTo(200);

        assertThat(api.patch(path, "{\"industry\": \"Other\"}", "If-Match", made.header("ETag")).status()).isEqualTo(412);
        assertThat(api.get(path).json().get("industry").asText()).isEqualTo("Retail");
    }

    @Test
    void filtersFindWhatTheySayAndTakeSqlForText() {
        api.post("/api/v1/leads", "{\"name\": \"100% Lụa_a\", \"phone\": \"0912345603\", \"tags\": [\"Tết\"], \"status\": \"Silky\"}");

        for (String filter : List.of("q=L%E1%BB%A4A", "q=100%25", "q=a_a", "phone=0912.345.603", "tag=T%E1%BA%BFt", "status=Silky")) {
            assertThat(api.get("/api/v1/leads?" + filter).json().get("items")).as(filter).hasSize(1);
        }
        for (String filter : List.of("q=x_a", "q=%25%25%25", "q='%20or%201=1--", "tag=%27%7D", "status=%27;drop%20table%20lead;--")) {
            Answer answer = api.get("/api/v1/leads?" + filter);
            assertThat(answer.status()).as(filter).isEqualTo(200);
            assertThat(answer.json().get("items")).as(filter).isEmpty();
        }
    }

    @Test
    void pagesNeitherSkipNorRepeatWhileRecordsArrive() {
        for (int i = 0; i < 25; i++) {
            api.post("/api/v1/opportunities", "{\"name\": \"deal " + i + "\", \"stage\": \"paging\"}");
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = api.get("/api/v1/opportunities?stage=paging&limit=4" + after).json();
            page.get("items").forEach(item -> seen.add(item.get("name").asText()));
            after = page.get("next").isNull() ? null : "&after=" + page.get("next").asText();
            api.post("/api/v1/opportunities", "{\"name\": \"late\", \"stage\": \"paging\"}");
        } while (after != null);

        assertThat(seen).hasSize(25).doesNotHaveDuplicates().startsWith("deal 24").endsWith("deal 0");
    }

    @Test
    void whatIsSentAsItAlreadyIsChangesNothing() {
        String task = "{\"name\": \"Call\", \"due\": \"2026-12-01T08:00:00+07:00\"}";
        String deal = "{\"name\": \"Deal\", \"amount\": 25000000.5}";
        for (String[] each : new String[][] {{"tasks", task}, {"opportunities", deal}}) {
            Answer made = api.post("/api/v1/" + each[0], each[1]);
            Answer again = api.patch(made.header("Location"), each[1]);
            assertThat(again.header("ETag")).as(each[0]).isEqualTo(made.header("ETag"));
        }
    }

    @Test
    void moneyKeepsItsDigits() {
        Answer made = api.post("/api/v1/opportunities", "{\"name\": \"big\", \"amount\": 9999999999999999.99}");

        assertThat(made.http().body()).contains("\"amount\":9999999999999999.99");
    }
}
