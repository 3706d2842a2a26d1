package io.kenh.intake.smtp;

import io.kenh.connector.Connection;
import io.kenh.intake.ArrivedMail;
import io.kenh.intake.Intake;
import io.kenh.intake.MailStore;
import io.kenh.intake.MailboxStates;
import io.kenh.intake.Raw;
import io.kenh.platform.GroupCommit;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes mails in. Those that are complete at the same time share a commit, for their bytes and again for their events. */
@Component
class SmtpDoor {

    private static final Logger log = LoggerFactory.getLogger(SmtpDoor.class);
    private static final int WRITERS = 2;
    private static final int MOST = 64;

    private final List<GroupCommit<ArrivedMail, Raw>> writers;
    private final AtomicInteger turn = new AtomicInteger();
    private final Intake intake;
    private final MailboxStates states;

    SmtpDoor(Intake intake, MailStore store, MailboxStates states) {
        this.intake = intake;
        this.states = states;
        this.writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> new GroupCommit<ArrivedMail, Raw>("smtp-" + i, MOST, store::keep)).toList();
    }

    /**
     * One event at each connection of the envelope, after whose commit it completes, and never with a failure.
     *
     * @return for each recipient the number of its event; empty where it could not be stored
     */
    CompletableFuture<List<OptionalLong>> take(Envelope envelope, byte[] raw) {
        Map<Long, CompletableFuture<OptionalLong>> events = envelope.connections().stream()
                .collect(Collectors.toMap(Connection::id, connection -> take(envelope, connection, raw)));
        return CompletableFuture.allOf(events.values().toArray(CompletableFuture[]::new))
                .thenApply(all -> envelope.recipients().stream().map(to -> events.get(to.connection().id()).join()).toList());
    }

    private CompletableFuture<OptionalLong> take(Envelope envelope, Connection connection, byte[] raw) {
        ArrivedMail mail = new ArrivedMail(connection, raw, true, envelope.notes(connection, raw.length));
        return writers.get(Math.floorMod(turn.getAndIncrement(), WRITERS)).add(mail).thenCompose(intake::add).handle((accepted, failure) -> {
            if (failure != null) {
                log.warn("A mail from {} was not stored and will be sent again: {}", envelope.client(), failure.getMessage());
                return OptionalLong.empty();
            }
            states.brought(connection.id());
            return OptionalLong.of(accepted.eventId());
        });
    }

    @PreDestroy
    void close() {
        writers.forEach(GroupCommit::close);
    }
}
