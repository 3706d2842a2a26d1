package io.kenh.automation;

import io.kenh.condition.Condition;
import io.kenh.condition.Conditions;
import io.kenh.condition.Fault;
import io.kenh.condition.InvalidCondition;
import io.kenh.condition.Moment;
import io.kenh.condition.SqlFields;
import io.kenh.crm.RecordType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a trigger for the record and the conditions it stands with. */
final class ClockFaults {

    private static final Moment SOME = new Moment(Instant.EPOCH, ZoneOffset.UTC);

    private ClockFaults() {
    }

    static List<String> of(Definition definition, RecordType type, SqlFields fields) {
        List<String> faults = new ArrayList<>(Triggers.faults(definition.trigger(), type));
        if (faults.isEmpty()) {
            TriggerKind kind = Triggers.of(definition.trigger());
            kind.onDay(definition.trigger()).ifPresent(onDay -> Conditions.check(onDay.condition(), fields)
                    .forEach(fault -> faults.add("trigger field: found %s, wanted a date field of a %s".formatted(fault.found(), type.key()))));
            if (kind.timetable(definition.trigger()).isPresent()) {
                definition.whole().forEach(condition -> needsNoChange(condition, fields, faults));
            }
        }
        return faults;
    }

    /** The clock finds records as they are; nothing of them has just changed. */
    private static void needsNoChange(Condition condition, SqlFields fields, List<String> faults) {
        if (Conditions.check(condition, fields).isEmpty()) {
            try {
                Conditions.sql(condition, fields, SOME);
            } catch (InvalidCondition invalid) {
                invalid.faults().stream().map(Fault::toString).forEach(faults::add);
            }
        }
    }
}
