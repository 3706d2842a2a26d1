package io.kenh.connector.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connection;
import io.kenh.connector.limit.Budget;
import io.kenh.connector.limit.Hours;
import io.kenh.connector.limit.Quota;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code limits} section of a connector for one connection.
 *
 * @param perSecond calls that one node makes in a second; 0 for any number
 * @param quotas    what all nodes together keep, the longest window first
 * @param hours     when the provider takes messages; null for always
 * @param zone      of the hours
 * @param pause     rest after the provider said that it was too much
 */
record Limits(long perSecond, List<Quota> quotas, Hours hours, ZoneId zone, Duration pause) {

    private static final long USUAL_PAUSE = 10;
    private static final Map<String, ChronoUnit> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("perMonth", ChronoUnit.MONTHS);
        UNITS.put("perDay", ChronoUnit.DAYS);
        UNITS.put("perHour", ChronoUnit.HOURS);
        UNITS.put("perMinute", ChronoUnit.MINUTES);
        UNITS.put("perSecond", ChronoUnit.SECONDS);
    }

    static Limits of(Connection connection, JsonNode declared, Budget budget, ZoneId zone) {
        List<Quota> quotas = new ArrayList<>();
        UNITS.forEach((name, unit) -> {
            long limit = number(connection, declared.path(name));
            if (limit > 0) {
                quotas.add(new Quota(budget, connection.id(), unit, limit, zone));
            }
        });
        JsonNode hours = declared.path("hours");
        return new Limits(number(connection, declared.path("perSecond")), quotas, hours.isMissingNode() ? null
                : new Hours(LocalTime.parse(hours.path("from").asText()), LocalTime.parse(hours.path("to").asText())),
                zone, Duration.ofSeconds(declared.path("pauseSeconds").asLong(USUAL_PAUSE)));
    }

    /** Null when the provider takes messages now, otherwise when it does again. */
    Instant opening(Instant now) {
        return hours == null ? null : hours.next(now, zone);
    }

    /** A number, or the name of the parameter that holds it. */
    private static long number(Connection connection, JsonNode declared) {
        String value = declared.isTextual() ? connection.setting(declared.asText(), "0") : declared.asText("0");
        return value.isBlank() ? 0 : Long.parseLong(value.strip());
    }
}
