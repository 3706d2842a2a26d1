package io.kenh.world.provider;

import io.kenh.connector.Fixture;
import io.kenh.connector.HttpRequestParts;
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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call from a provider to the hub, ready to be made. It goes to this machine or nowhere. */
record Callback(HttpRequest request) {

    private static final Logger log = LoggerFactory.getLogger(Callback.class);
    private static final String SIGNATURE = "{{signature}}";
    private static final int ATTEMPTS = 5;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();

    /**
     * @param address where the hub wants to be called
     * @return null, after a line in the log, when that is not on this machine
     */
    static Callback of(Fixture.Request receipt, String address, Asked asked) {
        if (!Loopback.isLoopback(address)) {
            log.warn("The practice world calls nobody outside this machine: callback to '{}' left out", address);
            return null;
        }
        URI uri = address(address, Filled.values(receipt.query(), asked));
        Map<String, String> headers = Filled.values(receipt.headers(), asked);
        String body = Filled.body(withToken(receipt.body(), uri, asked), headers, asked);
        sign(receipt, headers, body, uri, asked);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .method(receipt.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return new Callback(request.build());
    }

    /** A token that stands in the body covers nothing. */
    private static String withToken(String body, URI uri, Asked asked) {
        return !body.contains(SIGNATURE) ? body : body.replace(SIGNATURE, asked.hub().sign(uri.toString(), new HttpRequestParts("POST", "", Map.of(),
                Map.of(), new byte[0], "", uri.getRawPath())).orElse(""));
    }

    /** A header with the placeholder {@code signature} is filled last: it covers everything else. */
    private static void sign(Fixture.Request receipt, Map<String, String> headers, String body, URI uri, Asked asked) {
        Map<String, String> lower = new HashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        String target = uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
        receipt.headers().forEach((name, template) -> {
            if (template.contains(SIGNATURE)) {
                asked.hub().sign(uri.toString(), new HttpRequestParts(receipt.method(), "", Map.of(), lower,
                        body.getBytes(StandardCharsets.UTF_8), lower.get("content-type"), target))
                        .ifPresent(signature -> headers.put(name, template.replace(SIGNATURE, signature)));
            }
        });
    }

    private static URI address(String base, Map<String, String> query) {
        if (query.isEmpty()) {
            return URI.create(base);
        }
        String parameters = query.entrySet().stream().map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(base + (base.contains("?") ? "&" : "?") + parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Calls, as providers do that repeat until they get a 2xx.
     *
     * @param attempt counted from 1
     * @return milliseconds after which to try again; 0 for done or given up
     */
    long send(int attempt) {
        try {
            HttpResponse<Void> answer = CLIENT.send(request, BodyHandlers.discarding());
            if (answer.statusCode() / 100 == 2) {
                return 0;
            }
            return failed(attempt, "status " + answer.statusCode());
        } catch (IOException e) {
            return failed(attempt, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private long failed(int attempt, String why) {
        if (attempt >= ATTEMPTS) {
            log.warn("A practice callback to port {} was given up after {} attempts: {}", request.uri().getPort(),
                    attempt, why);
            return 0;
        }
        return FIRST_PAUSE_MILLIS << attempt - 1;
    }
}
