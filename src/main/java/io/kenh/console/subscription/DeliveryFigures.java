package io.kenh.console.subscription;

import io.kenh.console.Bars;
import io.kenh.sync.Deliveries;
import io.kenh.sync.DeliveredDay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a program got on the last days, for a plot. */
@Component
class DeliveryFigures {

    static final int DAYS = 14;

    private final Deliveries deliveries;
    private final Clock clock;

    DeliveryFigures(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    Bars of(long subscription) {
        LocalDate today = LocalDate.now(clock);
        LocalDate first = today.minusDays(DAYS - 1L);
        Map<LocalDate, DeliveredDay> days = deliveries.days(subscription, first).stream().collect(Collectors.toMap(DeliveredDay::day, Function.identity()));
        return new Bars("subscription", List.of("delivered", "failed"), first.datesUntil(today.plusDays(1))
                .map(day -> bar(days.getOrDefault(day, new DeliveredDay(day, 0, 0)))).toList());
    }

    private static Bars.Day bar(DeliveredDay day) {
        return new Bars.Day(day.day(), List.of(day.delivered(), day.failed()));
    }
}
