package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.Client.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class HostileRequestTest {

    @Autowired
    private Client api;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /api/v1/contacts?shoe=43                       | 400
            GET    | /api/v1/contacts?limit=0                       | 400
            GET    | /api/v1/contacts?limit=501                     | 400
            GET    | /api/v1/contacts?limit=99999999999             | 400
            GET    | /api/v1/contacts?limit=5&limit=6               | 400
            GET    | /api/v1/contacts?after=forged                  | 400
            GET    | /api/v1/contacts?after=YmVmb3JlOng             | 400
            GET    | /api/v1/contacts?q=%00                         | 400
            GET    | /api/v1//contacts                              | 400
            GET    | /api/v1/contacts;a=b                           | 400
            GET    | /api/v1/contacts?updatedSince=yesterday        | 400
            GET    | /api/v1/contacts?updatedSince=-999999999-01-01T00:00:00Z | 400
            GET    | /api/v1/contacts?owner=99999999999999999999    | 400
            GET    | /api/v1/events?state=lost                      | 400
            GET    | /api/v1/contacts/0                             | 404
            GET    | /api/v1/contacts/one                           | 404
            GET    | /api/v1/contacts/99999999999999999999          | 404
            GET    | /api/v1/contacts/123456789                     | 404
            GET    | /api/v1/nothing                                | 404
            GET    | /api/v2/contacts                               | 404
            DELETE | /api/v1/contacts                               | 405
            PUT    | /api/v1/contacts/1                             | 405
            GET    | /api/v1/parked/1/redrive                       | 405
            """)
    void isAnsweredAsAProblem(String method, String path, int status) {
        Answer answer = api.send(api.request(path).method(method, BodyPublishers.noBody()));

        problem(answer, status);
        assertThat(answer.json().get("instance").asText()).isEqualTo(path.replaceAll("\\?.*", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "1", "\"x\"", "{\"name\": 1}", "{\"name\": \"a\"} {}", "{'name': 'a'}",
        "{\"name\": \"a\", \"name\": \"b\"}", "{\"tags\": [1]}", "{\"tags\": \"VIP\"}", "{\"custom\": []}", "{\"score\": 1.5}",
        "{\"score\": 1e9}", "{\"score\": 99999999999}", "{\"name\": NaN}", "{\"id\": 5}", "{\"updated\": \"2026-01-01T00:00:00Z\"}"})
    void aBodyThatIsNotWhatIsReadIsRefused(String body) {
        problem(api.post("/api/v1/contacts", body), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \"a\\u0000b\"}", "{\"name\": \"\\ud800\"}", "{\"custom\": {\"a\\u0000\": 1}, \"name\": \"a\"}",
        "{\"custom\": {\"a\": [{\"b\": \"\\u0000\"}]}, \"name\": \"a\"}", "{\"tags\": null, \"name\": \"a\"}", "{}", "{\"name\": \"  \"}", "{\"name\": \"a\\r\\nBcc: b\"}"})
    void aTextThatCannotBeKeptIsRefused(String body) {
        problem(api.post("/api/v1/contacts", body), 422);
    }

    @Test
    void amountsBeyondTheColumnAreRefused() {
        for (String amount : List.of("1e400", "1e-3", "99999999999999999", "1E999999999", "0." + "0".repeat(90) + "1")) {
            problem(api.post("/api/v1/opportunities", "{\"name\": \"a\", \"amount\": " + amount + "}"), 400);
        }
    }

    @Test
    void deepAndHugeBodiesAreRefusedBeforeTheyCost() {
        problem(api.post("/api/v1/contacts", "{\"custom\":" + "[".repeat(100_000)), 400);
        problem(api.post("/api/v1/contacts", "{\"score\":" + "9".repeat(100_000) + "}"), 400);
        problem(api.post("/api/v1/contacts", "{\"name\":\"" + "x".repeat(10 << 20) + "\"}"), 413);
        problem(api.post("/api/v1/contacts", "{\"name\":\"" + "x".repeat(501) + "\"}"), 422);
    }

    @Test
    void otherFormsAreNamedAndTheKnownOnesToo() {
        Answer form = api.post("/api/v1/contacts", "name=a", "Content-Type", "application/x-www-form-urlencoded");
        problem(form, 415);
        assertThat(form.json().get("detail").asText()).contains("application/json");
        problem(api.send(api.request("/api/v1/contacts").setHeader("Accept", "text/html")), 406);
        Answer method = api.send(api.request("/api/v1/contacts").method("DELETE", BodyPublishers.noBody()));
        assertThat(method.header("Allow")).contains("GET").contains("POST");
    }

    @Test
    void aQueryThatCannotBeDecodedIsNotTakenForNone() throws IOException {
        URI address = api.request("/api/v1/contacts").build().uri();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(("GET /api/v1/contacts?tag=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                    + ApiTest.ADMIN + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void strangersAndMembersAreKeptOut() {
        problem(api.send(api.request("/api/v1/contacts").setHeader("Authorization", "Bearer guess")), 401);
        problem(api.send(api.request("/api/v1/contacts").setHeader("Authorization", "Basic YTpi")), 401);
        String member = "Bearer " + api.memberToken();
        assertThat(api.send(api.request("/api/v1/contacts").setHeader("Authorization", member)).status()).isEqualTo(200);
        problem(api.post("/api/v1/contacts", "{\"name\": \"a\"}", "Authorization", member), 403);
        problem(api.post("/api/v1/parked/redrive", "{}", "Authorization", member), 403);
        assertThat(api.post("/api/v1/tickets", "{\"subject\": \"a\"}", "Authorization", member).status()).isEqualTo(201);
    }

    private static void problem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().has("type")).isTrue();
        assertThat(answer.json().has("title")).isTrue();
        assertThat(answer.http().body()).doesNotContain("io.kenh").doesNotContain("springframework").doesNotContain("jackson");
    }
}
