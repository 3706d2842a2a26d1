package io.kenh.automation.trigger;

import io.kenh.platform.Due;
import io.kenh.platform.Outage;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Steps of {@code routes/calendar.camel.yaml}. */
@Component("calendar")
public class CalendarWork implements Due {

    private static final Logger log = LoggerFactory.getLogger(CalendarWork.class);

    private final Planner planner;
    private final Firings firings;

    CalendarWork(Planner planner, Firings firings) {
        this.planner = planner;
        this.firings = firings;
    }

    /** Lets begin what is due. Never throws; what it could not do, the next look does. */
    public void plan() {
        calmly(planner::plan);
    }

    /** Works at what has begun until there is nothing more to do. Never throws. */
    public void work() {
        calmly(firings::work);
    }

    /** Both, one after the other. */
    @Override
    public void due() {
        planner.plan();
        firings.work();
    }

    @Override
    public Optional<Instant> next() {
        planner.keep();
        return firings.next();
    }

    private static void calmly(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            if (Outage.is(e)) {
                log.warn("The calendar cannot reach the database ({}); it looks again", e.getMessage());
            } else {
                log.error("The calendar stumbled and looks again", e);
            }
        }
    }
}
