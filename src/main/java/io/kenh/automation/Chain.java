package io.kenh.automation;

import io.kenh.event.Change;
import io.kenh.event.Changes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Which automations led to a change, one from another. */
@Component
class Chain {

    private static final Pattern CAUSE = Pattern.compile("automation:(\\d{1,18})/change:(\\d{1,18})");

    private final Automations automations;
    private final Changes changes;

    Chain(Automations automations, Changes changes) {
        this.automations = automations;
        this.changes = changes;
    }

    /** Their names, the first first; those of which nothing is known any more are left out. */
    List<String> names(Change last) {
        List<String> names = new ArrayList<>();
        Change change = last;
        for (int i = 0; i < last.depth() && change != null; i++) {
            Matcher cause = CAUSE.matcher(change.cause());
            if (!cause.matches()) {
                break;
            }
            automations.find(Long.parseLong(cause.group(1))).map(Automation::name).ifPresent(names::add);
            change = changes.load(List.of(Long.valueOf(cause.group(2)))).stream().findFirst().orElse(null);
        }
        Collections.reverse(names);
        return names;
    }
}
