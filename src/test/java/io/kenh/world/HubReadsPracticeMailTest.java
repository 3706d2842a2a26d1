package io.kenh.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.api.ApiTest;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A flood of mail to the practice mailbox reaches the hub whole. */
@ApiTest
class HubReadsPracticeMailTest {

    private static final int MAILS = 600;

    @Autowired
    private World world;
    @Autowired
    private JdbcClient db;

    @Test
    void everyMailBecomesOneEvent() throws MessagingException {
        send();

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(events()).isEqualTo(MAILS));
    }

    private long events() {
        return db.sql("select count(*) from event e join connection c on c.id = e.connection_id where c.name = 'support-mail'")
                .query(Long.class).single();
    }

    private void send() throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", world.smtpPort());
        Session session = Session.getInstance(properties);
        try (Transport smtp = session.getTransport("smtp")) {
            smtp.connect();
            for (int i = 0; i < MAILS; i++) {
                MimeMessage mail = new MimeMessage(session);
                mail.setFrom("customer" + i % 50 + "@customer.example");
                mail.setRecipients(Message.RecipientType.TO, "support@kenh.example");
                mail.setSubject("Hỏi giá " + i, "UTF-8");
                mail.setText("Cho tôi hỏi giá " + i, "UTF-8");
                mail.saveChanges();
                smtp.sendMessage(mail, mail.getAllRecipients());
            }
        }
    }
}
