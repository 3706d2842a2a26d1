package io.kenh.intake.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files written as {@code begin 644 name … end}, alone in a part or in the middle of a plain text. */
final class Uuencode {

    private static final Pattern BEGIN = Pattern.compile("begin [0-7]{3,4} (.{1,200})");

    /** A file found in a text. */
    record Found(String name, byte[] bytes) { }

    /** The text without the files, and the files. */
    record Split(String text, List<Found> files) { }

    private Uuencode() { }

    /** The first file of the body; a body without the begin line is taken for nothing but encoded lines. */
    static byte[] decode(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        List<Found> files = split(text).files();
        if (!files.isEmpty()) return files.get(0).bytes();
        String[] lines = text.strip().split("\\r?\\n");
        return lines[0].startsWith("begin ") ? body : bytes(lines, 0, lines.length);
    }

    static Split split(String text) {
        if (!text.contains("begin ")) return new Split(text, List.of());
        List<Found> files = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher begin = BEGIN.matcher(lines[i].strip());
            int end = begin.matches() ? end(lines, i + 1) : -1;
            if (end < 0) {
                rest.append(lines[i]).append(i + 1 < lines.length ? "\n" : "");
            } else {
                files.add(new Found(begin.group(1), bytes(lines, i + 1, end)));
                i = end;
            }
        }
        return new Split(rest.toString(), files);
    }

    /** The line that says "end", provided that everything up to it has the length its first character promises. */
    private static int end(String[] lines, int from) {
        for (int i = from; i < lines.length; i++) {
            String line = lines[i].stripTrailing();
            if (line.equals("end")) return i;
            if (!line.isEmpty() && line.length() > 1 + (count(line) + 2) / 3 * 4 + 2) return -1;
        }
        return -1;
    }

    private static byte[] bytes(String[] lines, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = from; i < to; i++) if (!lines[i].isBlank()) line(lines[i], out);
        return out.toByteArray();
    }

    private static void line(String line, ByteArrayOutputStream out) {
        int left = count(line);
        for (int i = 1; left > 0; i += 4) {
            int bits = six(line, i) << 18 | six(line, i + 1) << 12 | six(line, i + 2) << 6 | six(line, i + 3);
            for (int shift = 16; shift >= 0 && left > 0; shift -= 8, left--) out.write(bits >> shift);
        }
    }

    private static int count(String line) {
        return line.charAt(0) - ' ' & 63;
    }

    private static int six(String line, int at) {
        return at < line.length() ? line.charAt(at) - ' ' & 63 : 0;
    }
}
