package io.kenh.automation;

import io.kenh.event.Change;
import io.kenh.event.Heard;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Automations hear what an active one of them waits for, or counts. */
@Component
class Ears implements Heard {

    private static final Set<String> COUNTED = Set.of(Change.SUBMITTED, Change.WROTE);

    private final ActiveAutomations active;

    Ears(ActiveAutomations active) {
        this.active = active;
    }

    @Override
    public boolean heard(String object, String kind) {
        AutomationIndex index = active.index();
        return index.hears(object, kind) || COUNTED.contains(kind) && !index.counted().isEmpty();
    }
}
