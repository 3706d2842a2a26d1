package io.kenh.intake.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads delivery reports: the machine-readable part (RFC 3464) where there is one, else the words of the mail server. */
final class BounceReader {

    private static final Pattern FIELD = Pattern.compile("([A-Za-z-]{3,40})\\s*:\\s?(.*)");
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.]*\\d)");
    private static final Pattern REPLY = Pattern.compile("(?<![\\d.\\-])([45]\\d\\d)(?=[ \\-:#])(?![ ]?\\d{3})");
    private static final Pattern NULL_STATUS = Pattern.compile("[245]\\.0\\.0");
    private static final Pattern JSON = Pattern.compile(
            "\"emailAddress\":\"([^\"]{1,300})\",\"action\":\"([a-z]{1,20})\",\"status\":\"([\\d.]{5,11})\",\"diagnosticCode\":\"([^\"]{0,500})\"");
    private static final int BLOCKS = 1_000;

    private BounceReader() { }

    /** One entry for each recipient of the reports in this mail; none when there is no machine-readable report. */
    static List<Bounce> reports(MimePart root) {
        Map<String, Bounce> found = new LinkedHashMap<>();
        root.leaves().filter(BounceReader::isReport).forEach(part -> read(text(part), found));
        String words = found.isEmpty() ? "" : FirstText.of(root);
        return found.values().stream().map(b -> b.isVague() && words != null ? explained(b, words) : b).toList();
    }

    /** A report without any reason takes it from the words above it. */
    private static Bounce explained(Bounce bounce, String words) {
        String near = bounce.recipient() == null ? words : BounceWords.about(BounceWords.report(words), bounce.recipient(), List.of());
        return new Bounce(bounce.recipient(), bounce.action(), status(bounce.status(), near), first(REPLY, near), cut(near));
    }

    private static boolean isReport(MimePart part) {
        return part.type().equals("message/delivery-status") || part.type().equals("message/global-delivery-status")
                || part.isText() && part.text().contains("Final-Recipient:") && part.text().contains("Action:");
    }

    private static String text(MimePart part) {
        return new String(part.content(), StandardCharsets.UTF_8).replace("\r\n", "\n").replace('\r', '\n');
    }

    private static void read(String report, Map<String, Bounce> found) {
        int blocks = 0;
        for (String block : report.split("\n[ \t]*\n")) {
            if (blocks++ >= BLOCKS) return;
            Map<String, String> fields = fields(block);
            if (!fields.containsKey("final-recipient") && !fields.containsKey("original-recipient") && !fields.containsKey("action")) continue;
            Bounce bounce = bounce(fields);
            found.putIfAbsent(bounce.recipient() == null ? "?" + blocks : MailAddress.key(bounce.recipient()) + bounce.status(), bounce);
        }
    }

    private static Map<String, String> fields(String block) {
        Map<String, String> fields = new HashMap<>();
        String last = null;
        for (String line : block.split("\n")) {
            Matcher m = FIELD.matcher(line);
            boolean goesOn = last != null && !line.isEmpty() && Character.isWhitespace(line.charAt(0));
            if (goesOn) fields.merge(last, line.strip(), (a, b) -> a + " " + b);
            else if (m.matches()) fields.putIfAbsent(last = m.group(1).toLowerCase(Locale.ROOT), m.group(2).strip());
        }
        return fields;
    }

    private static Bounce bounce(Map<String, String> fields) {
        String diagnostic = fields.getOrDefault("diagnostic-code", "").replaceFirst("(?i)^\\s*(smtp|x-[a-z0-9-]+|x\\d+)\\s*;\\s*", "");
        String recipient = address(fields.containsKey("final-recipient") ? fields.get("final-recipient") : fields.get("original-recipient"));
        String status = status(first(STATUS, fields.get("status")), diagnostic);
        String action = fields.getOrDefault("action", status != null && status.startsWith("4") ? "delayed" : "failed").toLowerCase(Locale.ROOT);
        String words = diagnostic.isEmpty() ? null : cut(diagnostic);
        return new Bounce(recipient, action.replaceAll("[^a-z].*", ""), status, first(REPLY, diagnostic), words);
    }

    /** The remote server's own words are nearer to the cause than what the reporting server made of them. */
    private static String status(String declared, String diagnostic) {
        List<String> spoken = all(STATUS, diagnostic).stream().filter(s -> !NULL_STATUS.matcher(s).matches()).toList();
        List<String> exact = spoken.stream().filter(s -> !s.endsWith(".0")).toList();
        List<String> best = exact.isEmpty() ? spoken : exact;
        return best.isEmpty() ? declared : best.get(best.size() - 1);
    }

    private static String address(String value) {
        if (value == null) return null;
        List<MailAddress> found = AddressReader.read(value.replaceFirst("(?i)^\\s*[a-z0-9-]{1,20}\\s*;", ""));
        return found.isEmpty() ? null : found.get(0).address();
    }

    /** The notes that Amazon SES sends as JSON. */
    private static List<Bounce> json(String text) {
        return JSON.matcher(text).results().limit(BLOCKS)
                .map(m -> new Bounce(m.group(1), m.group(2), m.group(3), first(REPLY, m.group(4)), cut(m.group(4)))).toList();
    }

    static boolean isJson(String text) {
        return text.contains("\"notificationType\":\"Bounce\"") || text.contains("\"eventType\":\"Bounce\"");
    }

    /** Whether a mail server's words give both a reply code and a status, such as {@code 550 5.1.1}. */
    static boolean namesCode(String text) {
        String report = BounceWords.report(text);
        return first(REPLY, report) != null && first(STATUS, report) != null;
    }

    /** What the words of a report without a machine-readable part say, as far as they can be understood. */
    static List<Bounce> words(String text, String failedRecipients) {
        if (isJson(text)) return json(text);
        String report = BounceWords.report(text), action = BounceWords.isDelay(text) ? "delayed" : "failed";
        Map<String, Bounce> found = new LinkedHashMap<>();
        List<String> statuses = all(STATUS, report);
        List<String> recipients = BounceWords.recipients(report, failedRecipients);
        for (String recipient : recipients) {
            String near = BounceWords.about(report, recipient, recipients);
            String status = first(STATUS, near);
            if (status == null && !statuses.isEmpty()) status = statuses.get(0);
            found.put(recipient, new Bounce(recipient, action, status, first(REPLY, near), cut(near)));
        }
        if (found.isEmpty()) found.put("", new Bounce(null, action, first(STATUS, report), first(REPLY, report), null));
        return new ArrayList<>(found.values());
    }

    private static String first(Pattern pattern, String text) {
        if (text == null) return null;
        Matcher m = pattern.matcher(text);
        return m.find() ? m.group(1) : null;
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(r -> r.group(1)).distinct().toList();
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > 500 ? line.substring(0, 500) : line;
    }
}
