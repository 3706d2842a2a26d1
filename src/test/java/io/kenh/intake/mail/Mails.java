package io.kenh.intake.mail;

import java.nio.charset.StandardCharsets;

/** Makes raw mails for tests. */
final class Mails {

    private Mails() { }

    /** A plain mail in UTF-8; further header lines may be given, each without its line end. */
    static byte[] plain(String subject, String body, String... headers) {
        return mail("text/plain", subject, body, headers);
    }

    static byte[] html(String subject, String body, String... headers) {
        return mail("text/html", subject, body, headers);
    }

    private static byte[] mail(String type, String subject, String body, String... headers) {
        String own = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return raw("From: Khách Hàng <khach@thu.example>\r\nTo: hotro@kenh.example\r\nSubject: " + subject + "\r\nMessage-ID: <m1@thu.example>\r\n" + own
                + "MIME-Version: 1.0\r\nContent-Type: " + type + "; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + body);
    }

    /** A mail from its parts, each with its own header, as {@code multipart/KIND}. */
    static byte[] multipart(String kind, String... parts) {
        return raw("From: a@b.example\nTo: hotro@kenh.example\nSubject: s\nContent-Type: multipart/" + kind + "; boundary=xyz\n\n--xyz\n"
                + String.join("\n--xyz\n", parts) + "\n--xyz--\n");
    }

    static byte[] raw(String mail) {
        return mail.getBytes(StandardCharsets.UTF_8);
    }

    static ParsedMail parse(byte[] raw) {
        return MailParser.parse(raw, MailContext.none());
    }

    static ParsedMail parse(String raw) {
        return parse(raw(raw));
    }
}
