package io.kenh.console.consent;

import io.kenh.delivery.ChannelRules;
import io.kenh.delivery.SendingRules;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;

/** What the form of the sending rules sends; blank hours mean the whole day, stop words stand one a line. */
record RulesForm(String smsFrom, String smsUntil, int smsDay, int smsWeek, String mailFrom, String mailUntil, int mailDay, int mailWeek,
                 String otherFrom, String otherUntil, int otherDay, int otherWeek, String label, String smsEnding, String stopWords, int heldDays) {

    /** @throws java.time.format.DateTimeParseException for what is no clock time */
    SendingRules rules() {
        List<String> words = Arrays.stream((stopWords == null ? "" : stopWords).split("[\\r\\n,]+")).map(String::strip).filter(word -> !word.isEmpty()).toList();
        return new SendingRules(channel(smsFrom, smsUntil, smsDay, smsWeek), channel(mailFrom, mailUntil, mailDay, mailWeek),
                channel(otherFrom, otherUntil, otherDay, otherWeek), label, smsEnding == null ? "" : smsEnding.strip(), words, heldDays);
    }

    private static ChannelRules channel(String from, String until, int day, int week) {
        return new ChannelRules(time(from), time(until), day, week);
    }

    private static LocalTime time(String text) {
        return text == null || text.isBlank() ? null : LocalTime.parse(text.strip());
    }
}
