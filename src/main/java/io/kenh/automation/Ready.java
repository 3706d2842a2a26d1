package io.kenh.automation;

import io.kenh.condition.All;
import io.kenh.condition.Condition;
import io.kenh.condition.Conditions;
import io.kenh.condition.Facts;
import io.kenh.condition.Field;
import io.kenh.condition.Fields;
import io.kenh.condition.Matcher;
import io.kenh.condition.Moment;
import io.kenh.event.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An active automation, compiled. What its trigger means, filter and conditions are joined by AND. */
final class Ready {

    private final Automation automation;
    private final TriggerKind trigger;
    private final Matcher matcher;
    private final Field anchor;
    private final Set<Object> anchorKeys;

    Ready(Automation automation, Fields fields) {
        this.automation = automation;
        this.trigger = Triggers.of(automation.definition().trigger());
        Condition whole = whole(automation.definition());
        this.matcher = whole == null ? null : Conditions.compile(whole, fields);
        Map<String, Set<Object>> anchors = whole == null ? Map.of() : Conditions.anchors(whole, fields);
        String name = anchors.keySet().stream().min(java.util.Comparator.comparing(n -> anchors.get(n).size())).orElse(null);
        this.anchor = name == null ? null : fields.find(name).orElseThrow();
        this.anchorKeys = name == null ? Set.of() : anchors.get(name);
    }

    static Condition whole(Definition definition) {
        List<Condition> parts = new ArrayList<>();
        Triggers.of(definition.trigger()).means(definition.trigger()).ifPresent(parts::add);
        parts.addAll(definition.whole());
        return parts.isEmpty() ? null : parts.size() == 1 ? parts.get(0) : new All(parts);
    }

    Automation automation() {
        return automation;
    }

    TriggerKind trigger() {
        return trigger;
    }

    /** A field that must have one of {@link #anchorKeys} for this automation to match; null when nothing is so sure. */
    Field anchor() {
        return anchor;
    }

    Set<Object> anchorKeys() {
        return anchorKeys;
    }

    /** Whether the kind of change and what it tells are what the trigger waits for. */
    boolean wokenBy(Change change) {
        return trigger.on().contains(change.kind()) && trigger.fits(automation.definition().trigger(), change);
    }

    boolean matches(Facts facts, Moment moment) {
        return matcher == null || matcher.matches(facts, moment);
    }
}
