package io.kenh.console;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.kenh.platform.Sentences;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How times, numbers and names look to the person of the present request, in the company's zone. Templates call it {@code @show}. */
@Component
public class Show {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long LONG_AGO = 7 * DAY;
    private static final String[] SIZES = {"B", "kB", "MB", "GB"};

    private final Clock clock;
    private final MessageSource messages;

    Show(Clock clock, MessageSource messages) {
        this.clock = clock;
        this.messages = messages;
    }

    /** "5 minutes ago"; after a week the date. Null gives "–". */
    public String ago(Instant at) {
        if (at == null) {
            return "–";
        }
        long seconds = Duration.between(at, clock.instant()).toSeconds();
        return seconds > LONG_AGO || seconds < -MINUTE ? day(at) : text("time.ago", span(Math.max(0, seconds)));
    }

    /** "5 minutes", "3 days": the largest unit that fits. */
    public String span(long seconds) {
        if (seconds < MINUTE) {
            return text("time.seconds", seconds);
        }
        if (seconds < HOUR) {
            return text("time.minutes", seconds / MINUTE);
        }
        return seconds < DAY ? text("time.hours", seconds / HOUR) : text("time.days", seconds / DAY);
    }

    /** How long ago something was; null gives "–". */
    public String since(Instant at) {
        return at == null ? "–" : span(Math.max(0, Duration.between(at, clock.instant()).toSeconds()));
    }

    /** Day and time, such as "21/11/2026 22:30". */
    public String at(Instant at) {
        return at == null ? "–" : format(at, text("time.full"));
    }

    /** The day alone. */
    public String day(Instant at) {
        return at == null ? "–" : format(at, text("time.day"));
    }

    /** Day of the week and date, such as "Saturday 21/11/2026". */
    public String weekday(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEEE " + text("time.day"), locale()).format(day);
    }

    /** A date, such as "21/11/2026". */
    public String date(LocalDate day) {
        return DateTimeFormatter.ofPattern(text("time.day"), locale()).format(day);
    }

    /** Day and month, such as "21/11". */
    public String shortDay(LocalDate day) {
        return DateTimeFormatter.ofPattern(text("time.short"), locale()).format(day);
    }

    /** A day of a plot, such as "Saturday 21/11/2026: 12 · Done 10 · Failed 2". */
    public String counts(Bars bars, Bars.Day day) {
        String sorts = IntStream.range(0, bars.sorts().size()).filter(i -> day.counts().get(i) > 0)
                .mapToObj(i -> " · " + messages.getMessage("state." + bars.kind() + "." + bars.sorts().get(i), null, bars.sorts().get(i), locale()) + " " + number(day.counts().get(i)))
                .collect(Collectors.joining());
        return weekday(day.day()) + ": " + number(day.total()) + sorts;
    }

    /** The hour alone, such as "22:30". */
    public String hour(Instant at) {
        return format(at, "HH:mm");
    }

    public String number(Number number) {
        return number == null ? "–" : NumberFormat.getIntegerInstance(locale()).format(number);
    }

    /** "3.4 MB". */
    public String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1000 && unit < SIZES.length - 1) {
            size /= 1000;
            unit++;
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(size < 10 && unit > 0 ? 1 : 0);
        return format.format(size) + " " + SIZES[unit];
    }

    /** An E.164 number as people write it: national at home, international abroad. */
    public String phone(String e164) {
        if (e164 == null) {
            return null;
        }
        try {
            PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
            var number = numbers.parse(e164, "VN");
            boolean home = "VN".equals(numbers.getRegionCodeForNumber(number));
            return numbers.format(number, home ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException notANumber) {
            return e164;
        }
    }

    /** One or two capitals for a round picture; Vietnamese people are called by the last word of their name. */
    public String initials(String name) {
        if (name == null || name.isBlank()) {
            return "?";
        }
        String[] words = name.strip().split("\\s+");
        String last = first(words[words.length - 1]);
        return words.length == 1 ? last : first(words[0]) + last;
    }

    /** A colour that stays the same for the same name, as the number of one of the stylesheet's classes. */
    public int hue(String name) {
        return name == null ? 0 : Math.floorMod(name.hashCode(), 8);
    }

    /** What is shown of a value that may be missing: the first that is not blank, else "–". */
    public String or(String first, String second) {
        if (first != null && !first.isBlank()) {
            return first;
        }
        return second != null && !second.isBlank() ? second : "–";
    }

    /** Faults and reasons, which the hub states in English, in the language of the request; null gives null. */
    public String said(String english) {
        return Sentences.in(locale(), english);
    }

    /** What was found or wanted, which is a part of a fault. */
    public String part(String english) {
        return Sentences.part(locale(), english);
    }

    /** What a statement joined with the unit separator, as a list. */
    public List<String> list(String joined) {
        return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split("\\x1f"));
    }

    private String format(Instant at, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale()).format(ZonedDateTime.ofInstant(at, clock.getZone()));
    }

    private String text(String key, Object... values) {
        return messages.getMessage(key, values, locale());
    }

    private static String first(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
