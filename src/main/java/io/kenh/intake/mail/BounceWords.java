package io.kenh.intake.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What mail servers write for people when they give a mail back. */
final class BounceWords {

    static final int CHARS = 50_000;
    private static final int RECIPIENTS = 50;
    private static final Pattern ORIGINAL = Words.pattern("^\\W{0,8}{returned-mail}.*$", Pattern.MULTILINE);
    private static final Pattern ADDRESS = Pattern.compile("[\\p{Alnum}._%+=/'*&!#~\\-]{1,100}@[\\p{Alnum}.\\-\\[\\]]{2,200}");
    private static final Pattern RECIPIENT_LINE = Pattern.compile(
            "^\\s{0,20}(?:to|recipient|address|user)?:?\\s{0,10}[<\"]{0,2}([\\p{Alnum}._%+=/'*&!#~\\-]{1,100}@[\\p{Alnum}.\\-]{2,200})"
            + "[>\"]{0,2}\\s*(?:[:,;(\\-]|on |$|\\s{2}|Invalid).*$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
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
        String start = text.length() > CHARS ? text.substring(0, CHARS) : text;
        Matcher m = ORIGINAL.matcher(start);
        while (m.find()) {
            String before = start.substring(0, m.start());
            if (ADDRESS.matcher(before).find()) return before;
        }
        return start;
    }

    /** Addresses that stand alone or at the start of a line; failing these, the first address at all. */
    static List<String> recipients(String report, String failedRecipients) {
        Set<String> found = new LinkedHashSet<>();
        AddressReader.read(failedRecipients).stream().map(MailAddress::address).filter(a -> a != null).forEach(found::add);
        if (found.isEmpty()) add(found, RECIPIENT_LINE.matcher(report), 1, RECIPIENTS);
        if (found.isEmpty()) add(found, ADDRESS.matcher(report), 0, 1);
        return new ArrayList<>(found);
    }

    private static void add(Set<String> found, Matcher addresses, int group, int most) {
        while (found.size() < most && addresses.find()) {
            String address = addresses.group(group).toLowerCase(Locale.ROOT);
            if (!isRobot(address)) found.add(address);
        }
    }

    private static boolean isRobot(String address) {
        return AutomaticMail.isRobot(new MailAddress(address, null));
    }

    /** The words from the recipient's address up to the next recipient. */
    static String about(String report, String recipient, List<String> others) {
        String lower = report.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(recipient.toLowerCase(Locale.ROOT));
        if (at < 0) return report;
        int next = others.stream().filter(o -> !o.equalsIgnoreCase(recipient)).mapToInt(o -> lower.indexOf(o.toLowerCase(Locale.ROOT), at))
                .filter(n -> n > at).min().orElse(report.length());
        return report.substring(at, Math.min(next, at + 1_500));
    }
}
