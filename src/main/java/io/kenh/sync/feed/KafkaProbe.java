package io.kenh.sync.feed;

import io.kenh.connector.Connection;
import io.kenh.connector.Connector;
import io.kenh.connector.Probe;
import io.kenh.sync.FeedLag;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks a cluster for the topics that are read and the offsets of the group: what reading needs, and no record. */
@Component
class KafkaProbe implements Probe {

    private final KafkaClients clients;
    private final Clock clock;

    KafkaProbe(KafkaClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public boolean tries(Connector connector) {
        return connector.name().equals(KafkaClients.CONNECTOR);
    }

    @Override
    public String attempt(Connection connection, Map<String, String> secrets) {
        try (LagQuestion question = new LagQuestion(clients.admin(connection), connection)) {
            FeedLag lag = question.ask(clock.instant());
            if (!lag.missing().isEmpty()) {
                throw new IllegalStateException("the cluster answers, but has no topic %s".formatted(String.join(", ", lag.missing())));
            }
            return "the cluster answers; partitions to read: %d, records not read yet: %d".formatted(lag.partitions().size(), lag.total());
        }
    }
}
