package io.kenh.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.access.ApiTokens;
import io.kenh.access.Role;
import io.kenh.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A program that calls the API under test. */
class Client {

    record Answer(int status, HttpResponse<String> http) {

        JsonNode json() {
            return Json.tree(http.body());
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse(null);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    @Autowired
    private Environment environment;
    @Autowired
    private ApiTokens tokens;

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    Answer patch(String path, String body, String... headers) {
        return send("PATCH", path, body, headers);
    }

    Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    /** Token of a program that may only read and work on tickets. */
    String memberToken() {
        return tokens.create("member", Role.MEMBER);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + environment.getProperty("local.server.port") + path))
                .header("Authorization", "Bearer " + ApiTest.ADMIN);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("no answer", e);
        }
    }
}
