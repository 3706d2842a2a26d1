package io.kenh.livechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.api.ApiTest;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.platform.Json;
import io.kenh.ticket.Tickets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The window's side of the hub, as a browser uses it. */
@ApiTest
class LiveChatTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String SITE = "https://shop.example";

    @Autowired
    private Connections connections;
    @Autowired
    private Tickets tickets;
    @Autowired
    private JdbcClient db;
    @LocalServerPort
    private int port;
    private final String name = "chat-" + System.nanoTime();
    private Connection window;

    @BeforeEach
    void connect() {
        window = connections.create(name, "Chat", "live-chat", Map.of("allowedOrigins", SITE));
    }

    @AfterEach
    void disconnect() {
        connections.pause(window.id());
    }

    @Test
    void what_a_visitor_says_is_a_ticket_and_what_we_answer_stands_in_the_window() throws Exception {
        String token = visit(null);
        assertThat(say(token, "key-00000001", "Còn hàng không?").statusCode()).isEqualTo(202);
        assertThat(say(token, "key-00000001", "Còn hàng không?").statusCode()).as("the same again").isEqualTo(202);

        await().atMost(PATIENCE).until(() -> ticket() != null);
        assertThat(db.sql("select count(*) from event where connection_id = ? and kind = 'message'").param(window.id()).query(Long.class).single()).isOne();
        long staff = db.sql("insert into staff (name, email) values ('Agent', ?) returning id").param(name + "@kenh.example").query(Long.class).single();
        tickets.reply(ticket(), staff, "Dạ còn ạ");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lines(token)).hasSize(2));
        assertThat(lines(token).get(1).path("text").asText()).isEqualTo("Dạ còn ạ");
        assertThat(lines(token).get(1).path("direction").asText()).isEqualTo("out");
    }

    @Test
    void the_window_tells_that_our_words_came_and_that_they_were_looked_at() throws Exception {
        String token = visit(null);
        say(token, "key-00000001", "Có ai không?");
        await().atMost(PATIENCE).until(() -> ticket() != null);
        long staff = db.sql("insert into staff (name, email) values ('Agent', ?) returning id").param(name + "@kenh.example").query(Long.class).single();
        long message = tickets.reply(ticket(), staff, "Có ạ");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lines(token)).hasSize(2));
        long ours = lines(token).get(1).path("id").asLong();

        assertThat(read(token, ours, false)).isEqualTo(204);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(message)).isEqualTo("delivered"));
        assertThat(opened(message)).isZero();
        assertThat(List.of(read(token, ours, true), read(token, ours, true), read(token, ours, false))).containsOnly(204);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(opened(message)).isOne());
        assertThat(read(visit(null), ours, true)).as("another's line").isEqualTo(204);
        assertThat(db.sql("select count(*) from event where connection_id = ? and kind = 'receipt'").param(window.id()).query(Long.class).single()).isEqualTo(2);
    }

    private int read(String token, long upTo, boolean seen) throws IOException, InterruptedException {
        return post("read", token, Json.write(Map.of("upTo", upTo, "seen", seen))).statusCode();
    }

    private String state(long message) {
        return db.sql("select state from message where id = ?").param(message).query(String.class).single();
    }

    private long opened(long message) {
        return db.sql("select coalesce(sum(opens), 0) from message_response where message_id = ?").param(message).query(Long.class).single();
    }

    @Test
    void a_token_opens_its_own_conversation_of_its_own_window_only() throws Exception {
        String token = visit(null);
        say(token, "key-00000001", "Bí mật");
        assertThat(visit(token)).isNotBlank();
        assertThat(lines(visit(null)).size()).isZero();
        assertThat(get("lines", null).statusCode()).isEqualTo(403);
        assertThat(get("lines", token.substring(0, token.length() - 2) + "AA").statusCode()).isEqualTo(403);
        Connection other = connections.create("x" + name, "Other", "live-chat", Map.of());
        HttpResponse<String> there = send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/chat/" + other.name() + "/lines")).header("Authorization", "Bearer " + token));
        assertThat(there.statusCode()).isEqualTo(403);
        connections.pause(other.id());
    }

    @Test
    void other_sites_robots_and_too_much_stay_outside() throws Exception {
        String token = visit(null);
        HttpResponse<String> thief = send(HttpRequest.newBuilder(address("visit")).header("Origin", "https://thief.example").header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")));
        assertThat(thief.statusCode()).isEqualTo(403);
        assertThat(thief.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(post("say", token, "{\"key\":\"key-robot-01\",\"text\":\"spam\",\"website\":\"x\"}").statusCode()).isEqualTo(202);
        assertThat(lines(token).size()).isZero();
        assertThat(post("say", token, "{\"key\":\"short\",\"text\":\"a\"}").statusCode()).isEqualTo(422);
        assertThat(post("say", token, "{\"key\":\"key-00000009\",\"text\":\" \"}").statusCode()).isEqualTo(422);
        int refused = 0;
        for (int i = 0; i < 45; i++) {
            refused += say(token, "key-many-%04d".formatted(i), "x").statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isGreaterThanOrEqualTo(5);
    }

    @Test
    void a_visit_is_told_once_for_a_page() throws Exception {
        String token = visit(null);
        visit(token);
        visit(token);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(db.sql("select count(*) from event e join event_outcome o on o.event_id = e.id where e.connection_id = ? and e.kind = 'visit'")
                .param(window.id()).query(Long.class).single()).isOne());
        assertThat(db.sql("select payload ->> 'url' from event where connection_id = ?").param(window.id()).query(String.class).single()).isEqualTo(SITE + "/may-in");
    }

    private Long ticket() {
        return db.sql("select t.id from ticket t where t.connection_id = ?").param(window.id()).query(Long.class).optional().orElse(null);
    }

    private String visit(String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = post("visit", token, "{\"page\":\"" + SITE + "/may-in\",\"title\":\"Máy in\",\"language\":\"vi\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(SITE);
        return Json.tree(answer.body()).path("token").asText();
    }

    private HttpResponse<String> say(String token, String key, String text) throws IOException, InterruptedException {
        return post("say", token, Json.write(Map.of("key", key, "text", text, "page", SITE + "/may-in", "phone", "0901234567")));
    }

    private JsonNode lines(String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = get("lines", token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.tree(answer.body()).path("items");
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).header("Origin", SITE);
        return send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> post(String path, String token, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).header("Origin", SITE).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + "/chat/" + name + "/" + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
