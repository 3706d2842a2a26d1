package io.kenh.console.tour;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.access.Role;
import io.kenh.console.ScreenTest;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** The way a newcomer takes: a mail comes in, somebody answers it on the screen, the customer has the answer. */
class TourTest extends ScreenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SUBJECT = "Ghế giao thiếu, đơn DH-30577";

    @Value("${kenh.world.smtp-port}")
    private String smtpPort;
    @Value("${kenh.world.simulator-port}")
    private String simulatorPort;

    @Test
    void aMailBecomesATicketAndItsAnswerReachesTheCustomer() throws MessagingException {
        customerWrites();
        signIn(Role.MEMBER);
        await().atMost(PATIENCE).until(() -> {
            go("/tickets?q=DH-30577");
            return page.locator(".k-rows .k-open").count() == 1;
        });
        page.locator(".k-rows .k-open").click();
        assertThat(page.locator(".k-msg-in")).containsText("thiếu hai ghế");

        page.keyboard().press("r");
        page.fill("textarea", "Mai bên em giao bù ạ.");
        page.click("button[data-for=reply]");
        assertThat(page.locator(".k-msg-out")).containsText("Mai bên em giao bù ạ.");

        await().atMost(PATIENCE).until(() -> page.request().get("http://localhost:" + simulatorPort + "/world/received").text().contains("giao bù"));
        await().atMost(PATIENCE).until(() -> {
            page.reload();
            return page.locator(".k-msg-out .badge").innerText().equals("Đã nhận");
        });
    }

    private void customerWrites() throws MessagingException {
        Properties server = new Properties();
        server.put("mail.smtp.host", "localhost");
        server.put("mail.smtp.port", smtpPort);
        MimeMessage mail = new MimeMessage(Session.getInstance(server));
        mail.setFrom("tam@customer.example");
        mail.setRecipients(Message.RecipientType.TO, "support@kenh.example");
        mail.setSubject(SUBJECT, "UTF-8");
        mail.setText("Đơn của em thiếu hai ghế.", "UTF-8");
        Transport.send(mail);
    }
}
