package io.kenh.intake.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What mail servers write for people when they give a mail back. */
final class BounceWords {

    private static final Pattern ORIGINAL = Words.pattern("^\\W{0,8}{returned-mail}.*$", Pattern.MULTILINE);
    private static final Pattern ADDRESS = Pattern.compile("[\\p{Alnum}._%+=/'*&!#~\\-]{1,100}@[\\p{Alnum}.\\-\\[\\]]{2,200}");
    private static final Pattern RECIPIENT_LINE = Pattern.compile("(?m)^\\s{0,20}(?:to|recipient|address|user)?:?\\s{0,10}[<\"]{0,2}([\\p{Alnum}._%+=/'*&!#~\\-]{1,100}@[\\p{Alnum}.\\-]{2,200})[>\"]{0,2}\\s*(?:[:,;(\\-]|on |$|\\s{2}|Invalid).*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern DELAY = Words.pattern("{delay}");
    static final Pattern SUBJECT = Words.pattern("(?:.{0,30}[:\\]] ?)?{bounce-subject}.{0,300}");
    private static final Pattern PHRASES = Words.pattern("{bounce-words}");

    private BounceWords() { }

    static boolean complains(String text) {
        return PHRASES.matcher(text.length() > 8_000 ? text.substring(0, 8_000) : text).find();
    }

    static boolean isDelay(String text) {
        String start = text.length() > 3_000 ? text.substring(0, 3_000) : text;
        return DELAY.matcher(report(start)).find();
    }

    /** The server's own words: everything before the mail it gives back. */
    static String report(String text) {
        String start = text.length() > 50_000 ? text.substring(0, 50_000) : text;
        Matcher m = ORIGINAL.matcher(start);
        while (m.find()) if (!start.substring(0, m.start()).isBlank() && ADDRESS.matcher(start.substring(0, m.start())).find()) return start.substring(0, m.start());
        return start;
    }

    /** Addresses that stand alone or at the start of a line; failing these, the first address at all. */
    static List<String> recipients(String report, String failedRecipients) {
        Set<String> found = new LinkedHashSet<>();
        if (failedRecipients != null) AddressReader.read(failedRecipients).forEach(a -> { if (a.address() != null) found.add(a.address()); });
        Matcher line = RECIPIENT_LINE.matcher(report);
        while (found.isEmpty() | found.size() < 50 && failedRecipients == null && line.find()) if (!isRobot(line.group(1))) found.add(line.group(1).toLowerCase(java.util.Locale.ROOT));
        Matcher any = ADDRESS.matcher(report);
        while (found.isEmpty() && any.find()) if (!isRobot(any.group())) found.add(any.group());
        return new ArrayList<>(found);
    }

    private static boolean isRobot(String address) {
        return AutomaticMail.isRobot(new MailAddress(address, null));
    }

    /** The words from the recipient's address up to the next recipient. */
    static String about(String report, String recipient, List<String> others) {
        int at = report.toLowerCase(java.util.Locale.ROOT).indexOf(recipient.toLowerCase(java.util.Locale.ROOT));
        if (at < 0) return report;
        int next = others.stream().filter(o -> !o.equalsIgnoreCase(recipient)).mapToInt(o -> report.toLowerCase(java.util.Locale.ROOT).indexOf(o.toLowerCase(java.util.Locale.ROOT), at))
                .filter(n -> n > at).min().orElse(report.length());
        return report.substring(at, Math.min(next, at + 1_500));
    }
}
