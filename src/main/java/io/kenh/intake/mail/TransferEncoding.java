package io.kenh.intake.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Undoes a Content-Transfer-Encoding and forgives everything: garbage, missing padding, truncation, wrong names. */
final class TransferEncoding {

    private static final int[] BASE64 = new int[256];

    static {
        Arrays.fill(BASE64, -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < 64; i++) BASE64[alphabet.charAt(i)] = i;
    }

    private TransferEncoding() { }

    /** The bytes behind the encoding; a null or unknown encoding means that nothing was encoded. */
    static byte[] decode(byte[] body, String encoding) {
        String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("base64")) return base64(body);
        if (name.startsWith("quoted-printable")) return quotedPrintable(body, false);
        if (name.contains("uue")) return Uuencode.decode(body);
        return body;
    }

    /** Characters outside the alphabet are skipped; padding ends a group and reading goes on behind it. */
    static byte[] base64(byte[] in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length * 3 / 4 + 3);
        int bits = 0, held = 0;
        for (byte b : in) {
            int v = BASE64[b & 0xFF];
            if (v >= 0) {
                bits = bits << 6 | v;
                held += 6;
                if (held >= 8) {
                    held -= 8;
                    out.write(bits >> held);
                }
            } else if (b == '=') {
                held = 0;
            }
        }
        return out.toByteArray();
    }

    /** @param underscoreIsBlank true for the Q encoding of headers */
    static byte[] quotedPrintable(byte[] in, boolean underscoreIsBlank) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            int lineEnd = in[i] == '=' ? softBreak(in, i + 1) : -1;
            if (lineEnd >= 0) {
                i = lineEnd;
            } else if (in[i] == '=' && i + 2 < in.length && hex(in[i + 1]) >= 0 && hex(in[i + 2]) >= 0) {
                out.write(hex(in[i + 1]) << 4 | hex(in[i + 2]));
                i += 2;
            } else {
                out.write(underscoreIsBlank && in[i] == '_' ? ' ' : in[i]);
            }
        }
        return out.toByteArray();
    }

    /** The last position of a soft line break whose equals sign stands before {@code from}, or -1 if it is none. */
    private static int softBreak(byte[] in, int from) {
        int i = from;
        while (i < in.length && (in[i] == ' ' || in[i] == '\t')) i++;
        if (i >= in.length) return in.length - 1;
        if (in[i] == '\n') return i;
        if (in[i] == '\r') return i + 1 < in.length && in[i + 1] == '\n' ? i + 1 : i;
        return -1;
    }

    private static int hex(byte b) {
        return Character.digit(b, 16);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
