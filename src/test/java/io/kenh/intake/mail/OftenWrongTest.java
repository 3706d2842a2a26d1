package io.kenh.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs that read mail most often get wrong, as far as reading a mail decides it. */
class OftenWrongTest {

    private static final MailContext OURS = MailContext.of(Set.of("hotro@congty.example", "kinhdoanh@congty.example"));

    @Test
    void automaticIsNotUnwanted() {
        Classification shop = Mails.parse(Mails.plain("Đơn hàng 77", "Khách đặt 2 áo", "Auto-Submitted: auto-generated", "Precedence: bulk")).classification();
        assertThat(shop.automatic()).isTrue();
        assertThat(shop.mayAnswer()).isFalse();
        assertThat(shop.awayNote() || shop.bounce() || shop.feedbackReport() || shop.ownMail()).isFalse();
    }

    @Test
    void replyToIsAnAddressForAnswersAndNoIdentity() {
        MailHeaders headers = Mails.parse("From: Lan <lan@khach.example>\nReply-To: ke-toan@khach.example\n\nx").headers();
        assertThat(headers.from()).isEqualTo(new MailAddress("lan@khach.example", "Lan"));
        assertThat(headers.replyTo()).extracting(MailAddress::address).containsExactly("ke-toan@khach.example");
    }

    @Test
    void ofAForwardTheOutermostHeadCountsAndNotTheFirstAddressInTheText() {
        ForwardedMail mail = Mails.parse(Mails.plain("Fwd: hỏi giá", """
                Nhờ em xử lý, cần thì hỏi anh Nam <nam@congty.example>.

                ---------- Forwarded message ---------
                From: Lan <lan@khach.example>
                Date: Mon, 2 Mar 2026 at 10:00
                Subject: hỏi giá
                To: <hotro@congty.example>

                Chị gửi lại mail cũ.

                ---------- Forwarded message ---------
                From: Cường <cuong@khac.example>
                Date: Sun, 1 Mar 2026 at 10:00
                Subject: cũ
                To: <lan@khach.example>

                mail cũ
                """)).forwarded();
        assertThat(mail.from()).isEqualTo(new MailAddress("lan@khach.example", "Lan"));
        assertThat(mail.note()).contains("Nhờ em xử lý");
        assertThat(mail.body()).contains("Chị gửi lại mail cũ.", "cuong@khac.example", "mail cũ");
    }

    @Test
    void theMailboxIsTheOneOfTheEnvelopeAndNotOfTo() {
        assertThat(Mails.parse("To: info@congty.example\nDelivered-To: thue-bao-7@kenh.example\n\nx").recipients()).startsWith("thue-bao-7@kenh.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-unknown", "_iso-2022-jp", "tcvn", "no such", "utf-8utf-8", "=?utf-8?Q?x?=", "iso-2022-kr", "x-user-defined", "utf-32", "cp65001", "\"\"", "*"})
    void noCharsetMakesAMailFailOrEmpty(String charset) {
        byte[] mail = Mails.raw("Subject: =?" + charset + "?Q?h=E1=BB=8Fi?=\nContent-Type: text/plain; charset=" + charset + "\n\nCho hỏi giá 1.500.000 đồng");
        assertThat(Mails.parse(mail).body().text()).contains("Cho h", "1.500.000");
    }

    @Test
    void windows1258IsComposed() {
        byte[] start = Mails.raw("Content-Type: text/plain; charset=windows-1258\n\n"), tieng = {'T', 'i', (byte) 0xEA, (byte) 0xEC, 'n', 'g'};
        byte[] mail = new byte[start.length + tieng.length];
        System.arraycopy(start, 0, mail, 0, start.length);
        System.arraycopy(tieng, 0, mail, start.length, tieng.length);
        assertThat(Mails.parse(mail).body().text()).isEqualTo("Tiếng").satisfies(t -> assertThat(Normalizer.isNormalized(t, Normalizer.Form.NFC)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Vào Th 2, 2 thg 3, 2026 lúc 10:00 A <a@b.example> đã viết:\n> cũ", "-----Original Message-----\nFrom: a@b.example\nSent: 2/3/2026\nTo: c@d.example\nSubject: s\n\ncũ",
            "> cũ", "-- \ncũ", "________________________________\nTừ: A <a@b.example>\nĐã gửi: 2/3/2026\nĐến: c@d.example\nChủ đề: s\n\ncũ"})
    void splittingAReplyLosesNoWord(String below) {
        ParsedMail mail = Mails.parse(Mails.plain("Re: s", "mới - vẫn hỏng\n\n" + below + "\n"));
        String parts = mail.split().withoutSignature() + " " + mail.split().visible() + " " + mail.split().quoted() + " " + mail.split().signature();
        for (String word : mail.body().text().split("\\s+")) assertThat(parts).contains(word);
        assertThat(mail.body().text()).contains("mới - vẫn hỏng", "cũ");
        assertThat(mail.split().visible()).contains("mới - vẫn hỏng");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "cid:anh1@may       | Content-ID: <anh1@may>     | cid:anh1@may",
            "CID:ANH1@may       | Content-ID: anh1@may       | cid:anh1@may",
            "cid:anh1%40may     | Content-ID: <anh1@may>     | cid:anh1@may",
            "hinh.png           | X-A: b                     | cid:hinh.png",
            "hinh.png           | Content-ID: <anh1@may>     | cid:anh1@may",
            "https://a.example/h.png | Content-Location: https://a.example/h.png | cid:hinh.png"})
    void aPictureIsShownAtItsPlaceWithoutSayingInline(String cited, String header, String reference) {
        ParsedMail mail = Mails.parse(Mails.multipart("related", "Content-Type: text/html\n\nxem <img src=\"" + cited + "\">",
                "Content-Type: image/png; name=hinh.png\n" + header + "\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo="));
        assertThat(mail.body().html()).contains("src=\"" + reference + "\"");
        assertThat(mail.attachments()).singleElement().satisfies(a -> {
            assertThat(a.inline()).isTrue();
            assertThat("cid:" + a.contentId()).isEqualTo(reference);
        });
    }

