package io.kenh.connector.asterisk;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connectors;
import io.kenh.connector.Inbox;
import io.kenh.platform.Leases;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** A line to every exchange whose connector declares a {@code link}, held by one node at a time. */
@Component
class ExchangeLines {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Set<String> LINKS = Set.of("ami", "ari");

    private final Connectors connectors;
    private final Connections connections;
    private final ObjectProvider<Inbox> inbox;
    private final Leases leases;
    private final Map<Long, ExchangeLine> lines = new HashMap<>();

    ExchangeLines(Connectors connectors, Connections connections, ObjectProvider<Inbox> inbox, Leases leases) {
        this.connectors = connectors;
        this.connections = connections;
        this.inbox = inbox;
        this.leases = leases;
    }

    @Scheduled(fixedDelay = 2_000, initialDelay = 2_000)
    synchronized void look() {
        Map<Long, Connection> wanted = new HashMap<>();
        connections.all().stream().filter(c -> c.active() && isLinked(c) && leases.take("exchange:" + c.id(), LEASE)).forEach(c -> wanted.put(c.id(), c));
        lines.entrySet().removeIf(line -> isOver(line.getValue(), wanted.get(line.getKey())));
        wanted.forEach((id, connection) -> lines.computeIfAbsent(id, key -> open(connection)));
    }

    private boolean isLinked(Connection connection) {
        return LINKS.contains(link(connection));
    }

    private String link(Connection connection) {
        return connectors.byName(connection.connector()).map(c -> c.definition().path("link").asText()).orElse("");
    }

    /** A line that nobody wants any more, or to another place, is closed. */
    private boolean isOver(ExchangeLine line, Connection wanted) {
        if (wanted != null && line.exchange().equals(exchange(wanted))) {
            return false;
        }
        line.close();
        return true;
    }

    private ExchangeLine open(Connection connection) {
        return new ExchangeLine(connection, exchange(connection), inbox.getObject(), trouble -> connections.report(connection.id(), trouble)).open();
    }

    private Exchange exchange(Connection connection) {
        return Exchange.of(link(connection), connection, connections.secrets(connection.id()));
    }

    @PreDestroy
    synchronized void close() {
        lines.values().forEach(ExchangeLine::close);
        lines.clear();
    }
}
