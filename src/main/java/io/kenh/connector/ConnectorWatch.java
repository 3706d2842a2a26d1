package io.kenh.connector;

import io.kenh.connector.call.Guard;
import io.kenh.connector.catalogue.Folders;
import io.kenh.connector.limit.JdbcBudget;
import io.kenh.connector.smpp.SmppStep;
import io.kenh.connector.store.StoredConnections;
import io.kenh.platform.Outage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks after what changes by itself: folders, what other nodes decide, tokens that grow old. */
class ConnectorWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ConnectorWatch.class);

    private final Folders folders;
    private final StoredConnections connections;
    private final JdbcBudget budget;
    private final Guard guard;
    private final SmppStep smpp;
    /** One round at a time; one that is due while another runs is left out. */
    private final ExecutorService keeper = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>(),
            ConnectorWatch::daemon, new ThreadPoolExecutor.DiscardPolicy());

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

    /** A message centre or token server that does not answer holds up neither messages nor the other schedules. */
    @Scheduled(fixedDelay = 5_000)
    void keep() {
        keeper.execute(() -> {
            keepLinks();
            renewTokens();
        });
    }

    @Override
    public void close() {
        keeper.shutdownNow();
    }

    private void keepLinks() {
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

    private void renewTokens() {
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

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "connector-keeper");
        thread.setDaemon(true);
        return thread;
    }
}
