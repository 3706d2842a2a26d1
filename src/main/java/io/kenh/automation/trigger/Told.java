package io.kenh.automation.trigger;

import io.kenh.automation.Setting;
import io.kenh.automation.TriggerKind;
import io.kenh.automation.TriggerSpec;
import io.kenh.crm.RecordType;
import io.kenh.event.Change;
import java.util.List;
import java.util.Set;

/**
 * Something happened to a person that changes no field: {@code form-submitted}, {@code message-opened},
 * {@code message-clicked}. What was told beside it ({@link Change#detail}) must be what the settings name.
 */
public record Told(String key, Set<RecordType> objects, String kind, List<Setting> settings) implements TriggerKind {

    private static final Set<RecordType> PEOPLE = Set.of(RecordType.LEAD, RecordType.CONTACT);

    /** All of them, in the order of a menu. */
    public static final List<TriggerKind> ALL = List.of(
            new Told("form-submitted", Set.of(RecordType.LEAD), Change.SUBMITTED, List.of(Setting.may("connection", Setting.Type.TEXT))),
            new Told("message-opened", PEOPLE, Change.OPENED, List.of()),
            new Told("message-clicked", PEOPLE, Change.CLICKED, List.of(Setting.may("link", Setting.Type.TEXT))));

    @Override
    public Set<String> on() {
        return Set.of(kind);
    }

    /** A link counts when its address contains the text; everything else must be the same. */
    @Override
    public boolean fits(TriggerSpec spec, Change change) {
        return settings.stream().map(Setting::name).filter(name -> spec.text(name) != null).allMatch(name -> {
            String told = String.valueOf(change.detail().get(name));
            return name.equals("link") ? told.contains(spec.text(name)) : told.equals(spec.text(name));
        });
    }
}
