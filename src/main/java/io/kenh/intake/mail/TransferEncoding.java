package io.kenh.intake.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Undoes a Content-Transfer-Encoding and forgives everything: garbage, missing padding, truncation, wrong names. */
final class TransferEncoding {

    private static final int[] BASE64 = new int[256];

    static {
        Arrays.fill(BASE64, -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < 64; i++) BASE64[alphabet.charAt(i)] = i;
    }

    private static final Pattern LONG_BASE64 = Pattern.compile("[A-Za-z0-9+/]{40,}={0,2}");

    private TransferEncoding() { }

    /** The bytes behind the encoding; a null or unknown encoding means that nothing was encoded. */
    static byte[] decode(byte[] body, String encoding) {
        String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("base64")) return base64(body);
        if (name.startsWith("quoted-printable")) return quotedPrintable(body, false);
        if (name.contains("uue")) return Uuencode.decode(body);
        return body;
    }

    /**
     * The same for a part of words. What says to be base64 and is plain text stays as it is, and so does plain text that a
     * list server or a scanner put below the encoded words.
     */
    static byte[] words(byte[] body, String encoding) {
        if (encoding == null || !encoding.strip().toLowerCase(Locale.ROOT).startsWith("base64")) return decode(body, encoding);
        String[] lines = new String(body, StandardCharsets.ISO_8859_1).split("\n", -1);
        int end = endOfBase64(lines);
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        out.writeBytes(base64(ascii(String.join("\n", Arrays.asList(lines).subList(0, end)))));
        if (out.size() > 0 && end < lines.length) out.write('\n');
        out.writeBytes(ascii(String.join("\n", Arrays.asList(lines).subList(end, lines.length))));
        return out.toByteArray();
    }

    /** The line behind the last long encoded one that holds words. */
    private static int endOfBase64(String[] lines) {
        int from = 0;
        for (int i = 0; i < lines.length; i++) if (LONG_BASE64.matcher(lines[i].strip()).matches()) from = i + 1;
        while (from < lines.length && !isWords(lines[from].strip())) from++;
        return from;
    }

    private static boolean isWords(String line) {
        long foreign = line.chars().filter(c -> c != '=' && (c > 0xFF || BASE64[c] < 0) && !Character.isWhitespace(c)).count();
        boolean blanks = line.indexOf(' ') > 0;
        return foreign > 0 && (blanks || foreign * 6 > line.length());
    }

    /** Characters outside the alphabet are skipped; padding ends a group and reading goes on behind it. */
    static byte[] base64(byte[] in) {
        byte[] out = new byte[in.length / 4 * 3 + 3];
        int length = 0, bits = 0, held = 0;
        for (byte b : in) {
            int v = BASE64[b & 0xFF];
            if (v >= 0) {
                bits = bits << 6 | v;
                held += 6;
                if (held >= 8) {
                    held -= 8;
                    out[length++] = (byte) (bits >> held);
                }
            } else if (b == '=') {
                held = 0;
            }
        }
        return Arrays.copyOf(out, length);
    }

    /** @param underscoreIsBlank true for the Q encoding of headers */
    static byte[] quotedPrintable(byte[] in, boolean underscoreIsBlank) {
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int lineEnd = in[i] == '=' ? softBreak(in, i + 1) : -1;
            if (lineEnd >= 0) {
                i = lineEnd;
            } else if (in[i] == '=' && i + 2 < in.length && hex(in[i + 1]) >= 0 && hex(in[i + 2]) >= 0) {
                out[length++] = (byte) (hex(in[i + 1]) << 4 | hex(in[i + 2]));
                i += 2;
            } else {
                out[length++] = underscoreIsBlank && in[i] == '_' ? (byte) ' ' : in[i];
            }
        }
        return Arrays.copyOf(out, length);
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
