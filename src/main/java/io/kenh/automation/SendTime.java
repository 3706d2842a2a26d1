package io.kenh.automation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kenh.condition.FieldType;
import io.kenh.condition.Fields;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When an action is done, seen from the moment its automation was triggered: {@code {after: 2h}}, {@code {at: "08:00"}} for the
 * next such clock time, {@code {after: 3d, at: "08:00"}} for the first one after three days, {@code {date: birthday, days: -3,
 * at: "09:00"}} for a day counted from a date of the record. A pure function of trigger, record and zone.
 *
 * @param after  a {@link Span}; null for none
 * @param at     a clock time {@code HH:mm} in the hub's zone; null for none, with {@code date} the start of the day
 * @param date   a date field of the record; null for none, not together with {@code after}
 * @param days   days after that date, before it when negative; null for the day itself
 * @param yearly whether the date returns every year; null means so for {@code birthday} alone. 29 February is kept on the 28th
 *               in common years
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SendTime(String after, String at, String date, Integer days, Boolean yearly) {

    /**
     * The moment for a trigger. The minute of the trigger itself counts as still to come: an automation of 08:00 does an action
     * of 08:00 on the same day. A clock time that happens twice on a day means the next of the two, one that a day leaves out
     * means as long after the gap's begin.
     *
     * @param record the record at the trigger; dates as ISO text
     * @return empty when the record has no such date; before the trigger when a date that does not return is over
     */
    public Optional<Instant> moment(Instant trigger, Map<String, Object> record, ZoneId zone) {
        if (date != null) {
            return day(record, zone).map(day -> onDay(trigger, day, zone));
        }
        Instant from = after == null ? trigger : Span.of(after).after(trigger, zone);
        return Optional.of(at == null ? from : next(from.truncatedTo(ChronoUnit.MINUTES), LocalTime.parse(at), zone));
    }

    private static Instant next(Instant from, LocalTime time, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(from, zone);
        return IntStream.rangeClosed(-1, 2).mapToObj(today::plusDays)
                .flatMap(day -> Stream.of(day.atTime(time).atZone(zone), day.atTime(time).atZone(zone).withLaterOffsetAtOverlap()))
                .map(ZonedDateTime::toInstant).filter(moment -> !moment.isBefore(from)).min(Instant::compareTo).orElseThrow();
    }

    private Instant onDay(Instant trigger, LocalDate day, ZoneId zone) {
        if (!returns()) {
            return at(day, zone);
        }
        Instant from = trigger.truncatedTo(ChronoUnit.MINUTES);
        int year = LocalDate.ofInstant(trigger, zone).getYear();
        // counted days can carry the day into the year before or after
        int reach = 1 + Math.abs(shift()) / 365;
        return IntStream.rangeClosed(year - reach, year + reach + 1).mapToObj(y -> at(day.withYear(y), zone))
                .filter(moment -> !moment.isBefore(from)).findFirst().orElseThrow();
    }

    private Instant at(LocalDate day, ZoneId zone) {
        LocalDate shifted = day.plusDays(shift());
        return (at == null ? shifted.atStartOfDay(zone) : shifted.atTime(LocalTime.parse(at)).atZone(zone)).toInstant();
    }

    private int shift() {
        return days == null ? 0 : days;
    }

    private boolean returns() {
        return yearly == null ? "birthday".equals(date) : yearly;
    }

    private Optional<LocalDate> day(Map<String, Object> record, ZoneId zone) {
        Object value = ChangeFacts.read(record, date);
        try {
            return value == null ? Optional.empty() : Optional.of(value.toString().length() > 10
                    ? OffsetDateTime.parse(value.toString()).atZoneSameInstant(zone).toLocalDate() : LocalDate.parse(value.toString()));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    /** What is wrong with it; empty when nothing is. */
    List<String> faults(Fields fields) {
        List<String> faults = new ArrayList<>();
        if (after == null && at == null && date == null) {
            faults.add("at: found nothing, wanted {after: 2h}, {at: \"08:00\"} or {date: birthday, days: -3, at: \"09:00\"}");
        }
        if (after != null && date != null) {
            faults.add("after: found both after and date, wanted one of them; days counts from the date");
        }
        if (date == null && (days != null || yearly != null)) {
            faults.add("days: found days or yearly without date, wanted the date field they belong to");
        }
        if (after != null && !Span.reads(after)) {
            faults.add("after: found '%s', wanted %s".formatted(SettingValue.shortened(after), Span.WANTED));
        }
        if (at != null && !at.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            faults.add("at: found '%s', wanted a clock time such as 08:00".formatted(SettingValue.shortened(at)));
        }
        if (days != null && Math.abs((long) days) > 3_660) {
            faults.add("days: found %d, wanted -3660 to 3660".formatted(days));
        }
        if (date != null && !isDate(fields)) {
            faults.add("date: found '%s', wanted a date field of the record".formatted(SettingValue.shortened(date)));
        }
        return faults;
    }

    private boolean isDate(Fields fields) {
        return fields.find(date).filter(field -> field.type() == FieldType.DATE || field.type() == FieldType.DATETIME
                || date.startsWith("custom.")).isPresent();
    }
}
