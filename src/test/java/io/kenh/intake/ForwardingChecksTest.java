package io.kenh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.api.ApiTest;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.intake.ForwardingChecks.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A trial mail tells whether mail to the company's address comes to the hub, and is nobody's ticket. */
@ApiTest
class ForwardingChecksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private ForwardingChecks checks;
    @Autowired
    private Connections connections;
    @Autowired
    private MailStore store;
    @Autowired
    private Intake intake;
    @Autowired
    private JdbcClient db;

    @Test
    void aTrialThatArrivesIsSeenAndMakesNoTicket() {
        Connection mailbox = connections.byName("support-mail").orElseThrow();
        checks.start(mailbox);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(checks.all().get(mailbox.id()).verdict()).isEqualTo(Verdict.WORKS));
        assertThat(checks.all().get(mailbox.id()).took()).isBetween(Duration.ZERO, PATIENCE);
        await().atMost(PATIENCE).until(() -> outcome(token(mailbox)).equals("ignored"));
        assertThat(tickets(token(mailbox))).isZero();
    }

    @Test
    void aTrialThatComesOutElsewhereDoesNotCountAsArrivedAndIsNoTicketEither() {
        Connection strayed = connections.create("strayed" + System.nanoTime(), "Strayed", ReceivingAddresses.CONNECTOR, Map.of("address", "info@strayed.example"));
        checks.start(strayed);

        await().atMost(PATIENCE).until(() -> outcome(token(strayed)).equals("ignored"));
        assertThat(checks.all().get(strayed.id()).verdict()).isEqualTo(Verdict.WAITING);
        db.sql("update forwarding_check set sent = sent - interval '11 minutes' where connection_id = ?").param(strayed.id()).update();
        assertThat(checks.all().get(strayed.id()).verdict()).isEqualTo(Verdict.LATE);
    }

    @Test
    void aPersonsAnswerToATrialIsAPersonsMail() {
        Connection mailbox = connections.byName("support-mail").orElseThrow();
        checks.start(mailbox);
        String mark = "kenh-trial-" + token(mailbox);
        byte[] answer = ("From: lan@customer.example\r\nIn-Reply-To: <%1$s@kenh.example>\r\nSubject: Re: Kenh: %1$s\r\n\r\nWhat is this?\r\n\r\nMessage-ID: <%1$s@kenh.example>\r\n")
                .formatted(mark).getBytes(StandardCharsets.UTF_8);
        byte[] forged = answer(mark.replaceAll("[0-9a-f]{32}", "0123456789abcdef0123456789abcdef"));

        List<Raw> raws = store.keep(List.of(new ArrivedMail(mailbox, answer, true, Map.of("size", answer.length)),
                new ArrivedMail(mailbox, forged, true, Map.of("size", forged.length))));

        assertThat(raws).extracting(Raw::kind).containsExactly("message", "message");
        raws.forEach(intake::accept);
    }

    private static byte[] answer(String mark) {
        return ("From: a@customer.example\r\nSubject: Kenh: " + mark + "\r\n\r\nforged\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private String token(Connection of) {
        return db.sql("select token from forwarding_check where connection_id = ?").param(of.id()).query(String.class).single();
    }

    /** Of the event whose raw mail has the token; empty as long as there is none. */
    private String outcome(String token) {
        return db.sql("""
                select o.outcome from event e join blob b on b.sha256 = e.blob join event_outcome o on o.event_id = e.id
                where e.kind = 'other' and position(convert_to(?, 'UTF8') in b.bytes) > 0""").param(token).query(String.class).optional().orElse("");
    }

    private long tickets(String token) {
        return db.sql("select count(*) from ticket where subject like ?").param("%" + token + "%").query(Long.class).single();
    }
}
