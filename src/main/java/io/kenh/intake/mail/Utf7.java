package io.kenh.intake.mail;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UTF-7 (RFC 2152): base64 of UTF-16 between a plus and the first sign that is not base64. */
final class Utf7 {

    private static final Pattern SHIFTED = Pattern.compile("\\+([A-Za-z0-9+/]*+)-?");

    private Utf7() { }

    static String decode(String text) {
        Matcher m = SHIFTED.matcher(text);
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (m.find()) {
            out.append(text, from, m.start()).append(letters(m));
            from = m.end();
        }
        return out.append(text, from, text.length()).toString();
    }

    private static String letters(Matcher shifted) {
        String code = shifted.group(1);
        if (code.isEmpty()) return "+";
        byte[] utf16 = TransferEncoding.base64(code.getBytes(StandardCharsets.ISO_8859_1));
        return new String(utf16, 0, utf16.length & ~1, StandardCharsets.UTF_16BE);
    }
}
