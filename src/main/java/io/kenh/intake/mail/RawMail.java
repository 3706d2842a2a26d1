package io.kenh.intake.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a mail before they are read as MIME. */
final class RawMail {

    private RawMail() { }

    /** Line ends that consist of a carriage return alone become line feeds; blank lines and mbox lines at the start go. */
    static byte[] prepared(byte[] raw) {
        byte[] mail = indexOf(raw, '\n') < 0 && indexOf(raw, '\r') >= 0 ? withLineFeeds(raw) : raw;
        int from = 0;
        while (from < mail.length && (isBlank(mail[from]) || isMboxLine(mail, from))) {
            from = isBlank(mail[from]) ? from + 1 : lineEnd(mail, from) + 1;
        }
        return from == 0 ? mail : Arrays.copyOfRange(mail, Math.min(from, mail.length), mail.length);
    }

    /** Everything behind the first empty line, or all of it when there is none. */
    static byte[] body(byte[] mail) {
        for (int i = 0; i < mail.length; i = lineEnd(mail, i) + 1) {
            int end = lineEnd(mail, i);
            if (end == i || end == i + 1 && mail[i] == '\r') return Arrays.copyOfRange(mail, Math.min(end + 1, mail.length), mail.length);
        }
        return new byte[0];
    }

    private static boolean isMboxLine(byte[] mail, int at) {
        String start = new String(mail, at, Math.min(6, mail.length - at), StandardCharsets.ISO_8859_1);
        return start.startsWith("From ") || start.startsWith(">From ");
    }

    private static boolean isBlank(byte b) {
        return b == '\r' || b == '\n' || b == ' ' || b == '\t';
    }

    private static int lineEnd(byte[] mail, int from) {
        int i = from;
        while (i < mail.length && mail[i] != '\n') i++;
        return i;
    }

    private static byte[] withLineFeeds(byte[] raw) {
        byte[] out = raw.clone();
        for (int i = 0; i < out.length; i++) if (out[i] == '\r') out[i] = '\n';
        return out;
    }

    private static int indexOf(byte[] bytes, char c) {
        for (int i = 0; i < bytes.length; i++) if (bytes[i] == c) return i;
        return -1;
    }
}
