package io.kenh.intake.mailbox;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.intake.Accepted;
import io.kenh.intake.Intake;
import io.kenh.platform.Leases;
import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Steps of {@code routes/inbound-mail.camel.yaml}. Each mailbox is read by one node at a time, from
 * the position it was read to; a mail is flagged or moved only after it is committed here.
 */
@Component("mailboxes")
public class Mailboxes {

    private static final Logger log = LoggerFactory.getLogger(Mailboxes.class);
    private static final String CONNECTOR = "imap";
    private static final int BATCHES = 10;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Connections connections;
    private final Intake intake;
    private final Leases leases;
    private final Positions positions;
    private final MailStore store;
    private final Clock clock;
    private final Map<Long, Mailbox> open = new ConcurrentHashMap<>();
    private final Map<Long, Trouble> trouble = new ConcurrentHashMap<>();

    private record Trouble(int failures, Instant until) { }

    Mailboxes(Connections connections, Intake intake, Leases leases, Positions positions, MailStore store, Clock clock) {
        this.connections = connections;
        this.intake = intake;
        this.leases = leases;
        this.positions = positions;
        this.store = store;
        this.clock = clock;
    }

    /** The mailboxes this node should look into now. */
    public List<Connection> due() {
        return connections.all().stream()
                .filter(c -> c.connector().equals(CONNECTOR) && c.active())
                .filter(c -> !trouble.containsKey(c.id()) || trouble.get(c.id()).until().isBefore(clock.instant()))
                .filter(c -> leases.take("mailbox:" + c.id(), LEASE))
                .toList();
    }

    /** Takes in all new mail of one mailbox, some mails to a commit. */
    public void read(Connection connection) {
        try {
            Mailbox mailbox = open.computeIfAbsent(connection.id(), id -> new Mailbox(connection, connections.secrets(id)));
            while (look(connection, mailbox)) {
                leases.take("mailbox:" + connection.id(), LEASE);
            }
            recovered(connection);
        } catch (MessagingException | IOException | RuntimeException e) {
            failed(connection, e);
        }
    }

    /** One look reads what is there; when that was anything, another look follows at once. */
    private boolean look(Connection connection, Mailbox mailbox) throws MessagingException, IOException {
        mailbox.open();
        int batches = 0;
        while (batches < BATCHES && readSome(connection, mailbox)) {
            batches++;
        }
        mailbox.rest();
        return batches > 0;
    }

    private boolean readSome(Connection connection, Mailbox mailbox) throws MessagingException, IOException {
        Positions.Position from = positions.of(connection.id(), mailbox.folderName(), mailbox.uidValidity());
        List<Mailbox.Fetched> mails = mailbox.after(from.lastUid());
        if (mails.isEmpty()) {
            return false;
        }
        List<CompletableFuture<Accepted>> accepted = mails.stream()
                .map(mail -> intake.add(store.keep(connection, mail))).toList();
        accepted.forEach(CompletableFuture::join);
        positions.save(connection.id(), mailbox.folderName(), mailbox.uidValidity(), mails.get(mails.size() - 1).uid());
        mailbox.finish(mails);
        return true;
    }

    private void recovered(Connection connection) {
        if (trouble.remove(connection.id()) != null) {
            connections.report(connection.id(), null);
            log.info("Mailbox {} answers again", connection.name());
        }
    }

    private void failed(Connection connection, Exception failure) {
        Mailbox mailbox = open.remove(connection.id());
        if (mailbox != null) {
            mailbox.close();
        }
        Trouble now = trouble.merge(connection.id(), new Trouble(1, clock.instant()), (old, first) -> new Trouble(old.failures() + 1, old.until()));
        Duration pause = Duration.ofSeconds(1L << Math.min(now.failures(), 9));
        trouble.put(connection.id(), new Trouble(now.failures(), clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)));
        connections.report(connection.id(), "mailbox: " + failure.getMessage());
        log.warn("Mailbox {} cannot be read, {}. failure: {}", connection.name(), now.failures(), failure.getMessage());
        log.debug("Cause", failure);
    }

    @PreDestroy
    void close() {
        open.values().forEach(Mailbox::close);
    }
}
