package io.kenh.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileMailTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    @Test
    void cutsSubjectsOfAMegabyte() {
        ParsedMail mail = Mails.parse(Mails.plain("x".repeat(1 << 20), "chữ"));
        assertThat(mail.headers().subject()).hasSize(1_000);
        assertThat(mail.body().text()).isEqualTo("chữ");
        assertThat(mail.warnings()).anyMatch(w -> w.contains("header"));
    }

    @Test
    void takesOnlySoManyRecipients() {
        String to = IntStream.range(0, 10_000).mapToObj(i -> "u" + i + "@a.example").collect(Collectors.joining(", "));
        ParsedMail mail = Mails.parse("From: a@b.example\nTo: " + to + "\n\nchữ");
        assertThat(mail.headers().to()).hasSize(1_000);
        assertThat(mail.body().text()).isEqualTo("chữ");
    }

    @Test
    void takesOnlySoManyHeaderLines() {
        ParsedMail mail = Mails.parse("Subject: s\n" + "X-A: b\n".repeat(200_000) + "\nchữ");
        assertThat(mail.headers().subject()).isEqualTo("s");
        assertThat(mail.body().text()).isEqualTo("chữ");
    }

    @Test
    void stopsAtTheLimitOfParts() {
        String[] parts = IntStream.range(0, 5_000).mapToObj(i -> "\nphần " + i).toArray(String[]::new);
        ParsedMail mail = assertTimeout(SOON, () -> Mails.parse(Mails.multipart("mixed", parts)));
        assertThat(mail.body().text()).contains("phần 0");
        assertThat(mail.warnings()).anyMatch(w -> w.contains("500 parts"));
    }

    @Test
    void stopsAtTheLimitOfDepth() {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < 3_000; i++) mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b").append(i).append('\n');
        ParsedMail parsed = assertTimeout(SOON, () -> Mails.parse(mail + "\nđáy"));
        assertThat(parsed.warnings()).anyMatch(w -> w.contains("deeper than 30"));
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "-", "=?", "=?a?q?", "a ", "<", "(", "\"", "[", "@", "a@", "begin 644 a\n", "On 1/1/2026 ", "From: a\n", "\n", "&lt;", "<div>", "<b", "a:", "Vào ", "*"})
    void finishesSoonWhateverIsRepeated(String piece) {
        String much = piece.repeat(100_000 / piece.length());
        assertTimeout(SOON, () -> Mails.parse(Mails.plain("s", much)));
        assertTimeout(SOON, () -> Mails.parse(Mails.html("s", much)));
        assertTimeout(SOON, () -> Mails.parse(("From: " + much.replace("\n", "") + "\nSubject: " + much.replace("\n", "")
                + "\nContent-Type: text/plain; " + much.replace("\n", "") + "\n\nx")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "..\\..\\boot.ini", "C:\\Users\\a\\hợp đồng.pdf", "\u202Efdp.exe", "a\u0000b.txt", ".htaccess", "con.txt", "", "   ", "a/b/c.png", "x<script>.html"})
    void makesFileNamesSafe(String name) {
        String safe = new FileNames().safe(name);
        assertThat(safe).isNotBlank().doesNotContain("/", "\\", "\u202E", "\u0000", "<", ":").doesNotStartWith(".").isNotEqualToIgnoringCase("con.txt");
    }

    @Test
    void keepsTheExtensionOfLongNamesAndNumbersDoubles() {
        FileNames names = new FileNames();
        String first = names.safe("ề".repeat(300) + ".pdf"), second = names.safe("ề".repeat(300) + ".pdf");
        assertThat(first).endsWith(".pdf").isNotEqualTo(second);
        assertThat(first.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void readsWhatItCanOfBrokenStructure() {
        assertThat(Mails.parse("Content-Type: multipart/mixed; boundary=b\n\nkhông có phần nào").body().text()).isEqualTo("không có phần nào");
        assertThat(Mails.parse("Content-Type: multipart/mixed\n\n--x\n\nthiếu ranh giới\n--x--").body().text()).contains("thiếu ranh giới");
        assertThat(Mails.parse("Subject: s\rFrom: a@b.example\r\rchỉ có CR").body().text()).isEqualTo("chỉ có CR");
        assertThat(Mails.parse("Content-Type: text\n\nkiểu cụt").body().text()).isEqualTo("kiểu cụt");
    }

    @Test
    void doesNotTakeAMailForBounceBecauseOfItsEmptyReturnPathAlone() {
        ParsedMail mail = Mails.parse(Mails.plain("Hỏi giá", "Cho hỏi giá máy lạnh", "Return-Path: <>"));
        assertThat(mail.classification().bounce()).isFalse();
        assertThat(mail.classification().mayAnswer()).isFalse();
    }
}
