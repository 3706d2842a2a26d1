package io.kenh.intake.mail;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Finds the signature at the end of a reply. Certain are the delimiter of RFC 3676 and the lines that mobile programs
 * add; likely is what follows a greeting or a dash on the last lines.
 */
final class SignatureFinder {

    private static final int LINES = 15;
    private static final int LINE_CHARS = 80;

    private static final Pattern DELIMITER = Pattern.compile("\\s*(?:-{2,3}|_{2,}|—{1,2}|-{5,}|#sig#.*|={3,})\\s*");
    private static final Pattern MOBILE = Words.pattern("\\W{0,3}{mobile-signature}\\W{0,4}");
    private static final Pattern CLOSING = Words.pattern(
            "\\s*(?:many |best |kind |warm |with |warmest |kindest ){0,3}{closing}\\s*[,.!;/]*\\s*");
    private static final Pattern DASHED = Pattern.compile("\\s*[-–—]{1,2}\\s?\\p{L}[\\p{L}\\p{M}.' ]{0,40}");

    private SignatureFinder() { }

    static SplitText split(String reply, String quoted) {
        String[] lines = reply.split("\n", -1);
        int certain = certain(lines), cut = Math.min(certain, likely(lines));
        return new SplitText(join(lines, 0, certain), quoted, join(lines, cut, lines.length), join(lines, 0, cut));
    }

    private static String join(String[] lines, int from, int to) {
        return String.join("\n", Arrays.copyOfRange(lines, from, to)).strip();
    }

    /** The line where a certain signature starts, or the number of lines. Something must stand above it. */
    private static int certain(String[] lines) {
        int last = lines.length;
        for (int i = lines.length - 1; i > 0 && i >= lines.length - LINES; i--) {
            String line = lines[i];
            boolean delimiter = line.strip().equals("--") || line.strip().equals("—");
            boolean mobile = line.length() < 120 && MOBILE.matcher(line).matches();
            if ((delimiter || mobile || endsWithName(lines, i)) && hasTextAbove(lines, i)) last = i;
        }
        return last;
    }

    /** A last line such as {@code -Lan}, alone in its paragraph and not the last point of a list. */
    private static boolean endsWithName(String[] lines, int i) {
        boolean alone = i == lines.length - 1 && lines[i - 1].isBlank() && !isList(lines, i);
        return alone && lines[i].matches("\\s*[-–—]\\p{Lu}[\\p{L}\\p{M}.' ]{1,40}");
    }

    private static boolean hasTextAbove(String[] lines, int at) {
        for (int i = 0; i < at; i++) if (!lines[i].isBlank()) return true;
        return false;
    }

    private static int likely(String[] lines) {
        int start = lines.length, seen = 0;
        for (int i = lines.length - 1; i > 0 && seen < LINES; i--) {
            String line = lines[i];
            if (line.isBlank()) continue;
            seen++;
            if (line.length() > LINE_CHARS && !MOBILE.matcher(line).matches()) break;
            if (isLikely(lines, i) && hasTextAbove(lines, i)) start = i;
        }
        return start;
    }

    private static boolean isLikely(String[] lines, int i) {
        String line = lines[i];
        return DELIMITER.matcher(line).matches() || MOBILE.matcher(line).matches() || CLOSING.matcher(line).matches()
                || DASHED.matcher(line).matches() && !isList(lines, i) && lines.length - i <= 4;
    }

    private static boolean isList(String[] lines, int at) {
        for (int i = 0; i < lines.length; i++) if (i != at && lines[i].matches("\\s*[-–—*•]\\s.*")) return true;
        return false;
    }
}
