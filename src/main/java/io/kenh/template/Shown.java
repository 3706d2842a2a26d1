package io.kenh.template;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * How templates reach values: by name in maps only, never methods of objects; dates and times as people write them in
 * the company's zone, lists as one text, endless texts cut.
 */
final class Shown extends BasicCollector {

    private static final int LONGEST = 2_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");
    private static final String DAY_SHAPE = "\\d{4}-\\d\\d-\\d\\d";
    private static final String TIME_SHAPE = DAY_SHAPE + "T\\d\\d:\\d\\d.{0,24}";

    private final ZoneId zone;

    Shown(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public Mustache.VariableFetcher createFetcher(Object context, String name) {
        return context instanceof Map ? (map, field) -> {
            Object value = ((Map<?, ?>) map).get(field);
            return value == null && !((Map<?, ?>) map).containsKey(field) ? com.samskivert.mustache.Template.NO_FETCHER_FOUND : of(value);
        } : null;
    }

    @Override
    public <K, V> Map<K, V> createFetcherCache() {
        return new ConcurrentHashMap<>();
    }

    /** A value as a message says it; maps and null stay. */
    Object of(Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(one -> String.valueOf(of(one))).collect(Collectors.joining(", "));
        }
        String text = value == null || value instanceof Map || value instanceof Boolean ? null : value.toString();
        if (text == null) {
            return value;
        } else if (text.matches(DAY_SHAPE)) {
            return day(text);
        } else if (text.matches(TIME_SHAPE)) {
            return time(text);
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static String day(String text) {
        try {
            return LocalDate.parse(text).format(DAY);
        } catch (DateTimeException noDay) {
            return text;
        }
    }

    private String time(String text) {
        try {
            return OffsetDateTime.parse(text).atZoneSameInstant(zone).format(TIME);
        } catch (DateTimeException noTime) {
            return text;
        }
    }
}
