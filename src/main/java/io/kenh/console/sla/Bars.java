package io.kenh.console.sla;

import io.kenh.sla.SlaReport.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One bar for each day of a month: kept below, late above; for a drawing that is {@link #HEIGHT} high. */
record Bars(List<Bar> bars, long most) {

    static final int HEIGHT = 100;

    /** Heights in the drawing's units. */
    record Bar(LocalDate day, long onTime, long late, double kept, double missed) { }

    static Bars of(Period period, List<Day> days) {
        Map<LocalDate, Day> byDay = days.stream().collect(Collectors.toMap(Day::day, Function.identity()));
        long most = days.stream().mapToLong(day -> day.onTime() + day.late()).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (LocalDate day = period.first(); !day.isAfter(period.last()); day = day.plusDays(1)) {
            Day one = byDay.getOrDefault(day, new Day(day, 0, 0));
            bars.add(new Bar(day, one.onTime(), one.late(), height(one.onTime(), most), height(one.late(), most)));
        }
        return new Bars(bars, most);
    }

    private static double height(long count, long most) {
        return most == 0 ? 0 : (double) count * HEIGHT / most;
    }
}
