package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.Client.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class TicketApiTest {

    @Autowired
    private Client api;

    @Test
    void aNoteStaysInTheTicket() {
        String path = api.post("/api/v1/tickets", "{\"subject\": \"Invoice\"}").header("Location");

        Answer said = api.post(path + "/messages", "{\"text\": \"Gọi lại sau\", \"note\": true}");

        assertThat(said.status()).as(said.http().body()).isEqualTo(201);
        assertThat(api.get(path + "/messages").json().at("/items/0/text").asText()).isEqualTo("Gọi lại sau");
        assertThat(api.get(path + "/messages").json().at("/items/0/direction").asText()).isEqualTo("note");
        assertThat(api.get(path).json().get("status").asText()).isEqualTo("open");
    }

    @Test
    void anAnswerThatCannotReachAnybodySaysWhy() {
        String path = api.post("/api/v1/tickets", "{\"subject\": \"Invoice\"}").header("Location");

        Answer said = api.post(path + "/messages", "{\"text\": \"Xin chào\"}");

        assertThat(said.status()).isEqualTo(409);
        assertThat(said.json().get("detail").asText()).contains("no address");
        assertThat(api.get(path + "/messages").json().get("items")).isEmpty();
        assertThat(api.post("/api/v1/tickets/99999/messages", "{\"text\": \"a\"}").status()).isEqualTo(404);
    }
}
