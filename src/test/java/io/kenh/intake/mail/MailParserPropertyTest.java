package io.kenh.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

class MailParserPropertyTest {

    private static final String WHOLE = """
            Return-Path: <>
            From: =?utf-8?B?S2jDoWNo?= <khach@thu.example>
            To: "A, B" <a@b.example>, nhom: c@d.example, e@f.example;
            Subject: =?utf-8?Q?Tr=E1=BA=A3_l=E1=BB=9Di?= [#AB-12]
            Content-Type: multipart/mixed; boundary="ngoai"

            mở đầu
            --ngoai
            Content-Type: multipart/alternative; boundary=trong

            --trong
            Content-Type: text/plain; charset=utf-8; format=flowed
            Content-Transfer-Encoding: quoted-printable

            Ch=C3=A0o =

            Vào 1/2/2026 12:00, Bình <b@c.example> đã viết:
            > cũ
            -- 
            Tên
            --trong
            Content-Type: text/html; charset="windows-1258"

            <div onclick=x>Ch&agrave;o<blockquote type=cite>cũ</blockquote></div>
            --trong--
            --ngoai
            Content-Type: message/delivery-status

            Final-Recipient: rfc822; x@y.example
            Action: failed
            Status: 5.1.1
            --ngoai
            Content-Type: application/pdf; name*0*=utf-8''h%C3%B3a; name*1=".pdf"
            Content-Disposition: attachment
            Content-Transfer-Encoding: base64

            JVBERi0xLjQK
            --ngoai
            Content-Type: message/rfc822

            Subject: bên trong

            begin 644 a.txt
            #0V%T
            `
            end
            --ngoai--
            """;

    @Property(tries = 400)
    void neverThrowsOnBytesOfAnyKind(@ForAll byte[] bytes) {
        assertThat(Mails.parse(bytes)).isNotNull();
    }

    @Property(tries = 600)
    void neverThrowsOnDamagedMails(@ForAll("damaged") byte[] mail) {
        ParsedMail parsed = Mails.parse(mail);
        assertThat(parsed.body().text()).isNotNull();
        assertThat(parsed.attachments()).allSatisfy(a -> assertThat(a.safeName()).isNotBlank());
    }

    @Property(tries = 100)
    void givesTheSameAnswerTwice(@ForAll("damaged") byte[] mail) {
        ParsedMail one = Mails.parse(mail), two = Mails.parse(mail);
        assertThat(one.headers()).isEqualTo(two.headers());
        assertThat(one.split()).isEqualTo(two.split());
        assertThat(one.classification()).isEqualTo(two.classification());
    }

    @Property(tries = 200)
    void leavesNoMarkupThatRuns(@ForAll("damaged") byte[] mail) {
        String html = Mails.parse(mail).body().html();
        if (html == null) return;
        assertThat(Jsoup.parse(html).getAllElements()).allSatisfy(MailParserPropertyTest::doesNotRun);
    }

    /** Looks at elements and attributes, not at the string: a damaged tag may rightly survive as text that spells "onclick". */
    private static void doesNotRun(Element element) {
        assertThat(element.normalName()).isNotIn("script", "iframe", "object", "embed", "form");
        assertThat(element.attributes()).allSatisfy(attribute -> {
            assertThat(attribute.getKey()).doesNotStartWithIgnoringCase("on");
            assertThat(attribute.getValue().replaceAll("\\s", "")).doesNotContainIgnoringCase("javascript:");
        });
    }

    /** The whole mail, cut off somewhere and with some of its bytes overwritten, doubled or dropped. */
    @Provide
    Arbitrary<byte[]> damaged() {
        return Combinators.combine(Arbitraries.integers().between(0, 1_500), Arbitraries.integers().between(0, 40), Arbitraries.longs())
                .as((length, faults, seed) -> damage(WHOLE.getBytes(StandardCharsets.UTF_8), length, faults, new Random(seed)));
    }

    private static byte[] damage(byte[] whole, int length, int faults, Random random) {
        byte[] mail = Arrays.copyOf(whole, Math.max(1, Math.min(length, whole.length)));
        String special = "\r\n\0:;=?<>@\"'()-,. \u00ff";
        for (int i = 0; i < faults; i++) {
            int at = random.nextInt(mail.length), from = random.nextInt(mail.length);
            int run = random.nextInt(Math.min(20, mail.length - Math.max(at, from)) + 1);
            if (random.nextBoolean()) mail[at] = (byte) special.charAt(random.nextInt(special.length()));
            else System.arraycopy(mail, from, mail, at, run);
        }
        return mail;
    }
}
