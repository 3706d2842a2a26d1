package io.kenh.connector;

import io.kenh.connector.call.Guard;
import io.kenh.connector.catalogue.Folders;
import io.kenh.connector.limit.JdbcBudget;
import io.kenh.connector.smpp.SmppStep;
import io.kenh.connector.store.StoredConnections;
import io.kenh.platform.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks after what changes by itself: folders, what other nodes decide, tokens that grow old. */
class ConnectorWatch {

    private static final Logger log = LoggerFactory.getLogger(ConnectorWatch.class);

    private final Folders folders;
    private final StoredConnections connections;
    private final JdbcBudget budget;
    private final Guard guard;
    private final SmppStep smpp;

    ConnectorWatch(Folders folders, StoredConnections connections, JdbcBudget budget, Guard guard, SmppStep smpp) {
        this.folders = folders;
        this.connections = connections;
        this.budget = budget;
        this.guard = guard;
        this.smpp = smpp;
    }

    @Scheduled(fixedDelay = 2_000)
    void look() {
        folders.scan();
        connections.refresh();
        budget.refresh();
    }

    @Scheduled(fixedDelay = 5_000)
    void keepLinks() {
        for (Connection connection : connections.all()) {
            boolean linked = folders.byName(connection.connector())
                    .filter(connector -> connector.definition().path("link").asText().equals("smpp")).isPresent();
            if (linked && connection.active()) {
                smpp.keep(connection, connections.secrets(connection.id()));
            } else if (linked) {
                smpp.drop(connection.id());
            }
        }
    }

    @Scheduled(fixedDelay = 15_000)
    void renewTokens() {
        for (Connection connection : connections.all()) {
            try {
                folders.byName(connection.connector()).ifPresent(connector -> guard.ahead(connection, connector));
            } catch (RuntimeException e) {
                if (!Outage.is(e)) {
                    log.warn("The token of {} could not be renewed ahead: {}", connection.name(), e.toString());
                }
            }
        }
    }
}
