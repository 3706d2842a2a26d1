package io.kenh.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.platform.MessageIds;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationTest {

    private static final MessageIds IDS = new MessageIds("0123456789abcdef".getBytes(), "kenh.example");

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-generated", "Precedence: bulk", "Precedence: list", "X-Precedence: junk", "X-Auto-Response-Suppress: OOF", "X-Autoreply: yes",
            "X-Loop: a", "List-Id: <a.b>", "List-Unsubscribe: <mailto:a@b.example>", "Feedback-ID: 1", "Return-Path: <>", "X-FC-MachineGenerated: true"})
    void answersNoMachine(String header) {
        assertThat(Mails.parse(Mails.plain("Hỏi", "chữ", header)).classification().mayAnswer()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-A: b", "Auto-Submitted: no", "Precedence: first-class", "Return-Path: <khach@thu.example>"})
    void answersPeople(String header) {
        assertThat(Mails.parse(Mails.plain("Hỏi", "chữ", header)).classification().mayAnswer()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-reply@a.example", "mailer-daemon@a.example", "postmaster@a.example", "bounces+12@a.example", "khong-tra-loi@a.example"})
    void answersNoRobotAddress(String from) {
        assertThat(Mails.parse("From: " + from + "\nSubject: s\n\nx").classification().mayAnswer()).isFalse();
    }

    @Test
    void readsAnAutomaticRedirectionAsMailOfAPerson() {
        assertThat(Mails.parse(Mails.plain("Hỏi", "chữ", "Auto-Submitted: auto-forwarded")).classification().automatic()).isFalse();
    }

    @Test
    void recognisesItsOwnMailByTheMessageIdOnly() {
        MailContext ours = new MailContext(Set.of("hotro@kenh.example"), Set.of(), IDS);
        byte[] own = Mails.raw("From: x@y.example\nMessage-ID: " + IDS.make("m-17") + "\n\nx");
        byte[] forged = Mails.raw("From: x@y.example\nMessage-ID: <kenh.m-17.000000000000000000000000@kenh.example>\n\nx");
        assertThat(MailParser.parse(own, ours).classification().ownMail()).isTrue();
        assertThat(MailParser.parse(forged, ours).classification().ownMail()).isFalse();
    }

    @Test
    void countsNeitherUsNorTheSenderNorMachinesAmongTheParticipants() {
        ParsedMail mail = Mails.parse("From: a@b.example\nTo: HoTro+kd@kenh.example, A@B.example, Chị Hà <ha@c.example>\nCc: ha@c.example, noreply@d.example, x\n\nx");
        assertThat(mail.participants(MailContext.of(Set.of("hotro@kenh.example")))).containsExactly(new MailAddress("ha@c.example", "Chị Hà"));
    }

    @Test
    void tellsWhichRecipientOfAReportFailed() {
        ParsedMail mail = Mails.parse(Mails.multipart("report; report-type=delivery-status", "\nkhông gửi được", "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n"
                + "Final-Recipient: rfc822; mot@a.example\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n\nFinal-Recipient: rfc822; hai@a.example\nAction: delivered\nStatus: 2.0.0\n",
                "Content-Type: text/rfc822-headers\n\nMessage-ID: <goc@kenh.example>\n"));
        Classification kind = mail.classification();
        assertThat(kind.bounce()).isTrue();
        assertThat(kind.originalMessageId()).isEqualTo("goc@kenh.example");
        assertThat(kind.bounces()).extracting(Bounce::recipient, Bounce::status, Bounce::hard, Bounce::undelivered)
                .containsExactly(Tuple.tuple("mot@a.example", "5.1.1", true, true), Tuple.tuple("hai@a.example", "2.0.0", false, false));
    }

    @Test
    void readsADelayAsTemporary() {
        ParsedMail mail = Mails.parse(Mails.multipart("report", "Content-Type: message/delivery-status\n\nx: y\n\nFinal-Recipient: rfc822; a@b.example\nAction: delayed\nStatus: 4.4.1\n"));
        assertThat(mail.classification().bounceIsTemporary()).isTrue();
        assertThat(mail.classification().bounces().get(0).hard()).isFalse();
    }

    @Test
    void readsABounceInVietnamese() {
        ParsedMail mail = Mails.parse("From: Mail Delivery System <MAILER-DAEMON@mx.example>\nReturn-Path: <>\nSubject: Không gửi được thư\n\n"
                + "Không thể gửi thư đến địa chỉ sau:\n\n<khach@thu.example>: 550 5.1.1 Địa chỉ không tồn tại\n");
        assertThat(mail.classification().bounce()).isTrue();
        assertThat(mail.classification().bounces()).extracting(Bounce::recipient, Bounce::status)
                .containsExactly(Tuple.tuple("khach@thu.example", "5.1.1"));
    }

    @Test
    void doesNotAnswerAnAnswerToAnInvitation() {
        ParsedMail mail = Mails.parse(Mails.multipart("alternative", "\nĐồng ý", "Content-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR"));
        assertThat(mail.classification().calendarMethod()).isEqualTo("REPLY");
        assertThat(mail.classification().mayAnswer()).isFalse();
    }

    @Test
    void readsAMailForwardedAsAttachment() {
        ParsedMail mail = Mails.parse("From: dongnghiep@kenh.example\nSubject: Fwd: hỏi\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nanh xem\n--b\nContent-Type: message/rfc822\n\n"
                + "From: Khách <khach@thu.example>\nSubject: hỏi\nMessage-ID: <trong@thu.example>\n\nCó hàng không?\n--b--");
        assertThat(mail.forwarded()).extracting(ForwardedMail::from, ForwardedMail::note, ForwardedMail::messageId)
                .containsExactly(new MailAddress("khach@thu.example", "Khách"), "anh xem", "trong@thu.example");
        assertThat(mail.forwarded().body().strip()).isEqualTo("Có hàng không?");
    }

    @Test
    void findsSignsOfEncryption() {
        assertThat(Mails.parse(Mails.multipart("signed; protocol=\"application/pgp-signature\"", "\nx", "Content-Type: application/pgp-signature\n\ny")).crypto())
                .isEqualTo(new Crypto(true, false, "PGP/MIME"));
        assertThat(Mails.parse(Mails.plain("s", "-----BEGIN PGP MESSAGE-----")).crypto()).isEqualTo(new Crypto(false, true, "PGP/inline"));
        assertThat(Mails.parse(Mails.plain("s", "x")).crypto()).isNull();
    }
}
