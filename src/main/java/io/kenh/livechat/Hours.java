package io.kenh.livechat;

import io.kenh.connector.Connection;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * When somebody answers at once.
 *
 * @param days of the week, 1 for Monday to 7; empty for every day
 */
record Hours(LocalTime from, LocalTime until, List<Integer> days) {

    private static final String CLOCK = "([01]\\d|2[0-3]):[0-5]\\d";

    /** By the connection's settings; what cannot be read counts as open. */
    static Hours of(Connection connection) {
        return new Hours(time(connection.setting("openFrom", ""), LocalTime.MIN), time(connection.setting("openUntil", ""), LocalTime.MAX),
                connection.setting("openDays", "").chars().filter(c -> c >= '1' && c <= '7').map(c -> c - '0').boxed().toList());
    }

    /** A window that ends before it begins goes over midnight. */
    boolean hold(ZonedDateTime now) {
        LocalTime time = now.toLocalTime();
        boolean within = from.isBefore(until) ? !time.isBefore(from) && time.isBefore(until) : !time.isBefore(from) || time.isBefore(until);
        return within && (days.isEmpty() || days.contains(now.getDayOfWeek().getValue()));
    }

    private static LocalTime time(String text, LocalTime otherwise) {
        return text.matches(CLOCK) ? LocalTime.parse(text) : otherwise;
    }
}
