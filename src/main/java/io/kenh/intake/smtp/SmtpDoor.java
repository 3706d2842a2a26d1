package io.kenh.intake.smtp;

import io.kenh.connector.Connection;
import io.kenh.intake.Accepted;
import io.kenh.intake.ArrivedMail;
import io.kenh.intake.Intake;
import io.kenh.intake.MailStore;
import io.kenh.intake.MailboxStates;
import io.kenh.intake.Raw;
import io.kenh.platform.GroupCommit;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Takes mails in. Those that are complete at the same time share a commit, for their bytes and again for their events. */
@Component
class SmtpDoor {

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

    /** One event at each connection of the envelope, by the connection's id; each completes after its commit. */
    Map<Long, CompletableFuture<Accepted>> take(Envelope envelope, byte[] raw) {
        return envelope.connections().stream().collect(Collectors.toMap(Connection::id, connection -> take(envelope, connection, raw)));
    }

    private CompletableFuture<Accepted> take(Envelope envelope, Connection connection, byte[] raw) {
        ArrivedMail mail = new ArrivedMail(connection, raw, true, envelope.notes(connection, raw.length));
        return writers.get(Math.floorMod(turn.getAndIncrement(), WRITERS)).add(mail).thenCompose(intake::add)
                .whenComplete((accepted, failure) -> {
                    if (failure == null) {
                        states.brought(connection.id());
                    }
                });
    }

    @PreDestroy
    void close() {
        writers.forEach(GroupCommit::close);
    }
}
