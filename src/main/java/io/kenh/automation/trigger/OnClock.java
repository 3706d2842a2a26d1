package io.kenh.automation.trigger;

import io.kenh.automation.Setting;
import io.kenh.automation.Timetable;
import io.kenh.automation.TriggerKind;
import io.kenh.automation.TriggerSpec;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** {@code daily}, {@code weekly} and {@code monthly}: a clock time in the hub's zone. */
public enum OnClock implements TriggerKind {

    /** Every day. */
    DAILY {
        @Override
        Predicate<LocalDate> days(TriggerSpec spec) {
            return day -> true;
        }
    },

    /** On some days of the week. */
    WEEKLY {
        @Override
        public List<Setting> settings() {
            return List.of(new Setting("days", Setting.Type.TEXTS, true, NAMES, null), AT, MISSED);
        }

        @Override
        public List<String> faults(TriggerSpec spec) {
            List<String> faults = new ArrayList<>(super.faults(spec));
            texts(spec).stream().filter(name -> !NAMES.contains(name)).findFirst()
                    .ifPresent(name -> faults.add("days: found '%s', wanted some of %s".formatted(name, NAMES)));
            return faults;
        }

        @Override
        Predicate<LocalDate> days(TriggerSpec spec) {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            texts(spec).forEach(name -> days.add(DayOfWeek.of(NAMES.indexOf(name) + 1)));
            return day -> days.contains(day.getDayOfWeek());
        }
    },

    /** On one day of the month; where a month has no such day, on its last. */
    MONTHLY {
        @Override
        public List<Setting> settings() {
            return List.of(Setting.must("day", Setting.Type.NUMBER), AT, MISSED);
        }

        @Override
        public List<String> faults(TriggerSpec spec) {
            List<String> faults = new ArrayList<>(super.faults(spec));
            if (spec.with().get("day") instanceof Number && !spec.text("day").matches("[1-9]|[12]\\d|3[01]")) {
                faults.add("day: found %s, wanted a day of the month from 1 to 31; 29 to 31 mean the last day where a month is shorter"
                        .formatted(spec.text("day")));
            }
            return faults;
        }

        @Override
        Predicate<LocalDate> days(TriggerSpec spec) {
            int wanted = Integer.parseInt(spec.text("day"));
            return day -> day.getDayOfMonth() == Math.min(wanted, day.lengthOfMonth());
        }
    };

    static final Setting AT = Setting.must("at", Setting.Type.CLOCK);
    static final Setting MISSED = Setting.choice("missed", "once", "skip", "all");
    private static final List<String> NAMES = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT)).toList();

    abstract Predicate<LocalDate> days(TriggerSpec spec);

    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Setting> settings() {
        return List.of(AT, MISSED);
    }

    @Override
    public Optional<Timetable> timetable(TriggerSpec spec) {
        return Optional.of(new ClockTime(days(spec), LocalTime.parse(spec.text("at"))));
    }

    static List<String> texts(TriggerSpec spec) {
        Object days = spec.with().get("days");
        return days instanceof Collection<?> list ? list.stream().map(String::valueOf).toList() : List.of(String.valueOf(days));
    }
}
