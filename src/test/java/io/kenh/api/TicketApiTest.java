package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.Client.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class TicketApiTest {

    @Autowired
    private Client api;
    @Autowired
    private JdbcClient db;

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
    void anAnswerGoesToTheCustomersOwnAddressWithItsFiles() {
        String email = "an" + System.nanoTime() + "@customer.example";
        long contact = api.post("/api/v1/contacts", "{\"name\": \"An\", \"email\": \"" + email + "\"}").json().get("id").asLong();
        String path = api.post("/api/v1/tickets", "{\"subject\": \"Invoice\", \"contactId\": " + contact + "}").header("Location");
        String sha256 = api.post("/api/v1/files", "{\"name\": \"offer.pdf\", \"type\": \"application/pdf\", \"content\": \"JVBERi0xLjQK\"}").json().get("sha256").asText();
        String word = "{\"text\": \"Mời xem\", \"files\": [{\"name\": \"offer.pdf\", \"type\": \"application/pdf\", \"sha256\": \"%s\"}]}";

        Answer said = api.post(path + "/messages", word.formatted(sha256));

        assertThat(said.status()).as(said.http().body()).isEqualTo(201);
        assertThat(db.sql("select address || ' ' || subject || ' ' || (extras -> 'files' -> 0 ->> 'name') from message where object = 'ticket' and object_id = ? and address = ?")
                .params(Long.valueOf(path.substring(path.lastIndexOf('/') + 1)), email).query(String.class).list())
                .anySatisfy(mail -> assertThat(mail).startsWith(email + " Invoice [#").endsWith("offer.pdf"));
        assertThat(api.post(path + "/messages", word.formatted("0".repeat(64))).status()).isEqualTo(422);
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
