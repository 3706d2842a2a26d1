package io.kenh.automation.trigger;

import io.kenh.automation.Setting;
import io.kenh.automation.Span;
import io.kenh.automation.Timetable;
import io.kenh.automation.TriggerKind;
import io.kenh.automation.TriggerSpec;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * {@code inactivity}: nobody but automations touched a record for a time. Looked for at a clock time every day, or all the
 * time. Every quiet span fires once, and whatever happens to the record begins a new one.
 */
public final class Inactivity implements TriggerKind {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    @Override
    public String key() {
        return "inactivity";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.must("for", Setting.Type.SPAN), Setting.may("at", Setting.Type.CLOCK));
    }

    @Override
    public Optional<Timetable> timetable(TriggerSpec spec) {
        return Optional.of(spec.text("at") == null ? new Steadily(step(quiet(spec))) : new ClockTime(day -> true, LocalTime.parse(spec.text("at"))));
    }

    /** Nobody minds an hour after weeks; after ten minutes everybody does. */
    private static Duration step(Span quiet) {
        Duration step = Duration.ofDays(quiet.days()).plus(quiet.elapsed()).dividedBy(60);
        return step.compareTo(SHORTEST) < 0 ? SHORTEST : step.compareTo(LONGEST) > 0 ? LONGEST : step;
    }

    @Override
    public Span quiet(TriggerSpec spec) {
        return Span.of(spec.text("for"));
    }
}
