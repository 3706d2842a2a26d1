package io.kenh.automation;

import io.kenh.condition.Moment;
import io.kenh.event.Change;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** Which automations a batch of changes wakes: those that hold for a change, and the one the clock chose a record for. */
@Component
class Waking {

    private final Present present;
    private final DueRuns dueRuns;
    private final Activity activity;
    private final Interactions interactions;

    Waking(Present present, DueRuns dueRuns, Activity activity, Interactions interactions) {
        this.present = present;
        this.dueRuns = dueRuns;
        this.activity = activity;
        this.interactions = interactions;
    }

    void each(List<Change> changes, AutomationIndex index, Moment now, BiConsumer<Automation, Change> woken) {
        List<Change> whole = present.of(changes);
        Map<Change, Automation> due = dueRuns.of(whole);
        activity.note(whole, index.watched());
        interactions.note(whole, index.counted());
        for (Change change : whole) {
            if (change.kind().equals(Change.DUE)) {
                if (due.containsKey(change)) {
                    woken.accept(due.get(change), change);
                }
            } else {
                each(change, index, now, woken);
            }
        }
    }

    private static void each(Change change, AutomationIndex index, Moment now, BiConsumer<Automation, Change> woken) {
        ChangeFacts facts = new ChangeFacts(change);
        for (Ready candidate : index.candidates(change, facts)) {
            if (candidate.matches(facts, now)) {
                woken.accept(candidate.automation(), change);
            }
        }
    }
}
