package io.kenh.automation.trigger;

import io.kenh.automation.Setting;
import io.kenh.automation.TriggerKind;
import io.kenh.automation.TriggerSpec;
import io.kenh.condition.All;
import io.kenh.condition.Clause;
import io.kenh.condition.Condition;
import io.kenh.crm.RecordType;
import io.kenh.event.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A field comes to a value it did not have: {@code tag-added}, {@code score-reached}, {@code status-reached},
 * {@code stage-reached} and {@code role-assigned}. A new record comes to all its values; an imported one to none.
 *
 * @param field    whose value it is
 * @param value    the setting that names it
 * @param any      the operator when no value is named; null where one must be
 * @param operator the operator when one is
 * @param also     field of the record that a further setting of the same name asks for; null for none
 */
public record Reached(String key, Set<RecordType> objects, String field, Setting value, String any, String operator, String also)
        implements TriggerKind {

    private static final Set<RecordType> PEOPLE = Set.of(RecordType.LEAD, RecordType.CONTACT);

    /** All of them, in the order of a menu. */
    public static final List<TriggerKind> ALL = List.of(
            new Reached("tag-added", Set.of(RecordType.values()), "tags", Setting.may("tag", Setting.Type.TEXT), "added", "changed_to", null),
            new Reached("score-reached", PEOPLE, "score", Setting.must("score", Setting.Type.NUMBER), null, "reached", null),
            new Reached("status-reached", Set.of(RecordType.LEAD, RecordType.CONTACT, RecordType.ACCOUNT, RecordType.TASK, RecordType.TICKET),
                    "status", Setting.must("status", Setting.Type.TEXT), null, "changed_to", null),
            new Reached("stage-reached", Set.of(RecordType.OPPORTUNITY), "stage", Setting.must("stage", Setting.Type.TEXT), null, "changed_to", "lost_reason"),
            new Reached("role-assigned", PEOPLE, "buyer_role", Setting.may("role", Setting.Type.TEXT), "changed", "changed_to", null));

    @Override
    public Set<String> on() {
        return Set.of(Change.CREATED, Change.UPDATED);
    }

    @Override
    public List<Setting> settings() {
        return also == null ? List.of(value) : List.of(value, Setting.may(also, Setting.Type.TEXT));
    }

    @Override
    public Optional<Condition> means(TriggerSpec spec) {
        List<Condition> parts = new ArrayList<>();
        Object wanted = spec.with().get(value.name());
        parts.add(new Clause(field, wanted == null ? any : operator, wanted));
        if (wanted == null) {
            parts.add(new Clause(field, "not_empty", null));
        }
        if (also != null && spec.text(also) != null) {
            parts.add(new Clause(also, "is", spec.text(also)));
        }
        return Optional.of(parts.size() == 1 ? parts.get(0) : new All(parts));
    }
}
