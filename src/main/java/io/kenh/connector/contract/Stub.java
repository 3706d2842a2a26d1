package io.kenh.connector.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kenh.connector.Fixture;
import io.kenh.connector.Placeholders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A provider that gives one recorded answer to whatever comes, and remembers what came. */
final class Stub implements AutoCloseable {

    static final String ID = "0f3c9a52";

    /** What came last; header names in lower case. */
    record Received(String method, String path, String query, Map<String, String> headers, String body) {
    }

    private final HttpServer server;
    private volatile Fixture.Response response;
    private volatile Map<String, Fixture.Response> byCall = Map.of();
    private volatile Received received;

    Stub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** @param others answers to some calls, by method and path such as {@code POST /token} */
    void willAnswer(Fixture.Response next, Map<String, Fixture.Response> others) {
        response = next;
        byCall = others;
        received = null;
    }

    Received received() {
        return received;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            received = received(exchange);
            Fixture.Response given = byCall.getOrDefault(received.method() + " " + received.path(), response);
            given.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = Placeholders.fill(given.body(), name -> "id".equals(name) ? ID : name)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(given.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Received received(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return new Received(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
                exchange.getRequestURI().getRawQuery(), headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
