package io.kenh.intake.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A structured header such as {@code text/plain; charset=utf-8}: its value in lower case and its parameters, with
 * RFC 2231 continuations and charsets, encoded words, missing quotes and missing semicolons understood.
 */
record Parameters(String value, Map<String, String> parameters) {

    private static final int CHARS = 16_000;
    private static final Pattern PARAMETER = Pattern.compile(
            "[;\\s]*([A-Za-z0-9_.\\-]{1,60}(?:\\*\\d{1,3})?\\*?)\\s*=\\s*(\"[^\"\\\\]{0,9000}+(?:\\\\.[^\"\\\\]{0,9000}+){0,200}+\"?|[^;\\r\\n]{0,9000}+)");

    /** @param header the unfolded header value, or null */
    static Parameters of(String header) {
        String text = header == null ? "" : header.substring(0, Math.min(header.length(), CHARS)).strip();
        int end = text.indexOf(';');
        String value = (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        int blank = value.indexOf(' ');
        String rest = end < 0 ? blank < 0 ? value.contains("=") ? text : "" : text.substring(blank) : text.substring(end);
        return new Parameters(blank < 0 ? value : value.substring(0, blank), parse(rest));
    }

    String get(String name) {
        return parameters.get(name);
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> plain = new LinkedHashMap<>();
        Map<String, TreeMap<Integer, String>> pieces = new LinkedHashMap<>();
        Matcher m = PARAMETER.matcher(text);
        for (int at = 0; at < text.length() && m.find(at) && pieces.size() < 50; at = Math.max(m.end(), at + 1)) {
            String name = m.group(1).toLowerCase(Locale.ROOT);
            int star = name.indexOf('*');
            if (star < 0) plain.putIfAbsent(name, Rfc2047.decode(unquote(m.group(2))));
            else pieces.computeIfAbsent(name.substring(0, star), k -> new TreeMap<>())
                    .putIfAbsent(number(name, star), (name.endsWith("*") ? "*" : "-") + unquote(m.group(2)));
        }
        pieces.forEach((name, parts) -> plain.put(name, joined(parts)));
        return plain;
    }

    private static int number(String name, int star) {
        String digits = name.substring(star).replace("*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /** Encoded pieces start with a star; the first of them names the charset: {@code utf-8'vi'…}. */
    private static String joined(TreeMap<Integer, String> pieces) {
        String charset = null;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String piece : pieces.values()) {
            String text = piece.substring(1);
            String[] marked = piece.charAt(0) == '*' && charset == null ? text.split("'", 3) : new String[0];
            if (marked.length == 3) {
                charset = marked[0];
                text = marked[2];
            }
            bytes.writeBytes(piece.charAt(0) == '*' ? percent(text) : text.getBytes(StandardCharsets.UTF_8));
        }
        String whole = Charsets.decode(bytes.toByteArray(), charset);
        return charset == null ? Rfc2047.decode(whole) : whole;
    }

    private static byte[] percent(String text) {
        byte[] quoted = TransferEncoding.ascii(text.replace("=", "=3D").replace('%', '='));
        return TransferEncoding.quotedPrintable(quoted, false);
    }

    private static String unquote(String value) {
        String text = value.strip();
        if (text.startsWith("\"")) text = text.replaceFirst("^\"", "").replaceFirst("(?<!\\\\)\"$", "");
        else return text.replaceFirst("\\s+\\(.*\\)$", "");
        return text.contains("\\") && !text.contains(":\\") ? text.replaceAll("\\\\(.)", "$1") : text;
    }
}
