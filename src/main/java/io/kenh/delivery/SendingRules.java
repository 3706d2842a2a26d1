package io.kenh.delivery;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What the company has set for advertising, within what the law leaves open.
 *
 * @param sms       by SMS
 * @param mail      by mail
 * @param other     by every other channel
 * @param label     stands before the text of an SMS and the subject of a mail
 * @param smsEnding closes an SMS and says how to refuse; {@code {link}} is the recipient's own link to unsubscribe
 * @param stopWords a message of nothing but one of these unsubscribes its sender; accents and case do not matter
 * @param heldDays  how many days advertising may be held back; what cannot leave by then expires
 */
public record SendingRules(ChannelRules sms, ChannelRules mail, ChannelRules other, String label, String smsEnding, List<String> stopWords, int heldDays) {

    /** What holds until somebody sets something else. */
    public static final SendingRules USUAL = new SendingRules(new ChannelRules(LocalTime.of(7, 0), LocalTime.of(22, 0), 3, 0),
            new ChannelRules(null, null, 3, 0), new ChannelRules(LocalTime.of(7, 0), LocalTime.of(22, 0), 1, 0), "[QC]", "Tu choi: {link}",
            List.of("STOP", "HUY", "TUCHOI", "DUNG", "TC", "UNSUBSCRIBE"), 7);

    private static final LocalTime EARLIEST = LocalTime.of(7, 0);
    private static final LocalTime LATEST = LocalTime.of(22, 0);
    private static final int MOST_SMS = 3;
    private static final int MOST_HELD = 60;

    /** @param channel {@code sms}, {@code mail} or another */
    public ChannelRules of(String channel) {
        return switch (channel) {
            case "sms" -> sms;
            case "mail" -> mail;
            default -> other;
        };
    }

    /** @return {@code name: found …, wanted …} for each; empty when all is well */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        hours("sms", sms, faults);
        hours("mail", mail, faults);
        hours("other", other, faults);
        if (!sms.hasHours() || sms.from().isBefore(EARLIEST) || sms.until().isAfter(LATEST)) {
            faults.add("sms: found the hours %s–%s, wanted hours within 07:00–22:00 (Decree 91/2020)".formatted(sms.from(), sms.until()));
        }
        if (sms.perDay() < 1 || sms.perDay() > MOST_SMS) {
            faults.add("sms: found %d in 24 hours, wanted 1 to 3 (Decree 91/2020)".formatted(sms.perDay()));
        }
        if (!List.of("[QC]", "[AD]").contains(label)) {
            faults.add("label: found '%s', wanted [QC] or [AD]".formatted(label));
        }
        if (stopWords.isEmpty() || stopWords.stream().anyMatch(word -> word.isBlank() || word.length() > 30)) {
            faults.add("stopWords: found %s, wanted at least one word, each of at most 30 letters".formatted(stopWords));
        }
        if (heldDays < 1 || heldDays > MOST_HELD) {
            faults.add("heldDays: found %d, wanted 1 to %d".formatted(heldDays, MOST_HELD));
        }
        return faults;
    }

    private static void hours(String name, ChannelRules rules, List<String> faults) {
        if (rules.from() == null != (rules.until() == null) || rules.hasHours() && !rules.from().isBefore(rules.until())) {
            faults.add("%s: found the hours %s–%s, wanted a beginning before its end, or neither".formatted(name, rules.from(), rules.until()));
        }
        if (rules.perDay() < 0 || rules.perWeek() < 0) {
            faults.add("%s: found a limit below 0, wanted 0 for none, or more".formatted(name));
        }
    }
}
