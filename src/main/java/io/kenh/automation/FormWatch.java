package io.kenh.automation;

import io.kenh.crm.FormsWatched;
import io.kenh.event.Change;
import org.springframework.stereotype.Component;

/** Forms are told of while an active automation waits for them. */
@Component
class FormWatch implements FormsWatched {

    private final Automations automations;

    FormWatch(Automations automations) {
        this.automations = automations;
    }

    @Override
    public boolean watched() {
        return automations.index().hears("lead", Change.SUBMITTED);
    }
}
