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

/** A provider that gives one recorded answer to whatever comes, and remembers what came. */
final class Stub implements AutoCloseable {

    static final String ID = "0f3c9a52";

    /** What came last. */
    record Received(String method, String path, String query, String contentType, String body) {
    }

    private final HttpServer server;
    private volatile Fixture.Response response;
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

    void willAnswer(Fixture.Response next) {
        response = next;
        received = null;
    }

    Received received() {
        return received;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            received = new Received(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
                    exchange.getRequestURI().getRawQuery(), exchange.getRequestHeaders().getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            response.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = Placeholders.fill(response.body(), name -> "id".equals(name) ? ID : name)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
