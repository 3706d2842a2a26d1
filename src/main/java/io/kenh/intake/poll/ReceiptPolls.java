package io.kenh.intake.poll;

import io.kenh.connector.Awaiting;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Inbox;
import io.kenh.connector.Incoming;
import io.kenh.connector.Inquiries;
import io.kenh.connector.Inquiries.Polling;
import io.kenh.connector.Inquiries.Sent;
import io.kenh.platform.Leases;
import io.kenh.platform.Outage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Steps of {@code routes/inbound-receipts.camel.yaml}: asks providers that do not call what became of messages. One node
 * at a time asks for one connection.
 */
@Component("receiptPolls")
public class ReceiptPolls {

    private static final Logger log = LoggerFactory.getLogger(ReceiptPolls.class);
    private static final int MOST = 50;
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Connections connections;
    private final Inquiries inquiries;
    private final Awaiting awaiting;
    private final Inbox inbox;
    private final Leases leases;
    private final Clock clock;
    private final Map<Long, Instant> next = new ConcurrentHashMap<>();
    private final Map<Long, Lap> laps = new ConcurrentHashMap<>();

    ReceiptPolls(Connections connections, Inquiries inquiries, Awaiting awaiting, Inbox inbox, Leases leases, Clock clock) {
        this.connections = connections;
        this.inquiries = inquiries;
        this.awaiting = awaiting;
        this.inbox = inbox;
        this.leases = leases;
        this.clock = clock;
    }

    /** The connections this node should ask for now. */
    public List<Connection> due() {
        return connections.all().stream().filter(Connection::active).filter(this::isDue)
                .filter(connection -> inquiries.polling(connection).isPresent()).toList();
    }

    /** Asks for one connection and takes in what is news. Never throws: the next round asks again. */
    public void ask(Connection connection) {
        inquiries.polling(connection).ifPresent(polling -> ask(connection, polling));
    }

    private boolean isDue(Connection connection) {
        return !next.getOrDefault(connection.id(), Instant.MIN).isAfter(clock.instant());
    }

    private void ask(Connection connection, Polling polling) {
        next.put(connection.id(), clock.instant().plusSeconds(polling.everySeconds()));
        try {
            if (leases.take("receipts:" + connection.id(), LEASE)) {
                take(connection, polling);
            }
        } catch (RuntimeException e) {
            if (!Outage.is(e)) {
                log.warn("Receipts of {} could not be asked for: {}", connection.name(), e.toString());
            }
        }
    }

    private void take(Connection connection, Polling polling) {
        if (!polling.perMessage()) {
            accept(connection, inquiries.receipts(connection, null));
            return;
        }
        Instant since = clock.instant().minus(Duration.ofHours(polling.forHours()));
        Lap lap = laps.computeIfAbsent(connection.id(), id -> new Lap(clock.instant()));
        List<Sent> open = awaiting.open(connection.id(), since, lap.position(), MOST);
        open.forEach(sent -> accept(connection, inquiries.receipts(connection, sent)));
        lap.asked(open, MOST, clock.instant());
    }

    /** A message that is still on its way is no news. */
    private void accept(Connection connection, List<Incoming.Event> events) {
        List<Incoming.Event> news = events.stream()
                .filter(event -> !"pending".equals(event.payload().path("state").asText("pending"))).toList();
        if (!news.isEmpty()) {
            inbox.accept(connection, news);
        }
    }
}
