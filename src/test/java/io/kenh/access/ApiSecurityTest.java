package io.kenh.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.HubTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

@HubTest(properties = "kenh.admin-token=token-from-the-environment")
class ApiSecurityTest {

    private static final MediaType PROBLEM = MediaType.APPLICATION_PROBLEM_JSON;

    @Autowired
    private TestRestTemplate http;
    @Autowired
    private ApiTokens tokens;

    @Test
    void callsWithoutATokenAreRefusedWithProblemDetails() {
        ResponseEntity<Map> answer = get("/api/v1/nothing", null);

        assertThat(answer.getStatusCode().value()).isEqualTo(401);
        assertThat(answer.getHeaders().getContentType().isCompatibleWith(PROBLEM)).isTrue();
        assertThat(answer.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Bearer");
        assertThat(answer.getBody()).containsEntry("status", 401).containsEntry("instance", "/api/v1/nothing");
    }

    @Test
    void callsWithAWrongTokenAreRefused() {
        assertThat(get("/api/v1/nothing", "token-from-somewhere-else").getStatusCode().value()).isEqualTo(401);
    }

    @Test
    void theTokenOfTheEnvironmentIsAnAdministratorsFromTheFirstSecond() {
        assertThat(get("/api/v1/nothing", "token-from-the-environment").getStatusCode().value()).isEqualTo(404);
        assertThat(call(HttpMethod.POST, "/api/v1/connections", "token-from-the-environment").getStatusCode().value())
                .isNotIn(401, 403);
    }

    @Test
    void membersMayNotChangeConnections() {
        String token = tokens.create("reader", Role.MEMBER);

        ResponseEntity<Map> answer = call(HttpMethod.POST, "/api/v1/connections", token);

        assertThat(answer.getStatusCode().value()).isEqualTo(403);
        assertThat(answer.getHeaders().getContentType().isCompatibleWith(PROBLEM)).isTrue();
    }

    @Test
    void aRevokedTokenOpensNothing() {
        String token = tokens.create("lost", Role.ADMIN);
        assertThat(get("/api/v1/nothing", token).getStatusCode().value()).isEqualTo(404);

        tokens.revoke(tokens.all().get(0).id());

        assertThat(get("/api/v1/nothing", token).getStatusCode().value()).isEqualTo(401);
    }

    @Test
    void metricsBehindAProxyNeedAToken() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Forwarded-For", "203.0.113.9");

        assertThat(http.exchange("/actuator/prometheus", HttpMethod.GET, new HttpEntity<>(headers), String.class)
                .getStatusCode().value()).isEqualTo(401);
    }

    @Test
    void healthIsOpenAndTheRestOfTheActuatorIsNot() {
        assertThat(get("/actuator/health", null).getStatusCode().value()).isIn(200, 503);
        assertThat(get("/actuator/env", null).getStatusCode().value()).isEqualTo(401);
    }

    private ResponseEntity<Map> get(String path, String token) {
        return call(HttpMethod.GET, path, token);
    }

    private ResponseEntity<Map> call(HttpMethod method, String path, String token) {
        HttpHeaders headers = new HttpHeaders();
        if (token != null) {
            headers.setBearerAuth(token);
        }
        return http.exchange(path, method, new HttpEntity<>(headers), Map.class);
    }
}
