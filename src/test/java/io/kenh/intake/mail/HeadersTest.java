package io.kenh.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "a@b.example                                  | a@b.example |",
            "An <a@b.example>                             | a@b.example | An",
            "\"Văn, An\" <a@b.example>                    | a@b.example | Văn, An",
            "=?utf-8?Q?V=C4=83n=2C_An?= <a@b.example>     | a@b.example | Văn, An",
            "=?utf-8?Q?\"V=C4=83n\"?= <a@b.example>       | a@b.example | Văn",
            "a@b.example (Văn An)                         | a@b.example | Văn An",
            "'a@b.example' <'a@b.example'>                | a@b.example |",
            "<mailto:a@b.example>                         | a@b.example |",
            "An < a @ b.example >                         | a@b.example | An",
            "An <a@b.example                              | a@b.example | An",
            "An a@b.example                               | a@b.example | An",
            "a@b.example.                                 | a@b.example |",
            "\"\"An\" Bình\" <a@b.example>                | a@b.example | An Bình",
            "An                                           |             | An"})
    void readsAddressesAsTheyAreWritten(String header, String address, String name) {
        assertThat(AddressReader.read(header)).containsExactly(new MailAddress(address, name));
    }

    @Test
    void readsGroupsAndSemicolons() {
        assertThat(AddressReader.read("nhóm: a@b.example, c@d.example; e@f.example, undisclosed-recipients:;")).extracting(MailAddress::address)
                .containsExactly("a@b.example", "c@d.example", "e@f.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "=?utf-8?B?VGnhur8=?= =?utf-8?B?bmcgVmnhu4d0?=  | Tiếng Việt",
            "=?utf-8?B?VGnhug==?= =?utf-8?B?v25n?=          | Tiếng",
            "Re: =?UTF-8?Q?Ti=E1=BA=BFng?=, xin chào        | Re: Tiếng, xin chào",
            "=?utf-8?Q?Ti=E1=BA=BFng Vi=E1=BB=87t?=         | Tiếng Việt",
            "\"=?utf-8?Q?Ti=E1=BA=BFng?=\"                  | \"Tiếng\"",
            "=?no-such?Q?abc?=                              | abc",
            "=?utf-8*vi?Q?Ti=E1=BA=BFng?=                   | Tiếng",
            "=?windows-1258?Q?Ti=EA=ECng?=                  | Tiếng",
            "a =? b                                         | a =? b"})
    void decodesEncodedWords(String encoded, String text) {
        assertThat(Rfc2047.decode(encoded)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attachment; filename=\"hóa đơn.pdf\"", "attachment; filename*=utf-8''h%C3%B3a%20%C4%91%C6%A1n.pdf", "attachment; filename*0*=utf-8''h%C3%B3a%20; filename*1*=%C4%91%C6%A1n; filename*2=.pdf",
            "attachment; filename=\"=?utf-8?Q?h=C3=B3a_=C4=91=C6=A1n.pdf?=\"", "attachment; filename=hóa đơn.pdf", "attachment filename=\"hóa đơn.pdf\"", "attachment; FileName = \"hóa đơn.pdf\"; size=3"})
    void readsFileNamesOfEveryKind(String disposition) {
        assertThat(Parameters.of(disposition).get("filename")).isEqualTo("hóa đơn.pdf");
    }

    @Test
    void takesTheFirstSubjectAndTheLastMessageId() {
        MailHeaders headers = Mails.parse("Subject: một\nSubject: hai\nMessage-ID: <1@a>\nMessage-ID: <2@a>\n\nx").headers();
        assertThat(headers.subject()).isEqualTo("một");
        assertThat(headers.messageId()).isEqualTo("2@a");
    }

    @Test
    void fallsBackToOtherHeadersForTheSender() {
        assertThat(Mails.parse("From: <>\nReply-To: a@b.example\n\nx").headers().from().address()).isEqualTo("a@b.example");
        assertThat(Mails.parse("Return-Path: <c@d.example>\n\nx").headers().from().address()).isEqualTo("c@d.example");
        assertThat(Mails.parse("Subject: s\n\nx").headers().from()).isNull();
    }

    @Test
    void listsReferencesFromOldToNewAndEveryAnsweredMail() {
        MailHeaders headers = Mails.parse("In-Reply-To: <2@a> <1@a>\nReferences: <0@a>\n <1@a>\n <2@a>\n\nx").headers();
        assertThat(headers.inReplyTo()).containsExactly("2@a", "1@a");
        assertThat(headers.references()).containsExactly("0@a", "1@a", "2@a");
    }

    @Test
    void prefersEnvelopeRecipients() {
        ParsedMail mail = Mails.parse("To: info@congty.example\nDelivered-To: thue-bao@kenh.example\nX-Forwarded-To: x@y.example\n\nx");
        assertThat(mail.recipients()).containsExactly("thue-bao@kenh.example", "x@y.example", "info@congty.example");
    }

    @Test
    void leavesUnreadableDatesEmpty() {
        assertThat(Mails.parse("Date: Thu, 5 Mar 2026 08:00:00 +0700\n\nx").headers().date()).isEqualTo(Instant.parse("2026-03-05T01:00:00Z"));
        assertThat(Mails.parse("Date: hôm qua\n\nx").headers().date()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Re: [#AB-123456] Hỏi | AB-123456", "[Kho - Lỗi #2] x | 2", "[#x] [#7] | 7", "mã màu #123456 |", "[123#1x] |"})
    void findsTicketNumbersInSubjects(String subject, String number) {
        assertThat(SubjectTokens.find(subject)).isEqualTo(number == null ? List.of() : List.of(number));
    }
}
