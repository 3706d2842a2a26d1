package io.kenh.phone;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Recordings, fetched from where the exchange keeps them. An address comes from outside, so only the servers that an
 * administrator has written into the connection's settings are asked, and no redirect is followed.
 */
@Component
public class Recordings {

    /**
     * A recording or a part of it.
     *
     * @param status  200 or 206
     * @param type    an audio type
     * @param headers length and range, for the listener
     * @param bytes   to be closed
     */
    public record Sound(int status, String type, Map<String, String> headers, InputStream bytes) { }

    private static final Logger log = LoggerFactory.getLogger(Recordings.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> PASSED_ON = List.of("Content-Length", "Content-Range", "Accept-Ranges");

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();
    private final Connections connections;

    Recordings(Connections connections) {
        this.connections = connections;
    }

    /** @param range what the listener wants, or null; empty where there is none that may be played */
    public Optional<Sound> open(PhoneCall call, String range) {
        return address(call).flatMap(address -> {
            try {
                return fetch(address, range);
            } catch (IOException e) {
                log.info("The recording of call {} cannot be fetched: {}", call.id(), e.toString());
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        });
    }

    private Optional<Sound> fetch(URI address, String range) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        if (range != null && range.matches("bytes=\\d*-\\d*")) {
            request.header("Range", range);
        }
        HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
        String type = answer.headers().firstValue("Content-Type").orElse("audio/mpeg");
        if (answer.statusCode() != 200 && answer.statusCode() != 206 || !type.startsWith("audio/") && !type.startsWith("application/octet-stream")) {
            answer.body().close();
            return Optional.empty();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        PASSED_ON.forEach(name -> answer.headers().firstValue(name).ifPresent(value -> headers.put(name, value)));
        return Optional.of(new Sound(answer.statusCode(), type.startsWith("audio/") ? type : "audio/mpeg", headers, answer.body()));
    }

    private Optional<URI> address(PhoneCall call) {
        return Optional.ofNullable(uri(call.recording())).filter(address -> connections.byId(call.connectionId()).hasServer(address));
    }

    /** Null for anything but an address on the web. */
    private static URI uri(String text) {
        if (text == null || !text.matches("https?://.+")) {
            return null;
        }
        try {
            URI uri = URI.create(text);
            return uri.getHost() == null ? null : uri;
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
