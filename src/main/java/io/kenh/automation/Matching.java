package io.kenh.automation;

import io.kenh.condition.Moment;
import io.kenh.event.Change;
import io.kenh.platform.Grouped;
import io.kenh.platform.Json;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Steps of line two around the actions: which automations hold, their actions by kind, and the log of their runs. */
@Component("automation")
public class Matching {

    /** A change so many automations away from its outside cause starts no more of them: that ends loops. */
    private static final int BUDGET = 8;

    private final Automations automations;
    private final JdbcClient db;
    private final Clock clock;

    Matching(Automations automations, JdbcClient db, Clock clock) {
        this.automations = automations;
        this.db = db;
        this.clock = clock;
    }

    /** One run for each automation that holds for a change. */
    public List<Run> match(List<Change> changes) {
        AutomationIndex index = automations.index();
        Moment now = Moment.of(clock);
        List<Run> runs = new ArrayList<>();
        for (Change change : changes) {
            ChangeFacts facts = new ChangeFacts(change);
            for (Ready candidate : index.candidates(change.object(), change.kind(), facts)) {
                if (candidate.matches(facts, now)) {
                    runs.add(new Run(candidate.automation(), change));
                }
            }
        }
        return runs;
    }

    /** The actions of all runs, first actions first, those of one kind together. */
    public List<Grouped<Step>> byAction(List<Run> runs) {
        List<Grouped<Step>> groups = new ArrayList<>();
        int longest = runs.stream().mapToInt(run -> run.outcomes().size()).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            int index = i;
            List<Step> steps = runs.stream().filter(run -> run.outcomes().size() > index)
                    .map(run -> new Step(run, index, run.automation().definition().actions().get(index)))
                    .filter(this::withinBudget).toList();
            groups.addAll(Grouped.by(steps, step -> step.action().action()));
        }
        return groups;
    }

    private boolean withinBudget(Step step) {
        if (step.change().depth() < BUDGET) {
            return true;
        }
        step.failed("%d automations led to this change, one from another; that looks like a loop and ends here".formatted(BUDGET));
        return false;
    }

    /** Branch for actions no other branch takes. */
    public void unknownAction(List<Step> steps) {
        steps.forEach(step -> step.failed("no branch of line two takes the action '%s'".formatted(step.action().action())));
    }

    /** Last step: the runs are written down. */
    public void close(List<Run> runs) {
        if (runs.isEmpty()) {
            return;
        }
        db.sql("""
                insert into run (automation_id, version, change_id, object, object_id, state, steps, at)
                select automation_id, version, change_id, object, object_id, state, steps::jsonb, ?::timestamptz
                from unnest(?::bigint[], ?::int[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[])
                  as t (automation_id, version, change_id, object, object_id, state, steps)""")
                .params(OffsetDateTime.now(clock), all(runs, r -> r.automation().id(), Long[]::new),
                        all(runs, r -> r.automation().version(), Integer[]::new),
                        all(runs, r -> r.change().id(), Long[]::new), all(runs, r -> r.change().object(), String[]::new),
                        all(runs, r -> r.change().objectId(), Long[]::new),
                        all(runs, r -> r.failed() ? "failed" : "done", String[]::new),
                        all(runs, r -> Json.write(r.outcomes()), String[]::new))
                .update();
    }

    private static <T> T[] all(List<Run> runs, Function<Run, T> of, java.util.function.IntFunction<T[]> array) {
        return runs.stream().map(of).toArray(array);
    }
}
