package io.kenh.automation;

import io.kenh.event.Cause;
import io.kenh.event.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One action of one run; the action says how it went. */
public record Step(Run run, int index, Definition.Action action) {

    private static final int MOST_SHOWN = 20;

    /** A run's steps differ by their place; hashing all that an action says would cost more than many an action. */
    @Override
    public int hashCode() {
        return 31 * run.hashCode() + index;
    }

    /** What started the run, with the record as the actions before this one left it. */
    public Change change() {
        return run.change();
    }

    /** Part of the key of everything this step makes: the same step of the same change never makes it twice. */
    public String key() {
        return "a%d:c%d:%d".formatted(run.automation().id(), change().id(), index);
    }

    /** Why this step changes a record. */
    public Cause cause() {
        return Cause.run(run.automation().id(), change());
    }

    /** It was done, and there is nothing to show for it. */
    public void done() {
        run.outcome(index, "done", Map.of());
    }

    /** It made or used a record: {@code done("task", 12)}. */
    public void done(String object, long id) {
        run.outcome(index, "done", Map.of(object, id));
    }

    /**
     * It made messages.
     *
     * @param messages their ids; those that were there already are left out
     * @param skipped  who got none and why, for a person; null for nobody
     */
    public void sent(List<Long> messages, String skipped) {
        Map<String, Object> more = new LinkedHashMap<>();
        if (messages.size() == 1) {
            more.put("message", messages.get(0));
        } else if (!messages.isEmpty()) {
            more.put("messages", messages.size() > MOST_SHOWN ? messages.subList(0, MOST_SHOWN) : messages);
            more.put("count", messages.size());
        }
        if (skipped != null) {
            more.put("reason", skipped);
        }
        run.outcome(index, "done", more);
    }

    /** There was nothing to do, for a reason people can read. */
    public void skipped(String reason) {
        run.outcome(index, "skipped", Map.of("reason", reason));
    }

    /** It could not be done and will not be tried again. */
    public void failed(String reason) {
        run.outcome(index, "failed", Map.of("reason", reason));
    }
}
