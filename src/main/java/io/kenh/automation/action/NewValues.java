package io.kenh.automation.action;

import io.kenh.automation.Step;
import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.crm.FieldValues;
import io.kenh.crm.InvalidValue;
import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import io.kenh.template.Merge;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What automations put into fields: plain values; texts with merge fields; {@code now} and {@code today} for times and dates;
 * {@code +10} and {@code -5} count on from the present number; {@code group:<name>} gives an owner by the group's rule.
 */
@Component
class NewValues {

    private static final String OWNER = "owner_id";
    private static final String GROUP = "group:";

    private final FieldValues values;
    private final RecordFields fields;
    private final Merge merge;
    private final Owners owners;
    private final Needs needs;
    private final Clock clock;

    NewValues(FieldValues values, RecordFields fields, Merge merge, Owners owners, Needs needs, Clock clock) {
        this.values = values;
        this.fields = fields;
        this.merge = merge;
        this.owners = owners;
        this.needs = needs;
        this.clock = clock;
    }

    private record Asked(RecordType type, String field, Object raw) { }

    /** Field → value for each step; a step with a value its field cannot hold is told so and left out. */
    Map<Step, Map<String, Object>> of(List<Step> steps, People people) {
        Map<Step, Owners.Owner> takers = owners.of(steps.stream().filter(step -> owner(step).isPresent()).toList(), step -> asked(owner(step).orElseThrow()));
        Map<Asked, Optional<Object>> read = new HashMap<>();
        Map<Step, Map<String, Object>> all = new LinkedHashMap<>();
        for (Step step : steps) {
            try {
                all.put(step, values(step, takers.get(step), people.facts(step.change()), read));
            } catch (InvalidValue invalid) {
                step.failed(invalid.getMessage());
            }
        }
        return all;
    }

    private Map<String, Object> values(Step step, Owners.Owner taker, Map<String, Object> facts, Map<Asked, Optional<Object>> read) {
        RecordType type = RecordType.of(step.change().object());
        Map<String, Object> set = new LinkedHashMap<>();
        UpdateRecord.set(step.action()).forEach((field, raw) -> {
            if (taker != null && field.equals(OWNER)) {
                set.put(field, taker.staff());
            } else {
                Asked asked = new Asked(type, field, present(type, field, raw, facts));
                // look-ups of references are few in a batch, however many steps it has
                set.put(field, read.computeIfAbsent(asked, a -> Optional.ofNullable(values.read(a.type(), a.field(), a.raw()))).orElse(null));
            }
        });
        return set;
    }

    private Object present(RecordType type, String field, Object raw, Map<String, Object> facts) {
        if (!(raw instanceof String text)) {
            return raw;
        }
        FieldType kind = fields.of(type).find(field).map(Field::type).orElse(FieldType.TEXT);
        if (kind == FieldType.DATETIME && text.equals("now")) {
            return clock.instant().toString();
        } else if (kind == FieldType.DATE && text.equals("today")) {
            return LocalDate.now(clock).toString();
        } else if (kind == FieldType.NUMBER && text.matches("[+-]\\d{1,9}")) {
            return new BigDecimal(Optional.ofNullable(facts.get(field)).orElse(0).toString()).add(new BigDecimal(text));
        }
        return text.contains("{{") ? merge.text(text, facts) : text;
    }

    /** Values that no record could hold; of those that depend on the record only the field is looked at. */
    List<String> faults(RecordType type, Map<String, Object> set) {
        List<String> faults = new ArrayList<>();
        set.forEach((field, raw) -> {
            boolean depends = raw instanceof String text && (text.contains("{{") || field.equals(OWNER));
            try {
                if (!depends) {
                    values.read(type, field, present(type, field, raw, Map.of()));
                } else if (fields.of(type).find(field).isEmpty()) {
                    values.read(type, field, null);
                }
            } catch (InvalidValue invalid) {
                faults.add("set." + invalid.getMessage());
            }
        });
        return faults;
    }

    /** Owners and groups that do not exist. */
    List<String> missing(Map<String, Object> set) {
        return set.get(OWNER) instanceof String text ? Faults.of(needs.staff("set.owner_id", asked(text).staff()), needs.group("set.owner_id", asked(text).group()))
                : List.of();
    }

    private static Optional<String> owner(Step step) {
        return Optional.ofNullable(UpdateRecord.set(step.action()).get(OWNER)).filter(String.class::isInstance).map(String.class::cast);
    }

    private static Owners.Asked asked(String text) {
        return text.startsWith(GROUP) ? new Owners.Asked(text.substring(GROUP.length()).strip(), null)
                : new Owners.Asked(null, text.startsWith("staff:") ? text.substring(6).strip() : text.strip());
    }
}
