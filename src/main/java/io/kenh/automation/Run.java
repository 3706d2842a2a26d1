package io.kenh.automation;

import io.kenh.event.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One automation at work on one change. Its version is the one it began with. */
public final class Run {

    private final Automation automation;
    private final Change change;
    private final List<Map<String, Object>> outcomes = new ArrayList<>();

    Run(Automation automation, Change change) {
        this.automation = automation;
        this.change = change;
        automation.definition().actions().forEach(action -> outcomes.add(new LinkedHashMap<>(Map.of("action", action.action()))));
    }

    public Automation automation() {
        return automation;
    }

    public Change change() {
        return change;
    }

    List<Map<String, Object>> outcomes() {
        return outcomes;
    }

    void outcome(int step, String outcome, String reason, Object message) {
        Map<String, Object> entry = outcomes.get(step);
        entry.put("outcome", outcome);
        if (reason != null) {
            entry.put("reason", reason);
        }
        if (message != null) {
            entry.put("message", message);
        }
    }

    boolean failed() {
        return outcomes.stream().anyMatch(o -> "failed".equals(o.get("outcome")));
    }
}
