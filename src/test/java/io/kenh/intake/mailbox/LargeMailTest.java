package io.kenh.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kenh.api.ApiTest;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connectors;
import io.kenh.event.Events;
import io.kenh.event.InboundEvent;
import io.kenh.intake.Intake;
import io.kenh.intake.MailStore;
import io.kenh.intake.MailboxStates;
import io.kenh.platform.Blobs;
import io.kenh.platform.Poison;
import io.kenh.world.World;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** A mail that is too large leaves its header and its reason, holds up nobody, and comes whole once the limit allows it. */
@ApiTest
class LargeMailTest {

    private static final DataSize SMALL = DataSize.ofKilobytes(20);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Autowired
    private World world;
    @Autowired
    private Connectors connectors;
    @Autowired
    private Connections connections;
    @Autowired
    private Intake intake;
    @Autowired
    private Positions positions;
    @Autowired
    private Uidls uidls;
    @Autowired
    private MailStore store;
    @Autowired
    private MailboxStates states;
    @Autowired
    private Blobs blobs;
    @Autowired
    private Events events;
    @Autowired
    private Clock clock;
    @Autowired
    private JdbcClient db;

    private final String sender = "large" + System.nanoTime() + "@customer.example";

    @AfterEach
    void goOn() {
        connections.resume(mailbox().id());
    }

    @Test
    void theHeaderStaysWithTheReasonAndTheWholeComesWhenTheLimitAllowsIt() throws Exception {
        connections.pause(mailbox().id());
        send("Rất lớn", "x".repeat(60_000) + " the very end");
        send("Nhỏ", "small");
        LargeMails strict = new LargeMails(db, blobs, clock, SMALL);
        await().atMost(PATIENCE).until(() -> {
            look(strict);
            return db.sql("select count(*) from event where lane = ?").param(sender).query(Long.class).single() == 2;
        });

        InboundEvent large = events.load(db.sql("select id from event where lane = ? order by id").param(sender).query(Long.class).list()).get(0);
        assertThat(header(large)).contains("From: " + sender).doesNotContain("xxxx");
        assertThatThrownBy(() -> strict.whole(large)).isInstanceOf(Poison.class).hasMessageContaining("kenh.mailbox.largest");

        connections.resume(mailbox().id());
        await().atMost(PATIENCE).until(() -> tickets() == 2);
        assertThat(db.sql("select text from ticket_message where event_id = ?").param(large.id()).query(String.class).single()).contains("the very end");
    }

    private void look(LargeMails strict) throws Exception {
        Box box = new Boxes(connectors, connections, positions, uidls, strict, null, PATIENCE).of(mailbox());
        try {
            new MailboxReader(intake, store, strict, states).look(mailbox(), box, new Strikes());
        } finally {
            box.close();
        }
    }

    private String header(InboundEvent event) {
        return new String(blobs.find(event.blob()).orElseThrow(), StandardCharsets.UTF_8);
    }

    private long tickets() {
        return db.sql("select count(*) from ticket_message where author = ?").param(sender).query(Long.class).single();
    }

    private Connection mailbox() {
        return connections.byName("support-mail").orElseThrow();
    }

    private void send(String subject, String text) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", world.smtpPort());
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(sender);
        mail.setRecipients(Message.RecipientType.TO, "support@kenh.example");
        mail.setSubject(subject, "UTF-8");
        mail.setText(text, "UTF-8");
        Transport.send(mail);
    }
}
