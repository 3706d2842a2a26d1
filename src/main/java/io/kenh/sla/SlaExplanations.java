package io.kenh.sla;

import io.kenh.calendar.WorkCalendar;
import io.kenh.calendar.WorkingTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reckons a ticket's promises anew and shows the working. */
@Component
public class SlaExplanations {

    private final Histories histories;
    private final SlaRules rules;
    private final JdbcClient db;
    private final Clock clock;

    SlaExplanations(Histories histories, SlaRules rules, JdbcClient db, Clock clock) {
        this.histories = histories;
        this.rules = rules;
        this.db = db;
        this.clock = clock;
    }

    /** Response first; without promises that nobody made. Empty for a ticket that there is not. */
    public List<Explanation> of(long ticket) {
        History history = histories.of(List.of(ticket)).get(ticket);
        List<Explanation> all = new ArrayList<>();
        if (history != null) {
            for (Promise promise : Promise.values()) {
                explain(ticket, history, promise).ifPresent(all::add);
            }
        }
        return all;
    }

    private Optional<Explanation> explain(long ticket, History history, Promise promise) {
        SlaRules.Version version = version(ticket, history, promise);
        Reading reading = new Reckoning(version.book()).read(history, promise);
        Instant now = clock.instant();
        Reading.State state = reading.state(now);
        if (state == null) {
            return Optional.empty();
        }
        Instant end = reading.done() == null ? now : reading.done();
        WorkCalendar calendar = version.book().calendar(reading.policy().calendar()).orElseThrow();
        return Optional.of(new Explanation(promise, state, reading.policy(), calendar, version.number(), history.phases().get(0).at(), reading.due(), reading.done(),
                reading.target(), reading.left(end), reading.used(end), reading.stretches().stream().map(stretch -> part(stretch, end)).toList()));
    }

    /** A settled one by the rules it was settled under. */
    private SlaRules.Version version(long ticket, History history, Promise promise) {
        Instant done = history.done(promise);
        return done == null ? rules.now() : db.sql("select rules from sla_clock where ticket_id = ? and promise = ? and done = ?")
                .params(ticket, promise.key(), done.atOffset(ZoneOffset.UTC)).query(Integer.class).optional().map(rules::of).orElseGet(rules::now);
    }

    private static Explanation.Part part(Stretch stretch, Instant end) {
        Instant until = stretch.until() == null ? end : stretch.until();
        return new Explanation.Part(stretch.from(), until, stretch.kind(), stretch.phase().status(), stretch.phase().priority(), stretch.target(),
                stretch.work(end), stretch.counted(end));
    }

    /** What would be due if a ticket came in at a moment: for each priority, when it is to be answered and settled; null for no promise. */
    public static List<Preview> preview(Policy policy, WorkCalendar calendar, Instant from) {
        WorkingTime time = WorkingTime.of(calendar);
        return Policy.PRIORITIES.stream().map(priority -> new Preview(priority, due(time, policy.target(priority).of(Promise.RESPONSE), from),
                due(time, policy.target(priority).of(Promise.RESOLUTION), from))).toList();
    }

    private static Instant due(WorkingTime time, Duration target, Instant from) {
        return target == null ? null : time.plus(from, target).orElse(null);
    }

    /** When tickets of one priority would be due. */
    public record Preview(String priority, Instant response, Instant resolution) { }
}
