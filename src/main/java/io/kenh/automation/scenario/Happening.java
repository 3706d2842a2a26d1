package io.kenh.automation.scenario;

import io.kenh.automation.Scenario;
import io.kenh.crm.RecordType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How the lines of a story are read. */
final class Happening {

    private static final Pattern SPAN = Pattern.compile("(?:(\\d{1,5})w)?(?:(\\d{1,5})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,7})s)?");

    private Happening() {
    }

    /** The kind of record a line makes: the first key that is one. */
    static RecordType type(Map<String, Object> line) {
        return Stream.of(RecordType.values()).filter(type -> line.keySet().stream().findFirst().filter(type.key()::equals).isPresent()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("found %s, wanted a line that begins with %s, and the name this story gives it".formatted(
                        line.keySet(), List.of(RecordType.values()).stream().map(RecordType::key).toList())));
    }

    /** The moment a step ends at; days are days of the zone's calendar. */
    static Instant end(Scenario.Step step, Instant now, ZoneId zone) {
        if (step.pass() == null) {
            return step.until() == null ? now : moment(step.until(), now, zone);
        }
        Matcher span = SPAN.matcher(step.pass().strip());
        if (step.pass().isBlank() || !span.matches()) {
            throw new IllegalArgumentException("wait: found '%s', wanted a time such as 15d, 2h30m or 1w".formatted(step.pass()));
        }
        return now.atZone(zone).plusWeeks(part(span, 1)).plusDays(part(span, 2)).toInstant()
                .plus(Duration.ofHours(part(span, 3))).plus(Duration.ofMinutes(part(span, 4))).plusSeconds(part(span, 5));
    }

    private static long part(Matcher span, int group) {
        return span.group(group) == null ? 0 : Long.parseLong(span.group(group));
    }

    /** {@code 2026-03-08 08:00}, {@code 2026-03-08}, {@code 08:00} for the next such, or an instant. */
    static Instant moment(String text, Instant now, ZoneId zone) {
        String plain = text.strip().replace(' ', 'T');
        try {
            if (plain.length() <= 8) {
                ZonedDateTime today = LocalTime.parse(plain).atDate(LocalDate.ofInstant(now, zone)).atZone(zone);
                return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
            }
            return plain.length() == 10 ? LocalDate.parse(plain).atStartOfDay(zone).toInstant()
                    : plain.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? ZonedDateTime.parse(plain).toInstant() : LocalDateTime.parse(plain).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("found '%s', wanted a moment such as 2026-03-08 08:00, or 08:00 for the next such".formatted(text));
        }
    }

    /** In words, for the report. */
    static String inWords(Scenario.Step step) {
        return step.create() != null ? "create " + step.create() : step.imported() != null ? "import " + step.imported()
                : step.update() != null ? "update " + step.update() : step.told() != null ? "told " + step.told() : step.pass() != null ? "wait " + step.pass()
                : step.until() != null ? "until " + step.until() : "look";
    }
}
