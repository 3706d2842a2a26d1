package io.kenh.automation;

import io.kenh.condition.Moment;
import io.kenh.event.Change;
import io.kenh.platform.Grouped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Steps of line two around the actions: which automations hold, their actions by kind, and the log of their runs. */
@Component("automation")
public class Matching {

    /** A change so many automations away from its outside cause starts no more of them: that ends loops. */
    private static final int BUDGET = 8;

    private final ActiveAutomations active;
    private final Waking waking;
    private final Chain chain;
    private final RunLog log;
    private final Resuming resuming;
    private final Clock clock;

    Matching(ActiveAutomations active, Waking waking, Chain chain, RunLog log, Resuming resuming, Clock clock) {
        this.active = active;
        this.waking = waking;
        this.chain = chain;
        this.log = log;
        this.resuming = resuming;
        this.clock = clock;
    }

    /** One run for each automation that holds for a change; none for a change that comes again. */
    public List<Run> match(List<Change> changes) {
        AutomationIndex index = active.index();
        Moment now = Moment.of(clock);
        List<Run> runs = new ArrayList<>();
        waking.each(changes, index, now, (automation, change) -> runs.add(new Run(automation, change, now.now(), now.zone())));
        return runs.isEmpty() ? runs : unknown(runs);
    }

    private List<Run> unknown(List<Run> runs) {
        Set<RunLog.Key> known = log.of(runs.stream().map(run -> run.change().id()).distinct().toList());
        return known.isEmpty() ? runs : runs.stream().filter(run -> !known.contains(RunLog.Key.of(run))).toList();
    }

    /** What is to be done now of all runs, first actions first, those of one kind together. */
    public List<Grouped<Step>> byAction(List<Run> runs) {
        List<Grouped<Step>> groups = new ArrayList<>();
        int longest = runs.stream().mapToInt(run -> run.outcomes().size()).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            int index = i;
            List<Step> steps = runs.stream().filter(run -> run.open().contains(index))
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
        step.failed("%d automations led to this change, one from another (%s); that looks like a loop and ends here. Pause one of them, or let its conditions leave out what the others do"
                .formatted(BUDGET, String.join(" → ", chain.names(step.change()))));
        return false;
    }

    /** Last step: the runs are written down. */
    public void close(List<Run> runs) {
        log.write(runs);
    }

    /** First step for actions whose moment has come: the runs they belong to, by ids of pending steps. */
    public List<Run> resume(List<Long> pending) {
        return resuming.runs(pending);
    }

    /** Last step for those: it is written down how they went. */
    public void settle(List<Run> runs) {
        log.rewrite(runs);
    }
}
