package io.kenh.sync.feed;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.sync.FeedLag;
import io.kenh.sync.FeedLags;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A step of {@code routes/inbound-kafka.camel.yaml}: asks each cluster now and then how far its topics are read. */
@Component("kafkaLags")
public class KafkaLags implements FeedLags {

    /** @param settings with which it was asked: another cluster's partitions are not ours */
    private record Asked(Map<String, String> settings, FeedLag lag) { }

    private final Connections connections;
    private final KafkaClients clients;
    private final LagGauges gauges;
    private final Clock clock;
    private final Map<Long, Asked> known = new ConcurrentHashMap<>();

    KafkaLags(Connections connections, KafkaClients clients, LagGauges gauges, Clock clock) {
        this.connections = connections;
        this.clients = clients;
        this.gauges = gauges;
        this.clock = clock;
    }

    @Override
    public Map<Long, FeedLag> all() {
        return known.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().lag()));
    }

    /** Asks all of them, one after the other; never throws for what a cluster does. */
    public void look() {
        List<Connection> read = connections.all().stream().filter(KafkaLags::isRead).toList();
        read.forEach(connection -> known.put(connection.id(), new Asked(connection.settings(), ask(connection))));
        known.keySet().retainAll(read.stream().map(Connection::id).collect(Collectors.toSet()));
        gauges.show(read.stream().collect(Collectors.toMap(Connection::name, connection -> known.get(connection.id()).lag())));
    }

    private static boolean isRead(Connection connection) {
        return connection.active() && connection.connector().equals(KafkaClients.CONNECTOR) && !KafkaWatch.topics(connection).isEmpty();
    }

    private FeedLag ask(Connection connection) {
        Instant now = clock.instant();
        try (LagQuestion question = new LagQuestion(clients.admin(connection), connection)) {
            return question.ask(now);
        } catch (RuntimeException away) {
            return before(connection).failed(now, KafkaFeeds.reason(away));
        }
    }

    private FeedLag before(Connection connection) {
        return Optional.ofNullable(known.get(connection.id())).filter(asked -> asked.settings().equals(connection.settings())).map(Asked::lag)
                .orElse(FeedLag.UNKNOWN);
    }
}
