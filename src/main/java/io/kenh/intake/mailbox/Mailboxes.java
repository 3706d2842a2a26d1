package io.kenh.intake.mailbox;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.intake.Accepted;
import io.kenh.intake.Intake;
import io.kenh.platform.Leases;
import io.kenh.platform.Portions;
import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    static final String CONNECTOR = "imap";
    /** Bytes that are fetched together; a mail counts for so many at least. */
    private static final long PORTION = 8 << 20;
    private static final int LEAST_WEIGHT = 64 << 10;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Connections connections;
    private final Intake intake;
    private final Leases leases;
    private final Positions positions;
    private final MailStore store;
    private final LargeMails largeMails;
    private final Clock clock;
    private final Map<Long, Mailbox> open = new ConcurrentHashMap<>();
    private final Map<Long, Trouble> trouble = new ConcurrentHashMap<>();

    private record Trouble(int failures, Instant until) { }

    Mailboxes(Connections connections, Intake intake, Leases leases, Positions positions, MailStore store, LargeMails largeMails,
              Clock clock) {
        this.connections = connections;
        this.intake = intake;
        this.leases = leases;
        this.positions = positions;
        this.store = store;
        this.largeMails = largeMails;
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
            Mailbox mailbox = open.computeIfAbsent(connection.id(), id -> new Mailbox(connection, connections.secrets(id), largeMails.limit()));
            while (look(connection, mailbox)) {
                log.debug("Mailbox {} had mail; another look follows at once", connection.name());
            }
            recovered(connection);
        } catch (MessagingException | IOException | RuntimeException e) {
            failed(connection, e);
        }
    }

    /** One look takes what is there; true when that was anything. */
    private boolean look(Connection connection, Mailbox mailbox) throws MessagingException, IOException {
        mailbox.open();
        Positions.Position from = positions.of(connection.id(), mailbox.folderName(), mailbox.uidValidity());
        List<Mailbox.Waiting> waiting = mailbox.after(from.lastUid());
        for (List<Mailbox.Waiting> portion : Portions.of(waiting, mail -> Math.max(mail.size(), LEAST_WEIGHT), PORTION)) {
            leases.take("mailbox:" + connection.id(), LEASE);
            take(connection, mailbox, mailbox.fetch(portion));
        }
        fetchLarge(connection, mailbox);
        mailbox.rest();
        return !waiting.isEmpty();
    }

    private void take(Connection connection, Mailbox mailbox, List<Mailbox.Fetched> mails) throws MessagingException {
        List<CompletableFuture<Accepted>> accepted = store.keep(connection, mails).stream().map(intake::add).toList();
        accepted.forEach(CompletableFuture::join);
        for (int i = 0; i < mails.size(); i++) {
            if (!mails.get(i).whole()) {
                largeMails.note(accepted.get(i).join().eventId(), place(connection, mailbox), mails.get(i));
            }
        }
        positions.save(connection.id(), mailbox.folderName(), mailbox.uidValidity(), mails.get(mails.size() - 1).uid());
        mailbox.finish(mails);
    }

    /** Large mails that somebody has sent back into the line. */
    private void fetchLarge(Connection connection, Mailbox mailbox) throws MessagingException, IOException {
        for (LargeMails.Wanted wanted : largeMails.wanted(place(connection, mailbox))) {
            Optional<Mailbox.Fetched> mail = mailbox.fetch(wanted.uid());
            if (mail.isPresent()) {
                largeMails.fetched(wanted.eventId(), mail.get().raw());
                mailbox.finish(List.of(mail.get()));
            } else {
                largeMails.gone(wanted.eventId());
            }
        }
    }

    private static LargeMails.Position place(Connection connection, Mailbox mailbox) throws MessagingException {
        return new LargeMails.Position(connection.id(), mailbox.folderName(), mailbox.uidValidity());
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
