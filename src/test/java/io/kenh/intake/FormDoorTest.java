package io.kenh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.api.ApiTest;
import io.kenh.connector.Connections;
import io.kenh.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.core.StandardWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ApiTest
class FormDoorTest {

    @Autowired
    private Connections connections;
    @Autowired
    private JdbcClient db;
    @Autowired
    private ServletWebServerApplicationContext server;
    @Autowired
    @Qualifier("webDoor")
    private ServletRegistrationBean<?> door;
    @Value("http://127.0.0.1:${kenh.world.simulator-port}")
    private String world;
    @LocalServerPort
    private int port;
    private final String mark = "form-" + System.nanoTime();
    private int posts;

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

    @Test
    void one_address_of_the_internet_is_slowed_down_and_no_other() throws Exception {
        connections.create(mark, "Limited", "web-form", Map.of("perAddress", "2"));

        assertThat(List.of(from("203.0.113.7"), from("203.0.113.7"), from("203.0.113.7"), from("203.0.113.8"))).containsExactly(202, 202, 429, 202);
        assertThat(stored()).isEqualTo(3);

        connections.update(connections.byName(mark).orElseThrow().id(), "Open", Map.of("perAddress", "0"));
        assertThat(from("203.0.113.7")).isEqualTo(202);
    }

    private int from(String address) throws Exception {
        MockHttpServletRequest form = new MockHttpServletRequest("POST", "/in/" + mark);
        form.setPathInfo("/" + mark);
        form.setRemoteAddr(address);
        form.setContentType("application/json");
        form.setContent(Json.write(Map.of("name", mark, "n", ++posts)).getBytes(StandardCharsets.UTF_8));
        MockHttpServletResponse answer = new MockHttpServletResponse();
        door.getServlet().service(form, answer);
        return answer.getStatus();
    }

    @Test
    void the_senders_own_key_decides_what_is_the_same_form() throws Exception {
        assertThat(post("/in/web-form", "application/json", "{\"name\":\"" + mark + "\"}", "Idempotency-Key", mark).body()).contains("\"duplicate\":false");
        assertThat(post("/in/web-form", "application/json", "{\"name\":\"" + mark + "\",\"b\":1}", "Idempotency-Key", mark).body()).contains("\"duplicate\":true");
        assertThat(post("/in/web-form", "application/json", "{\"name\":\"" + mark + "\"}", "Idempotency-Key", mark + "b").body()).contains("\"duplicate\":false");
    }

    @Test
    void scripts_of_allowed_sites_may_read_the_answer_and_no_others() throws Exception {
        assertThat(post("/in/shop-form", "application/json", "{\"name\":\"" + mark + "\"}", "Origin", "https://shop.example").headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("https://shop.example");
        assertThat(post("/in/shop-form", "application/json", "{\"name\":\"" + mark + "\"}", "Origin", "https://evil.example").headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(post("/in/web-form", "application/json", "[]", "Origin", "https://any.example").headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    @Test
    void after_a_browsers_form_the_visitor_is_led_to_the_page_of_thanks() throws Exception {
        connections.create(mark, "Thanks", "web-form", Map.of("thanksPage", "https://shop.example/thanks"));
        HttpResponse<String> answer = post("/in/" + mark, "application/x-www-form-urlencoded", "name=" + mark, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("https://shop.example/thanks");
    }

    @ParameterizedTest
    @CsvSource({"turnstile, cf-turnstile-response", "hcaptcha, h-captcha-response", "recaptcha, g-recaptcha-response", "recaptcha-score, g-recaptcha-response"})
    void a_captcha_is_spent_once_for_one_form(String service, String field) throws Exception {
        captcha(service, world + "/web-form/siteverify", "take", Map.of());
        assertThat(form(field, "token-" + mark).statusCode()).isEqualTo(202);
        assertThat(form(field, "token-" + mark).body()).as("the same form again").contains("\"duplicate\":true");
        assertThat(form("", "").statusCode()).as("no token").isEqualTo(422);
        HttpResponse<String> spent = post("/in/" + mark, "application/json", "{\"name\":\"other\",\"" + field + "\":\"token-" + mark + "\"}");
        assertThat(spent.statusCode()).as("a used token").isEqualTo(422);
        assertThat(spent.body()).contains("Captcha refused");
        assertThat(stored()).isOne();
        assertThat(db.sql("select payload ->> ? from event where payload ->> 'name' = ?").params(field, mark).query(String.class).optional()).as("the token is no field").isEmpty();
    }

    @Test
    void a_captcha_for_another_host_or_of_a_low_score_is_refused() throws Exception {
        captcha("recaptcha-score", world + "/web-form/siteverify", "take", Map.of("captchaScore", "0.9", "captchaHosts", "https://shop.example"));
        assertThat(form("g-recaptcha-response", "host-" + mark).statusCode()).isEqualTo(422);
        connections.update(connections.byName(mark).orElseThrow().id(), "Captcha", Map.of("captcha", "recaptcha-score", "captchaService", world + "/web-form/siteverify",
                "captchaScore", "0.9", "captchaHosts", "shop.example, localhost"));
        assertThat(form("g-recaptcha-response", "good-" + mark).statusCode()).isEqualTo(202);
    }

    @Test
    void a_captcha_service_that_is_away_stops_nobody_unless_the_connection_says_so() throws Exception {
        captcha("turnstile", "http://127.0.0.1:1/siteverify", "take", Map.of());
        assertThat(form("cf-turnstile-response", "any").statusCode()).isEqualTo(202);
        assertThat(db.sql("select payload ->> 'captcha' from event where payload ->> 'name' = ?").param(mark).query(String.class).single()).isEqualTo("unchecked");
        connections.update(connections.byName(mark).orElseThrow().id(), "Captcha",
                Map.of("captcha", "turnstile", "captchaService", "http://127.0.0.1:1/siteverify", "captchaOutage", "refuse"));
        assertThat(form("cf-turnstile-response", "any").statusCode()).isEqualTo(503);
        assertThat(stored()).isOne();
    }

    private void captcha(String service, String address, String outage, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.putAll(Map.of("captcha", service, "captchaSecret", "s", "captchaService", address, "captchaOutage", outage));
        connections.create(mark, "Captcha", "web-form", values);
    }

    private HttpResponse<String> form(String field, String token) throws IOException, InterruptedException {
        return post("/in/" + mark, "application/json", "{\"name\":\"" + mark + "\",\"" + field + "\":\"" + token + "\"}");
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
