package io.kenh.console.automation;

import io.kenh.console.automation.RunFigures.Day;
import java.util.ArrayList;
import java.util.List;

/**
 * A bar of a small plot, {@link #WIDTH} by {@link #HEIGHT}, its origin at the upper left.
 *
 * @param kind good, bad or none
 */
record Spark(double x, double y, double width, double height, String kind) {

    static final int WIDTH = 120;
    static final int HEIGHT = 28;
    private static final double LEAST = 2;

    /** A bar for each day, failures at its foot; a day without runs is a thin line. */
    static List<Spark> of(List<Day> days) {
        double step = (double) WIDTH / days.size();
        long most = Math.max(1, days.stream().mapToLong(Day::runs).max().orElse(1));
        List<Spark> bars = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Day day = days.get(i);
            double height = day.runs() == 0 ? 1 : Math.max(LEAST, (double) HEIGHT * day.runs() / most);
            double bad = day.failed() == 0 ? 0 : Math.max(LEAST, height * day.failed() / day.runs());
            bars.add(new Spark(i * step, HEIGHT - height, step - 1, height - bad, day.runs() == 0 ? "none" : "good"));
            if (bad > 0) {
                bars.add(new Spark(i * step, HEIGHT - bad, step - 1, bad, "bad"));
            }
        }
        return bars;
    }
}
