package io.kenh.sync.feed;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Inbox;
import io.kenh.platform.Backoff;
import io.kenh.platform.Outage;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Steps of {@code routes/inbound-kafka.camel.yaml}. Every node is a member of each connection's consumer group; Kafka shares the
 * partitions out among them.
 */
@Component("kafkaFeeds")
public class KafkaFeeds {

    private static final Logger log = LoggerFactory.getLogger(KafkaFeeds.class);

    private record Pause(int failures, Instant until) { }

    private final Connections connections;
    private final KafkaClients clients;
    private final Inbox inbox;
    private final ProducerTemplate routes;
    private final Backoff backoff;
    private final Clock clock;
    private final Map<Long, KafkaWatch> watches = new ConcurrentHashMap<>();
    private final Map<Long, Pause> pauses = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    KafkaFeeds(Connections connections, KafkaClients clients, Inbox inbox, ProducerTemplate routes, Backoff backoff, Clock clock) {
        this.connections = connections;
        this.clients = clients;
        this.inbox = inbox;
        this.routes = routes;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Keeps one watch over the topics of each connection; ends those that are paused or set up anew. */
    public void watch() {
        Map<Long, Connection> present = connections.all().stream().collect(Collectors.toMap(Connection::id, Function.identity()));
        watches.forEach((id, watch) -> {
            if (!present.containsKey(id) || !watch.isOf(present.get(id), connections.secrets(id))) {
                watch.stop();
                pauses.remove(id);
            }
        });
        watches.values().removeIf(watch -> !watch.isAlive());
        connections.all().stream().filter(this::isWanted).filter(this::isRested).filter(c -> !watches.containsKey(c.id())).forEach(this::start);
    }

    /** Returns when what was read is committed. */
    public void accept(KafkaWatch.Taken taken) {
        inbox.accept(taken.connection(), taken.events());
    }

    private boolean isWanted(Connection connection) {
        return !stopping && connection.active() && connection.connector().equals(KafkaClients.CONNECTOR) && !KafkaWatch.topics(connection).isEmpty();
    }

    private boolean isRested(Connection connection) {
        Pause pause = pauses.get(connection.id());
        return pause == null || !pause.until().isAfter(clock.instant());
    }

    private void start(Connection connection) {
        watches.put(connection.id(), new KafkaWatch(connection, connections.secrets(connection.id()), () -> clients.consumer(connection),
                taken -> routes.sendBody("direct:kafka", taken), failure -> said(connection, failure)).start());
    }

    private void said(Connection connection, RuntimeException failure) {
        try {
            if (failure == null) {
                works(connection);
            } else if (!stopping) {
                failed(connection, failure);
            }
        } catch (DataAccessException away) {
            log.info("The database is away; the state of {} is told later", connection.name());
        }
    }

    private void works(Connection connection) {
        if (pauses.remove(connection.id()) != null || connections.byId(connection.id()).state().equals("failing")) {
            connections.report(connection.id(), null);
        }
    }

    private void failed(Connection connection, RuntimeException failure) {
        Pause before = pauses.getOrDefault(connection.id(), new Pause(0, Instant.MIN));
        pauses.put(connection.id(), new Pause(before.failures() + 1, clock.instant().plus(backoff.after(before.failures() + 1))));
        if (!Outage.is(failure)) {
            String reason = reason(failure);
            log.warn("Topics of {} cannot be read; it tries again: {}", connection.name(), reason);
            connections.report(connection.id(), "kafka: " + reason);
        }
    }

    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    /** Before routes and database go. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        stopping = true;
        watches.values().forEach(KafkaWatch::stop);
    }
}
