package io.kenh.intake.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks a service whether a person filled in the form. A service that does not answer, or that refuses our own key, stops
 * nobody unless the connection says so: then the form is taken with a mark on it.
 */
@Component
class Captchas {

    /** What the service found out. */
    enum Finding { HUMAN, UNCHECKED }

    private static final Logger log = LoggerFactory.getLogger(Captchas.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** So that a slow service never holds all threads of the door. */
    private static final int AT_ONCE = 40;
    private static final List<String> OUR_FAULT = List.of("missing-input-secret", "invalid-input-secret", "sitekey-secret-mismatch", "bad-request");
    private static final String OUTAGE = "internal-error";

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final VerifiedTokens verified = new VerifiedTokens();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private final Connections connections;

    Captchas(Connections connections) {
        this.connections = connections;
    }

    /**
     * @param token  what the visitor's page got from the service, or null
     * @param formId the same form that comes again needs no second look: a token can be spent only once
     * @throws Refused when it was no person, or nobody can tell and the connection wants certainty
     */
    Finding check(Connection connection, Captcha kind, String token, String formId) {
        if (token == null) {
            throw new Refused(422, "Captcha missing", "the form came without the proof that a person filled it in; tick the box and send it again");
        }
        if (verified.contains(token, formId)) {
            return Finding.HUMAN;
        }
        JsonNode answer = ask(connection, kind, token);
        List<String> errors = StreamSupport.stream(answer.path("error-codes").spliterator(), false).map(JsonNode::asText).toList();
        if (answer.isMissingNode() || errors.contains(OUTAGE)) {
            return unchecked(connection, "the captcha service does not answer");
        }
        if (errors.stream().anyMatch(OUR_FAULT::contains)) {
            connections.report(connection.id(), "The captcha service refuses our secret: " + String.join(", ", errors));
            return unchecked(connection, "the captcha service refuses our secret");
        }
        if (!answer.path("success").asBoolean() || !CaptchaRules.hold(connection, kind, answer)) {
            throw new Refused(422, "Captcha refused", "the proof that a person filled in the form is used up, too old or not good enough; tick the box and send it again");
        }
        verified.add(token, formId);
        return Finding.HUMAN;
    }

    private static Finding unchecked(Connection connection, String why) {
        log.warn("{}: {}", connection.name(), why);
        if (connection.setting("captchaOutage", "take").equals("refuse")) {
            throw new Refused(503, "Captcha unavailable", "nobody can tell at present whether a person filled in the form; please send it again later");
        }
        return Finding.UNCHECKED;
    }

    /** Missing for no answer. */
    private JsonNode ask(Connection connection, Captcha kind, String token) {
        if (!places.tryAcquire()) {
            return MissingNode.getInstance();
        }
        try {
            HttpResponse<String> answer = client.send(request(connection, kind, token), BodyHandlers.ofString());
            return answer.statusCode() >= 500 ? MissingNode.getInstance() : Json.MAPPER.readTree(answer.body());
        } catch (IOException | IllegalArgumentException e) {
            return MissingNode.getInstance();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return MissingNode.getInstance();
        } finally {
            places.release();
        }
    }

    private HttpRequest request(Connection connection, Captcha kind, String token) {
        String body = "secret=" + encoded(connections.secrets(connection.id()).getOrDefault("captchaSecret", "")) + "&response=" + encoded(token);
        return HttpRequest.newBuilder(URI.create(kind.service(connection))).timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)).build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
