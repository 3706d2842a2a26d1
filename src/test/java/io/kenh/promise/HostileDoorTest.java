package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connections;
import io.kenh.platform.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever comes to the door is either written down or refused in plain words; it never breaks or blocks anything. */
class HostileDoorTest extends PromiseTest {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    @Autowired
    private Connections connections;

    @AfterEach
    void theLinesStillWork() {
        String phone = Hub.phone();
        assertThat(hub.form(Map.of("phone", phone))).isEqualTo(202);
        await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from lead where phone = ?", Hub.e164(phone)) == 1);
        hub.idle();
        hub.accountsBalance();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("broken JSON", 400, JSON, "{\"name\": "),
                Arguments.of("two documents", 400, JSON, "{\"name\": \"a\"} {\"name\": \"b\"}"),
                Arguments.of("an array", 400, JSON, "[{\"name\": \"a\"}]"),
                Arguments.of("nothing", 400, JSON, ""),
                Arguments.of("null", 400, JSON, "null"),
                Arguments.of("100,000 levels", 400, JSON, "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                Arguments.of("100,000 open objects", 400, JSON, "{\"a\":".repeat(100_000)),
                Arguments.of("900 levels", 422, JSON, "{\"a\":" + "[".repeat(900) + "]".repeat(900) + "}"),
                Arguments.of("10,000 fields", 422, JSON, IntStream.range(0, 10_000).mapToObj(i -> "\"f" + i + "\":1").collect(Collectors.joining(",", "{", "}"))),
                Arguments.of("10,000 fields of a form", 422, FORM, IntStream.range(0, 10_000).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining("&"))),
                Arguments.of("10,000 values of one field", 422, FORM, "a=1&".repeat(10_000)),
                Arguments.of("a number of 100,000 digits", 400, JSON, "{\"n\": " + "9".repeat(100_000) + "}"),
                Arguments.of("an empty object", 422, JSON, "{}"),
                Arguments.of("a name too long", 422, JSON, "{\"" + "n".repeat(200) + "\": 1}"),
                Arguments.of("a value too long", 422, JSON, "{\"note\": \"" + "n".repeat(30_000) + "\"}"),
                Arguments.of("a value too long inside", 422, JSON, "{\"x\": {\"y\": [\"" + "n".repeat(30_000) + "\"]}}"),
                Arguments.of("percent signs without number", 400, FORM, "name=%zz"),
                Arguments.of("another type", 415, "text/plain", "name=a"),
                Arguments.of("XML", 415, "application/xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"),
                Arguments.of("too much", 413, JSON, "{\"note\": \"" + "n".repeat(1_100_000) + "\"}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedInPlainWords(String what, int status, String type, String body) {
        long before = forms();

        HttpResponse<String> answer = hub.post("/in/web-form", body, "Content-Type", type);

        problem(answer, status);
        assertThat(forms()).isEqualTo(before);
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                Arguments.of("NUL in values and names", "{\"phone\": \"PHONE\", \"na\\u0000me\": \"a\\u0000b\", \"note\": \"\\u0000\"}"),
                Arguments.of("the text that stands for NUL", "{\"phone\": \"PHONE\", \"note\": \"C:\\\\u0000\\\\\\u0000\\\\\\\\u0000\"}"),
                Arguments.of("lone surrogates", "{\"phone\": \"PHONE\", \"name\": \"\\ud800\", \"note\": \"\\udc00x\\ud800\"}"),
                Arguments.of("duplicate keys", "{\"phone\": \"PHONE\", \"name\": \"first\", \"name\": \"second\"}"),
                Arguments.of("huge numbers", "{\"phone\": \"PHONE\", \"a\": 1e400, \"b\": -1e999999, \"c\": 1e-999999, \"d\": " + "9".repeat(900) + "}"),
                Arguments.of("fields named like columns", "{\"phone\": \"PHONE\", \"id\": 1, \"owner_id\": 1, \"status\": \"x\", \"created\": \"never\", \"custom\": {\"a\": {}}}"),
                Arguments.of("tags of every kind", "{\"phone\": \"PHONE\", \"tags\": [1, null, {\"a\": []}, [[]], \"x\"]}"),
                Arguments.of("SQL and merge fields", "{\"phone\": \"PHONE\", \"name\": \"'); drop table lead; --\", \"note\": \"{{phone}} ${body} #{1+1}\"}"),
                Arguments.of("an object for a name", "{\"phone\": \"PHONE\", \"name\": {\"first\": [\"a\"]}, \"email\": [\"a@b.example\"]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void isTakenAsItIs(String what, String body) {
        String phone = Hub.phone();

        HttpResponse<String> answer = hub.post("/in/web-form", body.replace("PHONE", phone), "Content-Type", JSON);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        hub.idle();
        long event = Json.tree(answer.body()).get("event").asLong();
        assertThat(db.sql("select outcome from event_outcome where event_id = ?").param(event).query(String.class).list()).containsExactly("lead.created");
    }

    @Test
    void aBodyOf50MegabytesIsRefusedHoweverItsLengthIsToldAndNeverReadWhole() throws IOException {
        byte[] large = new byte[50 * 1024 * 1024];
        assertThat(raw("POST /in/web-form HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + large.length + "\r\n\r\n", large)).startsWith("HTTP/1.1 413");
        assertThat(raw("POST /in/web-form HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n", chunks(large))).startsWith("HTTP/1.1 413");
    }

    @Test
    void aBodyShorterThanItSaysAndAnUnreadableLengthAreNotTaken() throws IOException {
        long before = forms();
        byte[] body = "{\"note\": \"cut\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(raw("POST /in/web-form HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n", body)).doesNotContain("HTTP/1.1 2");
        assertThat(raw("POST /in/web-form HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n", body)).startsWith("HTTP/1.1 400");
        assertThat(raw("POST /in/web-form HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999999999999999\r\n\r\n", body)).startsWith("HTTP/1.1 400");
        assertThat(raw("POST /in/web-form HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n", "zz\r\n{}\r\n0\r\n\r\n".getBytes(StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 400");
        assertThat(forms()).isEqualTo(before);
    }

    @Test
    void wrongPlacesMethodsAndTokensAreToldApart() {
        String path = connections.callbackPath(connections.byName("esms").orElseThrow().id());
        String query = "?SMSID=hostile&phonenumber=0901234567&SendStatus=5";

        problem(hub.post("/in/nobody", "{}", "Content-Type", JSON), 404);
        problem(hub.post("/in/", "{}", "Content-Type", JSON), 404);
        problem(hub.get("/in/web-form"), 405);
        problem(Hub.send(HttpRequest.newBuilder(URI.create(hub.url + "/in/web-form")).method("PATCH", BodyPublishers.ofString("{}"))), 405);
        problem(hub.get("/in/esms" + query), 403);
        problem(hub.get("/in/esms/wrong" + query), 403);
        problem(hub.get(path + "x" + query), 403);
        problem(hub.post(path + query, "{}", "Content-Type", JSON), 400);
        problem(hub.post("/in/smtp", "{}", "Content-Type", JSON), 403);
        assertThat(hub.count("select count(*) from event where external_id like 'hostile%' or payload = '{}'")).isZero();
    }

    @Test
    void aReceiptWithStrangeIdsIsOneEventEach() {
        String path = connections.callbackPath(connections.byName("esms").orElseThrow().id());
        for (String id : List.of("a\0b", "x".repeat(6_000), IntStream.range(0, 3_000).mapToObj(i -> Integer.toHexString(i * 7919)).collect(Collectors.joining()).substring(0, 6_000))) {
            String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8);
            HttpResponse<String> answer = hub.get(path + "?SMSID=" + encoded + "&phonenumber=" + (encoded.length() > 2_000 ? "1" : encoded)
                    + "&SendStatus=5&RequestId=99999999999999999999999-x");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        hub.idle();
        assertThat(hub.count("select count(*) from event where payload -> 'raw' ->> 'RequestId' like '99999%'")).isEqualTo(3);
    }

    @Test
    void lineBreaksInANameOrAnAddressStartNoHeaderInTheMailThatLeaves() {
        String phone = Hub.phone();
        String mail = "victim-" + phone + "@customer.example";
        String name = "Lan\r\nBcc: everyone@customer.example\r\nSubject: Hijacked\r\n\r\nNew body";

        assertThat(hub.post("/in/web-form", "phone=" + phone + "&email=" + mail + "&tags=T%C6%B0+v%E1%BA%A5n&name="
                + URLEncoder.encode(name, StandardCharsets.UTF_8), "Content-Type", FORM).statusCode()).isEqualTo(202);
        hub.idle();

        List<JsonNode> mails = hub.received("smtp", mail);
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).get("to").asText()).isEqualTo(mail);
        assertThat(mails.get(0).get("subject").asText()).isEqualTo("Cảm ơn bạn đã để lại thông tin");
        assertThat(hub.received("smtp", "everyone@customer.example")).isEmpty();
        List<JsonNode> texts = hub.received("esms", phone);
        assertThat(texts).hasSize(1);
        assertThat(texts.get(0).get("to").asText()).isEqualTo(phone);
    }

    @Test
    void lineBreaksInASubjectStartNoHeaderInTheAnswer() {
        Post post = new Post(environment);
        post.raw("sly@customer.example", List.of("support@kenh.example"), ("From: =?utf-8?q?Sly=0D=0ABcc:_all@customer.example?= <sly@customer.example>\r\n"
                + "To: support@kenh.example\r\nSubject: =?utf-8?q?Sly=0D=0ABcc:_all@customer.example=0D=0A=0D=0Abody?=\r\n"
                + "Message-ID: <sly@customer.example>\r\n\r\nHello\r\n").getBytes(StandardCharsets.ISO_8859_1));

        await().atMost(Hub.PATIENCE).until(() -> hub.received("smtp", "sly@customer.example").size() == 1);

        JsonNode answer = hub.received("smtp", "sly@customer.example").get(0);
        assertThat(answer.get("to").asText()).isEqualTo("sly@customer.example");
        assertThat(answer.get("subject").asText()).doesNotContain("\n").doesNotContain("\r");
        assertThat(hub.received("smtp", "all@customer.example")).isEmpty();
    }

    @Test
    void aMailWithTenThousandRecipientsIsOneTicket() {
        Post post = new Post(environment);
        String crowd = IntStream.range(0, 10_000).mapToObj(i -> "p" + i + "@customer.example").collect(Collectors.joining(",\r\n "));
        post.raw("crowd@customer.example", List.of("support@kenh.example"), ("From: crowd@customer.example\r\nTo: support@kenh.example,\r\n " + crowd
                + "\r\nCc: " + crowd + "\r\nSubject: To all of you\r\n\r\nHello\r\n").getBytes(StandardCharsets.ISO_8859_1));

        await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from ticket where subject = 'To all of you'") == 1);
        hub.idle();
        assertThat(hub.received("smtp", "p7@customer.example")).as("nobody but the sender is answered").isEmpty();
    }

    /** Receipts of earlier messages may come at any time. */
    private long forms() {
        return hub.count("select count(*) from event where kind = 'form'");
    }

    private static void problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Json.tree(answer.body()).get("status").asInt()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ").doesNotContain("io.kenh").hasSizeLessThan(1_000);
    }

    /** What the hub answers to these bytes, or nothing when it just hangs up. */
    private String raw(String head, byte[] body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(hub.url).getPort())) {
            socket.setSoTimeout(90_000);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                out.write(body);
                out.flush();
                socket.shutdownOutput();
            } catch (IOException hungUp) {
                // it has answered without reading everything, as it should
            }
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] chunks(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 1_000_000);
        for (int i = 0; i < body.length; i += 65_536) {
            int size = Math.min(65_536, body.length - i);
            out.write((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(body, i, size);
            out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }
}
