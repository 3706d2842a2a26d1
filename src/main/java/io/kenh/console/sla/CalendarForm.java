package io.kenh.console.sla;

import io.kenh.calendar.SpecialDay;
import io.kenh.calendar.Span;
import io.kenh.calendar.WorkCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The form of a calendar: {@code w.MONDAY}, {@code d0.day} … */
final class CalendarForm {

    private static final int MOST_DAYS = 2_001;

    private CalendarForm() {
    }

    /** What could not be read is left out and noted in the fields. */
    static WorkCalendar read(String key, Fields fields) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Span> spans = fields.read("w." + day, CalendarForm::spans);
            week.put(day, spans == null ? List.of() : spans);
        }
        return new WorkCalendar(key, fields.text("title"), fields.text("zone"), week, days(fields));
    }

    private static List<SpecialDay> days(Fields fields) {
        List<SpecialDay> days = new ArrayList<>();
        for (int row = 0; row < MOST_DAYS; row++) {
            String at = "d" + row + ".";
            if (!fields.text(at + "day").isEmpty() && !fields.has(at + "remove")) {
                LocalDate day = fields.read(at + "day", LocalDate::parse);
                List<Span> hours = fields.read(at + "hours", CalendarForm::spans);
                if (day != null && hours != null) {
                    days.add(new SpecialDay(day, fields.text(at + "title"), hours));
                }
            }
        }
        days.sort(Comparator.comparing(SpecialDay::day));
        return days;
    }

    /** Spans with commas or spaces between them; none for a blank text. */
    static List<Span> spans(String text) {
        return Arrays.stream(text.replaceAll("\\s*[-–—]\\s*", "-").split("[,;\\s]+")).filter(part -> !part.isEmpty()).map(Span::of).toList();
    }
}
