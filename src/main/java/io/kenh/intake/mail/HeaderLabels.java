package io.kenh.intake.mail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that mail programs put before the lines of a header they quote, in the languages of their users. */
final class HeaderLabels {

    /** What a quoted header line is about. */
    enum Field { FROM, TO, CC, BCC, REPLY_TO, SUBJECT, DATE, OTHER }

    /** A quoted header line. */
    record Line(Field field, String value) { }

    private static final Map<String, Field> FIELDS = new HashMap<>();
    private static final Pattern LINE = Pattern.compile(
            "\\s*[*_]{0,2}\\s*([\\p{L}][\\p{L}\\p{M}.\\-/() ]{0,30}?)\\s*[*_]{0,2}\\s*[:：]\\s*[*_]{0,2}(?!//)(.*)");
    private static final Pattern IN_LINE;

    static {
        for (Field field : Field.values()) for (String label : Words.of(listOf(field))) FIELDS.putIfAbsent(label, field);
        IN_LINE = Pattern.compile("(?i)((?<=>)a|" + FIELDS.keySet().stream().filter(w -> w.length() > 1 || w.equals("à"))
                .sorted((a, b) -> b.length() - a.length()).map(Pattern::quote).collect(Collectors.joining("|")) + ") ?[:：] ?", Pattern.UNICODE_CASE);
    }

    private HeaderLabels() { }

    private static String listOf(Field field) {
        return "label-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The header line that this text line is, or null. */
    static Line read(String line) {
        if (line.length() > Limits.LINE_CHARS || line.indexOf(':') < 0 && line.indexOf('：') < 0) return null;
        Matcher m = LINE.matcher(line.replace('\u00a0', ' '));
        if (!m.matches()) return null;
        Field field = FIELDS.get(m.group(1).strip().toLowerCase(Locale.ROOT));
        return field == null ? null : new Line(field, m.group(2).strip());
    }

    /** Finds labels in the middle of a line, as programs write that put a whole header into one. */
    static Matcher inLine(String line) {
        return IN_LINE.matcher(line);
    }

    static Field field(String label) {
        return FIELDS.getOrDefault(label.strip().toLowerCase(Locale.ROOT), Field.OTHER);
    }
}
