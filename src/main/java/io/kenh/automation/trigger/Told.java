package io.kenh.automation.trigger;

import io.kenh.automation.Setting;
import io.kenh.automation.TriggerKind;
import io.kenh.automation.TriggerSpec;
import io.kenh.crm.RecordType;
import io.kenh.event.Change;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Something happened to a record that changes no field: {@code form-submitted}, {@code message-opened}, {@code message-clicked},
 * {@code document-downloaded}, {@code page-visited}, {@code campaign-joined}, {@code deadline-passed}. What was told beside it ({@link Change#detail})
 * must be what the settings name.
 *
 * @param mark what must be true among that in any case; null for nothing
 */
public record Told(String key, Set<RecordType> objects, String kind, List<Setting> settings, String mark) implements TriggerKind {

    private static final Set<RecordType> PEOPLE = Set.of(RecordType.LEAD, RecordType.CONTACT);
    private static final Set<RecordType> MEMBERS = EnumSet.of(RecordType.LEAD, RecordType.CONTACT, RecordType.ACCOUNT);
    private static final Setting LINK = Setting.may("link", Setting.Type.TEXT);
    private static final Setting CONNECTION = Setting.may("connection", Setting.Type.TEXT);
    private static final Set<String> ADDRESSES = Set.of("link", "url");
    private static final String ANY = "any";

    /** All of them, in the order of a menu. */
    public static final List<TriggerKind> ALL = List.of(
            new Told("form-submitted", Set.of(RecordType.LEAD), Change.SUBMITTED, List.of(CONNECTION), null),
            new Told("message-opened", PEOPLE, Change.OPENED, List.of(), null),
            new Told("message-clicked", PEOPLE, Change.CLICKED, List.of(LINK), null),
            new Told("document-downloaded", PEOPLE, Change.CLICKED, List.of(LINK), "document"),
            new Told("page-visited", PEOPLE, Change.VISITED, List.of(Setting.may("url", Setting.Type.TEXT), CONNECTION), null),
            new Told("campaign-joined", MEMBERS, Change.JOINED, List.of(Setting.may("campaign", Setting.Type.CAMPAIGN)), null),
            new Told("deadline-passed", Set.of(RecordType.TICKET), Change.LATE, List.of(Setting.choice("promise", ANY, "response", "resolution")), null));

    @Override
    public Set<String> on() {
        return Set.of(kind);
    }

    /** A link or page counts when its address contains the text; everything else must be the same. */
    @Override
    public boolean fits(TriggerSpec spec, Change change) {
        return (mark == null || Boolean.TRUE.equals(change.detail().get(mark)))
                && settings.stream().map(Setting::name).filter(name -> spec.text(name) != null && !spec.text(name).equals(ANY)).allMatch(name -> {
                    String told = String.valueOf(change.detail().get(name));
                    return ADDRESSES.contains(name) ? told.contains(spec.text(name)) : told.equals(spec.text(name));
                });
    }
}
