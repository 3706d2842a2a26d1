package io.kenh.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.world.mail.MailServer;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.time.Duration;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the mail server of the practice world promises. */
class MailPracticeTest {

    private TestWorld world;
    private Session session;
    private Store store;

    @BeforeEach
    void start() throws MessagingException {
        world = new TestWorld();
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", world.world().smtpPort());
        session = Session.getInstance(properties);
        store = session.getStore("imap");
        store.connect("127.0.0.1", world.world().imapPort(), MailServer.SUPPORT, MailServer.PASSWORD);
    }

    @AfterEach
    void stop() throws MessagingException {
        store.close();
        world.close();
    }

    @Test
    void putsMailToAnyAddressIntoTheSupportMailboxOnce() throws MessagingException {
        send("Hỏi giá", null, "sales@kenh.example", "someone@elsewhere.example");

        try (Folder inbox = open()) {
            assertThat(inbox.getMessages()).hasSize(1);
            assertThat(inbox.getMessage(1).getSubject()).isEqualTo("Hỏi giá");
        }
        assertThat(world.json("/world/received").path("items")).isEmpty();
    }

    @Test
    void givesTheHubsOwnMailToTheWorldOutside() throws MessagingException {
        send("Đã nhận", "X-Kenh-Loop", "lan@customer.example");

        JsonNode mail = world.json("/world/received?connector=smtp&to=lan@customer.example").path("items").get(0);

        assertThat(mail.path("subject").asText()).isEqualTo("Đã nhận");
        assertThat(mail.path("text").asText()).contains("Xin chào");
        try (Folder inbox = open()) {
            assertThat(inbox.getMessageCount()).isZero();
        }
    }

    @Test
    void refusesTheHubsMailAsDialled() {
        world.dial("{\"smtp\":{\"rateLimitRate\":1}}");

        assertThat(catchSend()).hasMessageContaining("452");
        assertThat(world.json("/world/received/count?connector=smtp").path("taken").asInt()).isZero();
    }

    @Test
    void losesAndDoublesNothingUnderAReaderThatWorksOffAFlood() throws Exception {
        int sent = 1_000;
        Thread sender = new Thread(() -> flood(sent));
        sender.start();
        Set<String> subjects = new HashSet<>();
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(1)).until(() -> {
            readNew(subjects);
            return subjects.size() == sent;
        });
        sender.join();
    }

    private void readNew(Set<String> subjects) throws MessagingException {
        try (Folder inbox = open()) {
            assertThat(inbox.getMessageCount()).isLessThanOrEqualTo(400);
            for (Message mail : inbox.search(new FlagTerm(new Flags(Flag.SEEN), false))) {
                assertThat(subjects.add(mail.getSubject())).isTrue();
                mail.setFlag(Flag.SEEN, true);
            }
        }
    }

    private void flood(int mails) {
        try (Transport smtp = session.getTransport("smtp")) {
            smtp.connect();
            for (int i = 0; i < mails; i++) {
                MimeMessage mail = mail("number " + i, null, "support@kenh.example");
                smtp.sendMessage(mail, mail.getAllRecipients());
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Exception catchSend() {
        try {
            send("Đã nhận", "X-Kenh-Loop", "lan@customer.example");
            return null;
        } catch (MessagingException e) {
            return e;
        }
    }

    private void send(String subject, String header, String... to) throws MessagingException {
        Transport.send(mail(subject, header, to));
    }

    private MimeMessage mail(String subject, String header, String... to) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom("lan@customer.example");
        for (String one : to) {
            mail.addRecipient(Message.RecipientType.TO, new InternetAddress(one));
        }
        mail.setSubject(subject, "UTF-8");
        mail.setText("Xin chào", "UTF-8");
        if (header != null) {
            mail.setHeader(header, "1");
        }
        mail.saveChanges();
        return mail;
    }

    private Folder open() throws MessagingException {
        Folder inbox = store.getFolder("INBOX");
        inbox.open(Folder.READ_WRITE);
        return inbox;
    }
}
