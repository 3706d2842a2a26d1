package io.kenh.automation;

import java.util.List;

/** The list of triggers. */
public final class Triggers {

    private Triggers() {
    }

    /** Refuses an unknown trigger with the list of known ones. */
    static Trigger of(TriggerSpec spec) {
        if (spec == null) {
            throw new IllegalArgumentException("trigger: found nothing, wanted one of " + keys());
        }
        return Trigger.of(spec.on());
    }

    /** Every fault of a trigger; empty when there is none. */
    public static List<String> faults(TriggerSpec spec) {
        try {
            of(spec);
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
    }

    /** The keys of all triggers. */
    public static List<String> keys() {
        return java.util.Arrays.stream(Trigger.values()).map(Trigger::key).toList();
    }
}
