package io.kenh.sla;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Says deadlines in a colleague's language, in the company's zone. */
final class Wording {

    private static final int LONGEST_SUBJECT = 80;

    private static final ResourceBundleMessageSource MESSAGES = new ResourceBundleMessageSource();

    static {
        MESSAGES.setBasename("messages");
        MESSAGES.setDefaultEncoding(StandardCharsets.UTF_8.name());
        MESSAGES.setFallbackToSystemLocale(false);
    }

    private final Locale locale;
    private final ZoneId zone;

    Wording(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
    }

    /** One sentence: which ticket, what is or was to be done by when, and how much working time that is from now. */
    String sentence(Reminder reminder) {
        return text("sla.tell." + reminder.kind(), String.valueOf(reminder.ticket().id()), subject(reminder),
                moment(reminder.due()), span(reminder.left().abs()));
    }

    /** For somebody who is told of many at once. */
    String many(int count) {
        return text("sla.tell.many", String.valueOf(count));
    }

    String more(int count) {
        return text("sla.tell.more", String.valueOf(count));
    }

    private String subject(Reminder reminder) {
        String subject = reminder.ticket().subject() == null ? "" : reminder.ticket().subject().replaceAll("\\s+", " ").strip();
        return subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT ? subject : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT)) + "…";
    }

    private String moment(Instant at) {
        return at == null ? "–" : DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(zone).format(at);
    }

    /** Working time such as "2 h 15 min", rounded up to minutes. */
    private String span(Duration work) {
        long minutes = work.plusSeconds(59).toMinutes();
        return minutes < 60 ? text("sla.span.minutes", String.valueOf(minutes))
                : text(minutes % 60 == 0 ? "sla.span.full" : "sla.span.hours", String.valueOf(minutes / 60), String.valueOf(minutes % 60));
    }

    private String text(String key, Object... values) {
        return MESSAGES.getMessage(key, values, locale);
    }
}
