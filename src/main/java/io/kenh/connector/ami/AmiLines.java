package io.kenh.connector.ami;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connectors;
import io.kenh.connector.Inbox;
import io.kenh.platform.Leases;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** A line to every exchange whose connector declares {@code link: ami}, held by one node at a time. */
@Component
class AmiLines {

    private static final Duration LEASE = Duration.ofSeconds(20);

    private final Connectors connectors;
    private final Connections connections;
    private final ObjectProvider<Inbox> inbox;
    private final Leases leases;
    private final Map<Long, AmiLine> lines = new HashMap<>();

    AmiLines(Connectors connectors, Connections connections, ObjectProvider<Inbox> inbox, Leases leases) {
        this.connectors = connectors;
        this.connections = connections;
        this.inbox = inbox;
        this.leases = leases;
    }

    @Scheduled(fixedDelay = 2_000, initialDelay = 2_000)
    synchronized void look() {
        Map<Long, Connection> wanted = new HashMap<>();
        connections.all().stream().filter(c -> c.active() && isLinked(c) && leases.take("ami:" + c.id(), LEASE)).forEach(c -> wanted.put(c.id(), c));
        lines.entrySet().removeIf(line -> isOver(line.getValue(), wanted.get(line.getKey())));
        wanted.forEach((id, connection) -> lines.computeIfAbsent(id, key -> open(connection)));
    }

    private boolean isLinked(Connection connection) {
        return connectors.byName(connection.connector()).filter(c -> c.definition().path("link").asText().equals("ami")).isPresent();
    }

    /** A line that nobody wants any more, or to another place, is closed. */
    private boolean isOver(AmiLine line, Connection wanted) {
        if (wanted != null && line.manager().equals(manager(wanted))) {
            return false;
        }
        line.close();
        return true;
    }

    private AmiLine open(Connection connection) {
        return new AmiLine(connection, manager(connection), inbox.getObject(), trouble -> connections.report(connection.id(), trouble)).open();
    }

    private Manager manager(Connection connection) {
        return Manager.of(connection, connections.secrets(connection.id()));
    }

    @PreDestroy
    synchronized void close() {
        lines.values().forEach(AmiLine::close);
        lines.clear();
    }
}
