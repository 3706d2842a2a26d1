package io.kenh.console.automation;

import io.kenh.automation.Automation;
import io.kenh.automation.Automations;
import io.kenh.automation.Occurrence;
import io.kenh.automation.Timetable;
import io.kenh.automation.Triggers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What runs at which time: the next times of every active automation that the clock wakes, and the steps that wait for their moment. */
@Controller
class CalendarScreen {

    /** A time of an automation. */
    record Firing(Instant at, Automation automation) { }

    /** Steps of an automation that are to be done on one day; the first of them at {@code at}. */
    record Waiting(LocalDate day, long automation, String name, long steps, Instant at) { }

    private static final Duration AHEAD = Duration.ofDays(14);
    private static final int MOST = 1_000;

    private final Automations automations;
    private final JdbcClient db;
    private final Clock clock;

    CalendarScreen(Automations automations, JdbcClient db, Clock clock) {
        this.automations = automations;
        this.db = db;
        this.clock = clock;
    }

    @GetMapping("/automations/calendar")
    String calendar(Model model) {
        Map<LocalDate, List<Firing>> days = automations.all().stream().filter(automation -> automation.state().equals("active"))
                .flatMap(automation -> firings(automation).stream()).sorted(Comparator.comparing(Firing::at)).limit(MOST)
                .collect(Collectors.groupingBy(firing -> LocalDate.ofInstant(firing.at(), clock.getZone()), TreeMap::new, Collectors.toList()));
        model.addAttribute("days", days);
        model.addAttribute("pending", steps());
        return "console/automation/calendar";
    }

    private List<Firing> firings(Automation automation) {
        List<Firing> firings = new ArrayList<>();
        Optional<Timetable> timetable = timetable(automation);
        Instant end = clock.instant().plus(AHEAD);
        Optional<Instant> next = timetable.flatMap(times -> times.after(clock.instant(), clock.getZone())).map(Occurrence::due);
        while (next.isPresent() && next.get().isBefore(end) && firings.size() < MOST) {
            Instant at = next.get();
            firings.add(new Firing(at, automation));
            next = timetable.flatMap(times -> times.after(at, clock.getZone())).map(Occurrence::due).filter(later -> later.isAfter(at));
        }
        return firings;
    }

    private static Optional<Timetable> timetable(Automation automation) {
        try {
            return Triggers.of(automation.definition().trigger()).timetable(automation.definition().trigger());
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private List<Waiting> steps() {
        return db.sql("""
                select (p.due at time zone :zone)::date as day, a.id as automation, a.name, count(*) as steps, min(p.due) as at
                from pending_step p join automation a on a.id = p.automation_id where p.due < :end group by 1, 2, 3 order by 5 limit 200""")
                .param("zone", clock.getZone().getId()).param("end", OffsetDateTime.now(clock).plus(AHEAD))
                .query((rs, i) -> new Waiting(rs.getObject("day", LocalDate.class), rs.getLong("automation"), rs.getString("name"), rs.getLong("steps"),
                        rs.getObject("at", OffsetDateTime.class).toInstant())).list();
    }
}
