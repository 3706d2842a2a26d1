package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.api.Client.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ImportApiTest {

    private static final String TABLE = "Họ tên,Điện thoại,Cột lạ\nAn,0912555001,1\nBình,12,2\n";

    @Autowired
    private Client api;

    @Test
    void aTableIsUploadedLookedAtStartedAndWatched() {
        Answer made = api.post("/api/v1/imports?object=lead&name=a.csv", TABLE, "Content-Type", "text/csv");
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        String path = made.header("Location");
        JsonNode look = api.get(path + "/look").json();
        assertThat(look.get("fields").toString()).isEqualTo("[\"name\",\"phone\",\"\"]");
        assertThat(look.get("rows")).hasSize(2);

        assertThat(api.post(path + "/start", "{\"columns\": {\"Cột lạ\": \"shoe\"}}").status()).isEqualTo(422);
        assertThat(api.post(path + "/start", "{\"columns\": {\"Không có\": \"name\"}}").status()).isEqualTo(422);
        Answer started = api.post(path + "/start", "{\"columns\": {\"Cột lạ\": \"custom.size\"}, \"duplicates\": \"skip\"}");
        assertThat(started.status()).as(started.http().body()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> api.get(path).json().get("state").asText().equals("done"));

        JsonNode done = api.get(path).json();
        assertThat(done.get("created").asInt()).isEqualTo(1);
        assertThat(done.get("refused").asInt()).isEqualTo(1);
        assertThat(api.get(path + "/errors").json().get("items").get(0).get("row").asInt()).isEqualTo(3);
        assertThat(api.post(path + "/resume", "").status()).isEqualTo(409);
        assertThat(api.post(path + "/start", "{}").status()).isEqualTo(422);
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThat(api.post("/api/v1/imports?object=lead", "", "Content-Type", "text/csv").status()).isEqualTo(422);
        assertThat(api.post("/api/v1/imports?object=shoe", TABLE, "Content-Type", "text/csv").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/imports/999999").status()).isEqualTo(404);
        assertThat(api.get("/api/openapi.json").http().body()).contains("uploadImport", "binary");
    }
}
