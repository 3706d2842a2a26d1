package io.kenh.automation.trigger;

import io.kenh.automation.Setting;
import io.kenh.automation.Timetable;
import io.kenh.automation.TriggerKind;
import io.kenh.automation.TriggerSpec;
import io.kenh.condition.Clause;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code milestone}: the day of a date field, or its return every year, some days before or after. 29 February is kept on the
 * 28th in common years; the days are counted from there. Every missed day is made up for unless told otherwise, because each
 * has people of its own.
 */
public final class Milestone implements TriggerKind {

    private static final int MOST_DAYS = 366;

    @Override
    public String key() {
        return "milestone";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.must("field", Setting.Type.FIELD), Setting.may("days", Setting.Type.NUMBER).preset(0),
                Setting.may("yearly", Setting.Type.FLAG).preset(true), OnClock.AT, Setting.choice("missed", "all", "once", "skip"));
    }

    @Override
    public List<String> faults(TriggerSpec spec) {
        List<String> faults = new ArrayList<>();
        if (spec.with().get("days") instanceof Number days && (Math.abs(days.doubleValue()) > MOST_DAYS || days.doubleValue() % 1 != 0)) {
            faults.add("days: found %s, wanted a whole number from -%d (before) to %2$d (after)".formatted(days, MOST_DAYS));
        }
        return faults;
    }

    @Override
    public Optional<Timetable> timetable(TriggerSpec spec) {
        return Optional.of(new ClockTime(day -> true, LocalTime.parse(spec.text("at"))));
    }

    @Override
    public Optional<OnDay> onDay(TriggerSpec spec) {
        boolean yearly = !Boolean.FALSE.equals(spec.with().get("yearly"));
        Clause clause = yearly ? new Clause(spec.text("field"), "anniversary", null) : new Clause(spec.text("field"), "days_ago", 0);
        return Optional.of(new OnDay(clause, spec.with().get("days") instanceof Number days ? days.intValue() : 0));
    }

    @Override
    public String missed(TriggerSpec spec) {
        return spec.text("missed") == null ? "all" : spec.text("missed");
    }
}
