package io.kenh.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * A CRM of contacts that are made up as they are asked for, three of each second: {@code /NAME-ROWS-PHONE}, of which ROWS is how
 * many there are and PHONE the number of the first.
 */
final class ManyRows implements AutoCloseable {

    private static final Instant BEGAN = Instant.parse("2020-01-01T00:00:00Z");

    private final HttpServer server;
    /** Rows told, those that were told again after a kill too. */
    final AtomicLong told = new AtomicLong();

    ManyRows() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().substring(1).split("-");
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        int rows = Integer.parseInt(path[1]);
        Instant since = Instant.parse(query.getOrDefault("updated_since", BEGAN.toString()));
        int first = since.isBefore(BEGAN) ? 0 : (int) Duration.between(BEGAN, since).toSeconds() * 3;
        int from = first + Integer.parseInt(query.getOrDefault("cursor", "0"));
        int to = Math.min(rows, from + Integer.parseInt(query.getOrDefault("limit", "100")));
        StringBuilder body = new StringBuilder(Math.max(16, (to - from) * 320)).append("{\"items\":[");
        for (int n = from; n < to; n++) {
            row(body.append(n == from ? "" : ","), path[0], Integer.parseInt(path[2]), n);
        }
        body.append("],\"next\":\"").append(to < rows ? String.valueOf(to - first) : "").append("\"}");
        told.addAndGet(Math.max(0, to - from));
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static Map<String, String> query(String raw) {
        return raw == null ? Map.of() : Arrays.stream(raw.split("&")).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void row(StringBuilder body, String name, int phone, int n) {
        body.append("{\"id\":\"").append(name).append(n).append("\",\"version\":\"1\",\"updated_at\":\"").append(BEGAN.plusSeconds(n / 3))
                .append("\",\"name\":\"Nguyễn Văn Số ").append(n).append("\",\"email\":\"").append(name).append(n).append("@bench.example\",\"phone\":\"09")
                .append(phone + n).append("\",\"title\":\"Giám đốc\",\"company\":\"Công ty ").append(n % 5_000)
                .append("\",\"address\":\"Số ").append(n % 300).append(", đường Láng, Hà Nội\",\"status\":\"Mới\"}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