    @Test
    void aPermanentBounceIsSeenAsSuchAndItsWriterIsNoPerson() {
        Classification kind = Mails.parse("From: MAILER-DAEMON@mx.example\nReturn-Path: <>\nSubject: x\n\n<lan@khach.example>: 550 5.1.1 khong ton tai\n").classification();
        assertThat(kind.bounce()).isTrue();
        assertThat(kind.mayAnswer()).isFalse();
        assertThat(kind.bounces()).singleElement().satisfies(b -> assertThat(b.recipient()).isEqualTo("lan@khach.example"));
    }

    @Test
    void peopleInCopyTakePartAndOurOwnAddressesAndRobotsDoNot() {
        ParsedMail mail = Mails.parse("From: lan@khach.example\nTo: hotro@congty.example, minh@khach.example\nCc: KinhDoanh+12@congty.example, no-reply@may.example, hoa@khach.example\n\nx");
        assertThat(mail.participants(OURS)).extracting(MailAddress::address).containsExactly("minh@khach.example", "hoa@khach.example");
    }

    @Test
    void theWordsUnderAnOpaqueSignatureAreReadWithoutAKey() {
        ParsedMail mail = Mails.parse("Subject: s\nContent-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(signed("Content-Type: text/plain; charset=utf-8\n\nđã ký\n".getBytes(StandardCharsets.UTF_8))));
        assertThat(mail.body().text().strip()).isEqualTo("đã ký");
        assertThat(mail.crypto()).isEqualTo(new Crypto(true, false, "S/MIME"));
    }

    @Test
    void theLinesOfASignatureInTheTextAreNoWords() {
        ParsedMail mail = Mails.parse(Mails.plain("s", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nxin chào\n- - gạch đầu dòng\n-----BEGIN PGP SIGNATURE-----\n\nabc=\n-----END PGP SIGNATURE-----\n"));
        assertThat(mail.split().visible()).isEqualTo("xin chào\n- gạch đầu dòng");
        assertThat(mail.crypto()).isEqualTo(new Crypto(true, false, "PGP/inline"));
    }

    @Test
    void anInvitationWithoutWordsSaysWhatWhenAndWhere() {
        String event = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VTIMEZONE\nDTSTART:19700101T000000\nEND:VTIMEZONE\nBEGIN:VEVENT\nSUMMARY:Họp\\, bàn giá\n"
                + "DTSTART;TZID=Asia/Ho_Chi_Minh:20260305T090000\nLOCATION:Phòng \n 2\nORGANIZER;CN=Lan:mailto:lan@khach.example\nEND:VEVENT\nEND:VCALENDAR\n";
        ParsedMail mail = Mails.parse("Subject: Họp\nContent-Type: text/calendar; charset=utf-8; method=REQUEST\n\n" + event);
        assertThat(mail.body().text()).isEqualTo("Họp, bàn giá\n2026-03-05 09:00 Asia/Ho_Chi_Minh\nPhòng 2\nlan@khach.example");
        assertThat(mail.classification().calendarMethod()).isEqualTo("REQUEST");
        assertThat(mail.attachments()).hasSize(1);
    }

    /** The start of a CMS SignedData, in the form without lengths and with its content in two pieces. */
    private static byte[] signed(byte[] content) {
        byte[] start = {0x30, (byte) 0x80, 6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 13, 1, 7, 2, (byte) 0xA0, (byte) 0x80, 0x30, (byte) 0x80, 2, 1, 1, 0x31, 0,
                0x30, (byte) 0x80, 6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 13, 1, 7, 1, (byte) 0xA0, (byte) 0x80, 0x24, (byte) 0x80};
        int half = content.length / 2;
        byte[] all = new byte[start.length + content.length + 6];
        System.arraycopy(start, 0, all, 0, start.length);
        int at = piece(all, start.length, content, 0, half);
        piece(all, at, content, half, content.length);
        return all;
    }

    private static int piece(byte[] all, int at, byte[] content, int from, int to) {
        all[at] = 4;
        all[at + 1] = (byte) (to - from);
        System.arraycopy(content, from, all, at + 2, to - from);
        return at + 2 + to - from;
    }
}
