package io.kenh.bench;

import io.kenh.intake.mail.MailContext;
import io.kenh.intake.mail.MailParser;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * How many mails one thread takes apart in a second of its own processor time, so that other work on the machine hardly
 * counts. Each kind is read for some rounds to warm up and for some more to measure; the median round counts. The garbage
 * collector's time is not in it.
 */
final class MailParseBench {

    private static final int WARM_ROUNDS = 6;
    private static final int ROUNDS = 7;
    private static final long ROUND_NANOS = 300_000_000;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final String HEAD = "From: Lan <lan@khach.example>\r\nTo: hotro@congty.example\r\nSubject: =?utf-8?Q?H=E1=BB=8Fi_gi=C3=A1?=\r\n"
            + "Message-ID: <1@khach.example>\r\nDate: Thu, 5 Mar 2026 08:00:00 +0700\r\nMIME-Version: 1.0\r\n";
    private static final String TEXT = "Chào anh chị,\r\n\r\nCho em hỏi giá máy lạnh loại 1,5 HP, giao thứ bảy được không?\r\n\r\nTrân trọng,\r\nLan\r\n".repeat(6);
    private static final String QUOTED = "\r\nVào Th 5, 5 thg 3, 2026 lúc 08:00 Hỗ trợ <hotro@congty.example> đã viết:\r\n> " + TEXT.replace("\r\n", "\r\n> ");

    /** Keeps the compiler from leaving the work out. */
    private static long seen;

    private MailParseBench() { }

    public static void main(String[] folders) throws IOException {
        System.out.printf("%-34s %10s %10s %10s%n", "one thread", "KB a mail", "mails/s", "MB/s");
        measure("plain text, a reply with its quote", List.of(mail("Content-Type: text/plain; charset=utf-8\r\n\r\n" + TEXT + QUOTED)));
        measure("text and HTML", List.of(mail(alternative())));
        measure("text, HTML and a file of 200 KB", List.of(mail(withFile())));
        measure("a bounce with its report", List.of(mail(bounce())));
        for (String folder : folders) measure("*.eml in " + Path.of(folder).getFileName(), read(Path.of(folder)));
    }

    private static void measure(String kind, List<byte[]> mails) {
        double[] rates = new double[ROUNDS];
        for (int i = -WARM_ROUNDS; i < ROUNDS; i++) {
            double rate = round(mails);
            if (i >= 0) rates[i] = rate;
        }
        Arrays.sort(rates);
        double median = rates[ROUNDS / 2], bytes = mails.stream().mapToLong(m -> m.length).average().orElse(0);
        System.out.printf("%-34s %10.1f %10.0f %10.1f   (rounds %.0f to %.0f)%n", kind, bytes / 1e3, median, median * bytes / 1e6, rates[0], rates[ROUNDS - 1]);
    }

    /** Mails a second; every mail of the list is read equally often. */
    private static double round(List<byte[]> mails) {
        long from = CLOCK.getCurrentThreadCpuTime(), count = 0;
        do {
            for (byte[] mail : mails) seen += MailParser.parse(mail, MailContext.none()).split().visible().length();
            count += mails.size();
        } while (CLOCK.getCurrentThreadCpuTime() - from < ROUND_NANOS);
        return count * 1e9 / (CLOCK.getCurrentThreadCpuTime() - from);
    }

    private static List<byte[]> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".eml")).sorted().map(MailParseBench::bytes).toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read " + file + ": name a folder of *.eml files", e);
        }
    }

    private static byte[] mail(String rest) {
        return (HEAD + rest).getBytes(StandardCharsets.UTF_8);
    }

    private static String alternative() {
        return "Content-Type: multipart/alternative; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + TEXT + QUOTED
                + "\r\n--b1\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<div>" + TEXT.replace("\r\n", "<br>\r\n")
                + "</div><div class=\"gmail_quote\"><blockquote>" + TEXT.replace("\r\n", "<br>\r\n") + "</blockquote></div>\r\n--b1--\r\n";
    }

    private static String withFile() {
        byte[] file = new byte[200_000];
        new Random(1).nextBytes(file);
        return "Content-Type: multipart/mixed; boundary=b0\r\n\r\n--b0\r\n" + alternative() + "\r\n--b0\r\nContent-Type: application/pdf; name=\"bao-gia.pdf\"\r\n"
                + "Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n" + Base64.getMimeEncoder().encodeToString(file) + "\r\n--b0--\r\n";
    }

    private static String bounce() {
        return "Return-Path: <>\r\nAuto-Submitted: auto-replied\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b2\r\n\r\n--b2\r\n\r\n"
                + "The mail could not be delivered.\r\n--b2\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
                + "Final-Recipient: rfc822; lan@khach.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user\r\n"
                + "--b2\r\nContent-Type: message/rfc822\r\n\r\n" + HEAD + "\r\n" + TEXT + "\r\n--b2--\r\n";
    }
}
