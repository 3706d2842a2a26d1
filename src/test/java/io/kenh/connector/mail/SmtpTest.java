package io.kenh.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Outcome;
import io.kenh.connector.Outgoing;
import io.kenh.connector.catalogue.Folders;
import io.kenh.connector.contract.Workbench;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail out: what arrives, and what every way of failing means. */
class SmtpTest {

    private final Workbench bench = new Workbench(new Folders(Path.of("connectors")));
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        bench.close();
        server.stop();
    }

    @Test
    void arrivesWithBothBodiesAndOurHeaders() throws Exception {
        Answer answer = send(server.getSmtp().getPort(), mail("Ánh", "Chào chị", Map.of("In-Reply-To", "<1@a.example>")));

        assertThat(answer).extracting(Answer::outcome, Answer::code).containsExactly(Outcome.ACCEPTED, "250");
        MimeMessage arrived = server.getReceivedMessages()[0];
        assertThat(arrived.getSubject()).isEqualTo("Chào chị");
        assertThat(((InternetAddress) arrived.getAllRecipients()[0]).getPersonal()).isEqualTo("Ánh");
        assertThat(arrived.getHeader("In-Reply-To")).containsExactly("<1@a.example>");
        assertThat(arrived.getMessageID()).isEqualTo(answer.externalId());
        assertThat(((Multipart) arrived.getContent()).getCount()).isEqualTo(2);
        assertThat(((Multipart) arrived.getContent()).getBodyPart(0).getContent().toString()).contains("Xin chào");
    }

    @Test
    void noNameSubjectOrHeaderCanAddAHeader() throws Exception {
        String evil = "x\r\nBcc: spy@evil.example\r\n\r\nbody";
        send(server.getSmtp().getPort(), mail(evil, evil,
                Map.of("X-Kenh", evil, "X\r\nBcc", "spy@evil.example", "Bcc", "spy@evil.example")));

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getHeader("Bcc")).isNull();
        assertThat(server.getReceivedMessages()[0].getAllRecipients()).hasSize(1);
    }

    @Test
    void copiesAndFilesGoAlongAndNobodySeesWhoGotABlindCopy() throws Exception {
        Outgoing mail = new Outgoing(7, "k", "mail", "anh@example.com", null, "Offer", "Xin chào", "<p>Xin chào</p>", Map.of(), null,
                new Outgoing.Extras(List.of("cc@example.com"), List.of("bcc@example.com"),
                        List.of(new Outgoing.File("giá\r\nX-Evil: 1.txt", "text/plain", "offer".getBytes(StandardCharsets.UTF_8)))));

        assertThat(send(server.getSmtp().getPort(), mail).isAccepted()).isTrue();

        MimeMessage[] arrived = server.getReceivedMessages();
        assertThat(arrived).hasSize(3);
        assertThat(arrived[0].getHeader("Cc")).containsExactly("cc@example.com");
        assertThat(arrived[0].getHeader("Bcc")).isNull();
        Multipart parts = (Multipart) arrived[0].getContent();
        assertThat(((Multipart) parts.getBodyPart(0).getContent()).getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(1).getContent().toString()).isEqualTo("offer");
        assertThat(parts.getBodyPart(1).getHeader("X-Evil")).isNull();
    }

    @Test
    void everyAttemptOfAMessageHasTheSameMessageId() throws Exception {
        Connection connection = connect(server.getSmtp().getPort());
        bench.caller().call(connection, mail("A", "A", Map.of()));
        bench.caller().call(connection, mail("A", "A", Map.of()));

        MimeMessage[] arrived = server.getReceivedMessages();
        assertThat(arrived[0].getMessageID()).isEqualTo(arrived[1].getMessageID()).endsWith("@kenh.example>");
    }

    @Test
    void logsInByTokenWhereThereIsOne() throws Exception {
        server.setUser("support@kenh.example", "support@kenh.example", "access-1");
        int port = server.getSmtp().getPort();

        Transports.close(new Transports(new SmtpServer("127.0.0.1", port, "none", "support@kenh.example", "access-1", true)).open().transport());

        assertThatThrownBy(() -> new Transports(new SmtpServer("127.0.0.1", port, "none", "support@kenh.example", "access-0", true)).open())
                .isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void aConnectionThatTheServerClosedIsReplaced() {
        Connection connection = connect(server.getSmtp().getPort());
        bench.caller().call(connection, mail("A", "A", Map.of()));
        ServerSetup same = new ServerSetup(server.getSmtp().getPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        server.stop();
        GreenMail again = new GreenMail(same);
        again.start();
        try {
            assertThat(bench.caller().call(connection, mail("A", "A", Map.of())).isAccepted()).isTrue();
        } finally {
            again.stop();
        }
    }

    @Test
    void whatIsNoAddressIsRefusedWithoutAskingTheServer() {
        Outgoing mail = new Outgoing(1, "k", "mail", "a@b.example\r\nRCPT TO:<x@y.example>", null, "A", "A", null, null, null);

        assertThat(send(1, mail).outcome()).isEqualTo(Outcome.DATA);
    }

    @ParameterizedTest
    @CsvSource({"CONNECT, RETRY", "MAIL, RETRY", "RCPT, RETRY", "DATA, RETRY", "END, UNKNOWN"})
    void aLostConnectionIsUnknownOnlyAfterTheWholeMailHasLeft(String hangUpAt, Outcome wanted) throws Exception {
        try (HangingServer hanging = new HangingServer(hangUpAt, null)) {
            assertThat(send(hanging.port(), mail("A", "A", Map.of())).outcome()).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @CsvSource({"RCPT, 550 5.1.1 No such user, DATA, 550", "MAIL, 452 4.3.1 Full, RETRY, 452",
        "END, 554 5.7.1 Spam, DATA, 554", "RCPT, 450 4.2.0 Later, RETRY, 450"})
    void theServersReplyDecides(String at, String reply, Outcome wanted, String code) throws Exception {
        try (HangingServer refusing = new HangingServer(at, reply)) {
            Answer answer = send(refusing.port(), mail("A", "A", Map.of()));
            assertThat(answer.outcome()).isEqualTo(wanted);
            assertThat(answer.code()).isEqualTo(code);
            assertThat(answer.text()).contains(reply.substring(4));
        }
    }

    @Test
    void nobodyListensThereSoTheMailMayBeTriedAgain() {
        assertThat(send(1, mail("A", "A", Map.of())).outcome()).isEqualTo(Outcome.RETRY);
    }

    @Test
    void wrongCredentialsAreNamedAndTheConnectionFails() {
        server.setUser("hello@kenh.example", "hello", "right-password");
        Connection connection = bench.connect(bench.connectors().byName("smtp").orElseThrow(), "",
                values(server.getSmtp().getPort(), "hello", "wrong-password"));

        Answer answer = bench.caller().call(connection, mail("A", "A", Map.of()));

        assertThat(answer.outcome()).isEqualTo(Outcome.AUTH);
        assertThat(answer.toString()).doesNotContain("wrong-password");
        assertThat(bench.connections().byId(connection.id()).state()).isEqualTo("failing");
    }

    private Answer send(int port, Outgoing mail) {
        return bench.caller().call(connect(port), mail);
    }

    private Connection connect(int port) {
        return bench.connect(bench.connectors().byName("smtp").orElseThrow(), "", values(port, "", ""));
    }

    private static Map<String, String> values(int port, String user, String password) {
        return new HashMap<>(Map.of("host", "127.0.0.1", "port", Integer.toString(port), "security", "none",
                "user", user, "password", password));
    }

    private static Outgoing mail(String name, String subject, Map<String, String> headers) {
        return new Outgoing(7, "run-1-step-2", "mail", "anh@example.com", name, subject, "Xin chào",
                "<p>Xin chào</p>", headers, null);
    }
}
