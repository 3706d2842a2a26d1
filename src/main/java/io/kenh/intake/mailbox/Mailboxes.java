package io.kenh.intake.mailbox;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.NoAccess;
import io.kenh.intake.MailboxStates;
import io.kenh.platform.Leases;
import io.kenh.platform.Outage;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Steps of {@code routes/inbound-mail.camel.yaml}. Each mailbox is watched by one node at a time, and read from the position
 * it was read to; a mail is flagged, moved or deleted only after it is committed here.
 */
@Component("mailboxes")
public class Mailboxes {

    private static final Logger log = LoggerFactory.getLogger(Mailboxes.class);
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Connections connections;
    private final Boxes boxes;
    private final MailboxReader reader;
    private final MailboxStates states;
    private final Leases leases;
    private final Pauses pauses;
    private final ProducerTemplate routes;
    private final Duration poll;
    private final Map<Long, Watch> watches = new ConcurrentHashMap<>();
    private final Map<Long, Strikes> strikes = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    Mailboxes(Connections connections, Boxes boxes, MailboxReader reader, MailboxStates states, Leases leases, Pauses pauses,
            ProducerTemplate routes, @Value("${kenh.mailbox.poll}") Duration poll) {
        this.connections = connections;
        this.boxes = boxes;
        this.reader = reader;
        this.states = states;
        this.leases = leases;
        this.pauses = pauses;
        this.routes = routes;
        this.poll = poll;
    }

    /** Keeps one watch over each mailbox that this node may have; prolongs its leases, ends what is paused or set up anew. */
    public void watch() {
        watches.values().forEach(this::check);
        watches.values().removeIf(watch -> !watch.isAlive());
        connections.all().stream().filter(c -> c.active() && boxes.isMailbox(c) && !watches.containsKey(c.id()))
                .filter(c -> pauses.isOver(c) && isOurs(c)).forEach(this::start);
        states.write();
    }

    /** Takes in all new mail of one mailbox. Never throws: a failure ends the watch, and after a pause another begins. */
    public void read(Watch watch) {
        Connection connection = watch.connection();
        if (!isStill(watch)) {
            watch.stop();
            return;
        }
        try {
            while (reader.look(connection, watch.box(), strikes.computeIfAbsent(connection.id(), id -> new Strikes())) && !watch.isStopped()) {
                log.debug("Mailbox {} had mail; another look follows at once", connection.name());
            }
            pauses.recovered(connection);
            if (connections.byId(connection.id()).state().equals("failing")) {
                report(connection, null);
                log.info("Mailbox {} answers again", connection.name());
            }
        } catch (MessagingException | IOException | RuntimeException e) {
            failed(watch, e);
        }
    }

    private void check(Watch watch) {
        if (!isStill(watch) || watch.wantsLease() && !isOurs(watch.connection())) {
            watch.stop();
        }
    }

    /** Whether the mailbox is neither gone nor paused nor set up anew since the watch began. */
    private boolean isStill(Watch watch) {
        long id = watch.connection().id();
        return connections.all().stream().anyMatch(now -> now.id() == id && watch.isOf(now, connections.secrets(id)));
    }

    private boolean isOurs(Connection connection) {
        return leases.take("mailbox:" + connection.id(), LEASE);
    }

    private void start(Connection connection) {
        Map<String, String> secrets = connections.secrets(connection.id());
        Watch watch = new Watch(connection, secrets, boxes.of(connection, secrets), poll, this::look);
        watches.put(connection.id(), watch);
        watch.start();
    }

    private void look(Watch watch) {
        try {
            routes.sendBody("direct:mailbox", watch);
        } catch (RuntimeException failure) {
            failed(watch, failure);
        }
    }

    private void failed(Watch watch, Exception failure) {
        watch.stop();
        Connection connection = watch.connection();
        Duration pause = pauses.failed(connection, failure);
        if (!stopping && !Outage.is(failure)) {
            log.warn("Mailbox {} cannot be read, next try in {} s: {}", connection.name(), pause.toSeconds(), failure.getMessage());
            log.debug("Cause", failure);
            report(connection, reason(failure));
        }
    }

    private void report(Connection connection, String trouble) {
        try {
            connections.report(connection.id(), trouble);
        } catch (DataAccessException away) {
            log.info("The database is away; the state of mailbox {} is told later", connection.name());
        }
    }

    private static String reason(Exception failure) {
        if (failure instanceof NoAccess none && none.answer().needsPerson()) {
            return "mailbox: the provider gives no access (%s); press Connect again".formatted(none.getMessage());
        }
        return Pauses.isRefused(failure)
                ? "mailbox: the server refuses user or password (%s); correct them under Settings".formatted(failure.getMessage())
                : "mailbox: " + failure.getMessage();
    }

    /** Before routes and database go: what fails from now on says nothing about the mailboxes. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        stopping = true;
        watches.values().forEach(Watch::stop);
    }
}
