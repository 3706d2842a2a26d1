package io.kenh.intake.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the addresses of a header as people and programs really write them: groups, comments, quotes in odd places,
 * {@code mailto:}, semicolons, encoded words around the address, missing brackets.
 */
final class AddressReader {

    private static final int PIECE_CHARS = 4_000;
    private static final Pattern BARE = Pattern.compile("[^\\s<>()\",;:\\[\\]]{1,200}@[^\\s<>()\",;:]{1,255}");
    private static final Pattern COMMENT = Pattern.compile("\\(([^()]{0,500})\\)");

    private final String text;
    private final StringBuilder piece = new StringBuilder();
    private final List<MailAddress> found = new ArrayList<>();

    private AddressReader(String text) {
        this.text = text;
    }

    /** All addresses of a header value whose encoded words are still encoded; null gives none. */
    static List<MailAddress> read(String header) {
        return header == null ? List.of() : new AddressReader(header).split();
    }

    private List<MailAddress> split() {
        boolean angle = false;
        for (int i = 0; i < text.length() && found.size() < Limits.ADDRESSES; i++) {
            char c = text.charAt(i);
            int close = c == '"' ? closingQuote(i) : c == '(' ? text.indexOf(')', i) : -1;
            if (close > i) {
                piece.append(text, i, close + 1);
                i = close;
            } else if (!angle && (c == ',' || c == ';')) {
                flush();
            } else if (!angle && c == ':' && isGroupName()) {
                piece.setLength(0);
            } else {
                angle = c == '<' || angle && c != '>';
                piece.append(c);
            }
        }
        flush();
        return List.copyOf(found);
    }

    private int closingQuote(int open) {
        for (int i = open + 1; i < text.length() && i < open + 2_000; i++) {
            if (text.charAt(i) == '\\') i++;
            else if (text.charAt(i) == '"') return i;
        }
        return -1;
    }

    private boolean isGroupName() {
        String name = piece.toString();
        return name.indexOf('@') < 0 && name.indexOf('"') <= 0 && !name.strip().equalsIgnoreCase("mailto") && !name.contains("=?");
    }

    private void flush() {
        String one = piece.substring(0, Math.min(piece.length(), PIECE_CHARS)).strip();
        piece.setLength(0);
        if (one.isEmpty()) return;
        MailAddress address = one(one);
        if (address.address() != null || address.name() != null) found.add(address);
    }

    private static MailAddress one(String piece) {
        String text = hidesAddress(piece) ? Rfc2047.decode(piece) : piece;
        int open = text.lastIndexOf('<');
        if (open >= 0) {
            int close = text.indexOf('>', open);
            String inside = text.substring(open + 1, close < 0 ? text.length() : close);
            String before = text.substring(0, open).replaceAll("<[^<>]*>?", " ");
            if (inside.indexOf('@') < 0 && BARE.matcher(before).find()) return bare(before);
            return new MailAddress(address(inside), name(before, inside));
        }
        return bare(text);
    }

    private static boolean hidesAddress(String piece) {
        return piece.contains("=?") && piece.indexOf('@') < 0;
    }

    /** {@code jdoe@example.com (John Doe)}, {@code John Doe jdoe@example.com}, or a name only. */
    private static MailAddress bare(String text) {
        Matcher comment = COMMENT.matcher(text);
        String remark = comment.find() ? comment.group(1) : null;
        String plain = remark == null ? text : COMMENT.matcher(text).replaceAll(" ");
        Matcher m = BARE.matcher(plain.replace("mailto:", ""));
        if (!m.find()) return new MailAddress(null, name(plain, null));
        String around = plain.replace("mailto:", "").replace(m.group(), " ").strip();
        return new MailAddress(address(m.group()), name(remark != null && around.isBlank() ? remark : around, m.group()));
    }

    private static String address(String text) {
        String address = COMMENT.matcher(text.replaceFirst("(?i)^\\s*mailto:", "")).replaceAll("").strip()
                .replaceAll("^['\"<\\s]+|['\">\\s.,;]+$", "").replaceAll("\\s*@\\s*", "@");
        if (address.startsWith("@") && address.indexOf(':') > 0) address = address.substring(address.indexOf(':') + 1);
        int at = address.lastIndexOf('@');
        String host = at < 0 ? "" : address.substring(at).replaceAll("['\"\\s]+", "");
        String before = at < 0 ? address : address.substring(0, at);
        String local = at < 0 || before.matches("\".*\"") ? before : before.replaceAll("[\"\\s]+", "");
        return (local + host).isEmpty() ? null : local + host;
    }

    private static String name(String text, String address) {
        String plain = Rfc2047.decode(unquote(text.strip())).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        String name = plain.replaceAll("^['\"]+|['\"]+$", "").strip();
        boolean repeats = BARE.matcher(name).matches() || address != null && name.equalsIgnoreCase(address.strip());
        return name.isEmpty() || repeats || name.equals("<>") ? null : name;
    }

    private static String unquote(String text) {
        return text.replaceAll("\\\\(.)", "$1").replace("\"", "");
    }
}
