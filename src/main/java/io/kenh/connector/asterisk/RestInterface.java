package io.kenh.connector.asterisk;

import io.kenh.connector.Connection;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The REST interface of an Asterisk, which tells of its channels over a socket. */
record RestInterface(String address, String application, String user, String secret) implements Exchange {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** One for all: each has threads of its own. */
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

    static RestInterface of(Connection connection, Map<String, String> secrets) {
        return new RestInterface(connection.setting("baseUrl", "").replaceFirst("/+$", ""), connection.setting("application", "kenh"),
                connection.setting("user", ""), secrets.getOrDefault("secret", ""));
    }

    /** The log-in stands in a header: addresses are shown in logs. */
    @Override
    public Ear open() throws IOException {
        AriSocket socket = new AriSocket();
        String login = Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
        try {
            URI events = URI.create(address.replaceFirst("^http", "ws") + "/ari/events?subscribeAll=true&app=" + URLEncoder.encode(application, StandardCharsets.UTF_8));
            CLIENT.newWebSocketBuilder().header("Authorization", "Basic " + login).connectTimeout(PATIENCE).buildAsync(events, socket)
                    .get(PATIENCE.toMillis() * 2, TimeUnit.MILLISECONDS);
            return socket;
        } catch (ExecutionException e) {
            throw new IOException(why(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the exchange does not answer", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("found the address '%s'; wanted such as http://pbx.example:8088".formatted(address));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the hub is stopping");
        }
    }

    private static String why(Throwable cause) {
        return cause instanceof WebSocketHandshakeException refused ? "the exchange lets nobody in: HTTP " + refused.getResponse().statusCode()
                : "the exchange cannot be reached: " + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    @Override
    public String toString() {
        return "RestInterface[" + address + "]";
    }
}
