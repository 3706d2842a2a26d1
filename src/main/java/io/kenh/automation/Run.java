package io.kenh.automation;

import io.kenh.event.Change;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One automation at work on one change. Its version is the one it began with. */
public final class Run {

    private static final String OUTCOME = "outcome";
    private static final String PENDING = "pending";

    private final long id;
    private final Automation automation;
    private final List<Map<String, Object>> outcomes;
    private final List<Integer> open = new ArrayList<>();
    private final Map<Integer, Instant> later = new TreeMap<>();
    private final Change begun;
    private Change change;

    /** A new one; actions with a send time are planned from the moment it begins. */
    Run(Automation automation, Change change, Instant now, ZoneId zone) {
        this.id = 0;
        this.automation = automation;
        this.begun = change;
        this.change = change;
        this.outcomes = new ArrayList<>();
        List<Definition.Action> actions = automation.definition().actions();
        actions.forEach(action -> outcomes.add(new LinkedHashMap<>(Map.of("action", action.action()))));
        for (int i = 0; i < actions.size(); i++) {
            plan(i, actions.get(i).when(), now, zone);
        }
    }

    /** One that goes on: of its actions those that are due now are open. */
    Run(long id, Automation automation, Change change, List<Map<String, Object>> outcomes, List<Integer> due) {
        this.id = id;
        this.automation = automation;
        this.begun = change;
        this.change = change;
        this.outcomes = new ArrayList<>(outcomes);
        this.open.addAll(due);
    }

    private void plan(int step, SendTime when, Instant now, ZoneId zone) {
        Optional<Instant> moment = when == null ? Optional.of(now) : when.moment(now, change.record(), zone);
        if (moment.isEmpty()) {
            outcome(step, "skipped", Map.of("reason", "the record has no date in '%s'".formatted(when.date())));
        } else if (moment.get().isAfter(now)) {
            later.put(step, moment.get());
            outcome(step, PENDING, Map.of("due", moment.get().toString()));
        } else if (moment.get().isBefore(now.truncatedTo(ChronoUnit.MINUTES))) {
            outcome(step, "skipped", Map.of("reason", "its moment, %s, was over".formatted(moment.get().atZone(zone).toLocalDateTime())));
        } else {
            open.add(step);
        }
    }

    /** Of its row; 0 for one that is not written down yet. */
    long id() {
        return id;
    }

    public Automation automation() {
        return automation;
    }

    /** What started it, as it was. */
    Change begun() {
        return begun;
    }

    /** What started it, with the record the actions act on. */
    public Change change() {
        return change;
    }

    /** From here on the run's actions act on another record, or on a newer state of the same; what started it stays. */
    public void meets(String object, long id, String lane, Map<String, Object> record) {
        change = new Change(change.id(), object, id, change.kind(), lane, record, change.before(), change.cause(), change.depth(), change.at());
    }

    List<Map<String, Object>> outcomes() {
        return outcomes;
    }

    /** Places of the actions to be done now, in the listed order. */
    List<Integer> open() {
        return open;
    }

    /** Places of the actions to come, each with its moment. */
    Map<Integer, Instant> later() {
        return later;
    }

    void outcome(int step, String outcome, Map<String, ?> more) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("action", outcomes.get(step).get("action"));
        entry.put(OUTCOME, outcome);
        entry.putAll(more);
        outcomes.set(step, entry);
    }

    /** pending while an action is to come; else failed when one failed, done otherwise. */
    String state() {
        return has(PENDING) ? PENDING : has("failed") ? "failed" : "done";
    }

    private boolean has(String outcome) {
        return outcomes.stream().anyMatch(entry -> outcome.equals(entry.get(OUTCOME)));
    }
}
