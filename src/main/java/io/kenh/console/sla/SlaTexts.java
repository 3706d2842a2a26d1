package io.kenh.console.sla;

import io.kenh.calendar.Span;
import io.kenh.calendar.WorkCalendar;
import io.kenh.sla.Level;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How working time looks to the person of the present request. Templates call it {@code @slaTexts}. */
@Component
public class SlaTexts {

    private final MessageSource messages;

    SlaTexts(MessageSource messages) {
        this.messages = messages;
    }

    /** "2 h 15 min" of working time, without its sign, rounded up to minutes; "–" for null. */
    public String work(Duration work) {
        return work == null ? "–" : minutes(work.abs().plusSeconds(59).toMinutes());
    }

    /** The same of minutes. */
    public String minutes(long minutes) {
        return minutes < 60 ? text("sla.span.minutes", String.valueOf(minutes))
                : text(minutes % 60 == 0 ? "sla.span.full" : "sla.span.hours", String.valueOf(minutes / 60), String.valueOf(minutes % 60));
    }

    /** As an input field shows it: "4h 30m"; empty for null. */
    public String typed(Integer minutes) {
        return Minutes.text(minutes);
    }

    /** How far a level is from its deadline, as an input field shows it: "30m", "25%". */
    public String away(Level level) {
        return Offset.text(level);
    }

    /** "08:00-12:00, 13:00-17:30". */
    public String spans(List<Span> spans) {
        return spans.stream().sorted().map(Span::toString).collect(Collectors.joining(", "));
    }

    /** Monday to Sunday. */
    public List<DayOfWeek> days() {
        return List.of(DayOfWeek.values());
    }

    /** What goes on past midnight from the day before. */
    public List<Span> nights(WorkCalendar calendar, DayOfWeek day) {
        return calendar.on(day.minus(1)).stream().filter(Span::overnight).toList();
    }

    /** Name of a weekday. */
    public String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, LocaleContextHolder.getLocale());
    }

    private String text(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
