package io.kenh.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.kenh.connector.Inquiries.Told;
import io.kenh.connector.catalogue.Folders;
import io.kenh.connector.contract.Workbench;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A question whose answer has several pages is asked until the last of them, and one broken page spoils the whole round, so that it is asked again. */
class PagesOfAnswersTest {

    private static final Instant SINCE = Instant.parse("2026-01-05T00:00:00Z");

    private final Workbench bench = new Workbench(new Folders(Path.of("connectors")));
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer google;
    private volatile int secondPage = 200;

    @BeforeEach
    void start() throws IOException {
        google = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        google.createContext("/", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            boolean second = query != null && query.endsWith("pageToken=two");
            asked.add(query == null ? exchange.getRequestURI().getPath() : query);
            String body = query == null ? "{\"items\": [{\"title\": \"Họ tên\", \"questionItem\": {\"question\": {\"questionId\": \"q1\"}}}]}"
                    : "{\"responses\": [{\"responseId\": \"%s\", \"answers\": {\"q1\": {\"textAnswers\": {\"answers\": [{\"value\": \"Lan %s\"}]}}}}]%s}"
                            .formatted(second ? "b" : "a", second ? "2" : "1", second ? "" : ", \"nextPageToken\": \"two\"");
            byte[] bytes = (second && secondPage != 200 ? "{\"error\": {\"status\": \"UNAVAILABLE\"}}" : body).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(second ? secondPage : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        google.start();
    }

    @AfterEach
    void stop() {
        google.stop(0);
        bench.close();
    }

    @Test
    void allPagesAreTold() {
        Told told = ask();

        assertThat(told.events()).extracting(event -> event.payload().path("name").asText()).containsExactly("Lan 1", "Lan 2");
        String filter = "filter=timestamp >= 2026-01-05T00:00:00Z&pageSize=1000&pageToken=";
        assertThat(asked).containsExactly("/v1/forms/form-1", filter, filter + "two");
    }

    @Test
    void aBrokenPageIsNoAnswer() {
        secondPage = 503;

        assertThat(ask().answer().isTransient()).isTrue();
    }

    private Told ask() {
        Connector connector = bench.connectors().byName("google-forms-api").orElseThrow();
        Connection connection = bench.connect(connector, "http://127.0.0.1:" + google.getAddress().getPort(), Map.of());
        return bench.inquiries().ask(connection, "responses", "form-1", SINCE);
    }
}
