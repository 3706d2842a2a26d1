package io.kenh.intake.mail;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of an invitation (RFC 5545) for a mail that has no others: what, when, where, by whom. */
final class Invitation {

    private static final List<String> SHOWN = List.of("SUMMARY", "DTSTART", "DTEND", "LOCATION", "ORGANIZER", "DESCRIPTION");
    private static final Pattern PROPERTY = Pattern.compile("([A-Z-]{3,40})((?:;[^:\"]{0,200}(?:\"[^\"]{0,200}\")?){0,10}):(.*)");
    private static final Pattern TIME = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(?:T(\\d\\d)(\\d\\d)\\d\\d(Z?))?");
    private static final Pattern ZONE = Pattern.compile("TZID=\"?([^;:\"]{1,60})");

    private Invitation() { }

    static boolean isOne(MimePart part) {
        return part.type().equals("text/calendar") || part.type().equals("application/ics");
    }

    /** One line for each thing that is said, times with their zone; "" when nothing is. */
    static String words(MimePart calendar) {
        Map<String, String> said = new TreeMap<>();
        boolean event = false;
        for (String line : calendar.text().replaceAll("\n[ \t]", "").split("\n")) {
            event |= line.startsWith("BEGIN:VEVENT") || line.startsWith("BEGIN:VTODO");
            Matcher m = PROPERTY.matcher(line.strip());
            if (event && line.length() < Limits.FIELD_BYTES && m.matches()) said.putIfAbsent(m.group(1), value(m.group(1), m.group(2), m.group(3)));
        }
        return SHOWN.stream().map(said::get).filter(v -> v != null && !v.isBlank()).collect(Collectors.joining("\n"));
    }

    private static String value(String name, String parameters, String value) {
        if (name.equals("ORGANIZER")) return value.replaceFirst("(?i)^mailto:", "");
        Matcher time = TIME.matcher(value.strip());
        if (name.startsWith("DT") && time.matches()) return time(time, parameters);
        return value.replaceAll("\\\\[nN]", "\n").replaceAll("\\\\(.)", "$1").strip();
    }

    private static String time(Matcher time, String parameters) {
        String day = time.group(1) + "-" + time.group(2) + "-" + time.group(3);
        Matcher zone = ZONE.matcher(parameters);
        String where = "Z".equals(time.group(6)) ? " UTC" : zone.find() ? " " + zone.group(1) : "";
        return time.group(4) == null ? day : day + " " + time.group(4) + ":" + time.group(5) + where;
    }
}
