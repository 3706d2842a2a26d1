package io.kenh.automation;

import io.kenh.event.Change;

/** One action of one run; the action says how it went. */
public record Step(Run run, int index, Definition.Action action) {

    public Change change() {
        return run.change();
    }

    /** Part of the key of everything this step makes: the same step of the same change never makes it twice. */
    public String key() {
        return "a%d:c%d:%d".formatted(run.automation().id(), change().id(), index);
    }

    /** It was done; {@code message} is the id of the message it made, or null. */
    public void done(Long message) {
        run.outcome(index, "done", null, message);
    }

    /** There was nothing to do, for a reason people can read. */
    public void skipped(String reason) {
        run.outcome(index, "skipped", reason, null);
    }

    /** It could not be done and will not be tried again. */
    public void failed(String reason) {
        run.outcome(index, "failed", reason, null);
    }
}
