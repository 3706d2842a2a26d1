package io.kenh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.api.ApiTest;
import io.kenh.connector.Connections;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.core.StandardWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class FormDoorTest {

    @Autowired
    private Connections connections;
    @Autowired
    private JdbcClient db;
    @Autowired
    private ServletWebServerApplicationContext server;
    @LocalServerPort
    private int port;
    private final String mark = "form-" + System.nanoTime();

    @BeforeEach
    void shop() {
        if (connections.byName("shop-form").isEmpty()) {
            connections.create("shop-form", "Shop", "web-form", Map.of("allowedOrigins", "https://shop.example", "honeypot", "website"));
        }
    }

    @Test
    void a_form_comes_in_as_html_as_json_and_as_multipart() throws Exception {
        assertThat(post("/in/web-form", "application/x-www-form-urlencoded", "name=" + mark + "&phone=0901234567").statusCode()).isEqualTo(202);
        assertThat(post("/in/web-form", "application/json", "{\"name\":\"" + mark + "\",\"phone\":\"0901234567\",\"b\":1}").statusCode()).isEqualTo(202);
        assertThat(post("/in/web-form", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n" + mark + "\r\n--x--\r\n").statusCode()).isEqualTo(202);
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void a_robot_that_fills_in_the_trap_is_thanked_and_forgotten() throws Exception {
        assertThat(post("/in/shop-form", "application/x-www-form-urlencoded", "name=" + mark + "&website=spam", "Origin", "https://shop.example").statusCode()).isEqualTo(202);
        assertThat(stored()).isZero();
    }

    @Test
    void another_web_site_is_refused() throws Exception {
        assertThat(post("/in/shop-form", "application/x-www-form-urlencoded", "name=" + mark, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(post("/in/shop-form", "application/x-www-form-urlencoded", "name=" + mark, "Origin", "https://shop.example").statusCode()).isEqualTo(202);
        assertThat(stored()).isOne();
    }

    @Test
    void a_browser_gets_a_page_of_thanks() throws Exception {
        HttpResponse<String> answer = post("/in/web-form", "application/x-www-form-urlencoded", "name=" + mark, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Cảm ơn").contains("Thank you");
    }

    @Test
    void a_graceful_stop_waits_for_no_form_that_was_answered() throws Exception {
        post("/in/web-form", "application/json", "{\"name\":\"" + mark + "\"}");
        post("/in/shop-form", "application/x-www-form-urlencoded", "name=" + mark, "Origin", "https://evil.example");
        Context context = (Context) ((TomcatWebServer) server.getWebServer()).getTomcat().getHost().findChildren()[0];
        Wrapper door = Arrays.stream(context.findChildren()).map(Wrapper.class::cast).filter(w -> w.getName().equals("door")).findFirst().orElseThrow();
        await().untilAsserted(() -> assertThat(((StandardWrapper) door).getCountAllocated()).isZero());
    }

    private long stored() {
        return db.sql("select count(*) from event where payload ->> 'name' = ?").param(mark).query(Long.class).single();
    }

    private HttpResponse<String> post(String path, String type, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
