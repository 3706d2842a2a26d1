package io.kenh.automation;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.platform.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Runs that go on: with the version they began with, and the record as it is now. */
@Component
class Resuming {

    private static final TypeReference<List<Map<String, Object>>> OUTCOMES = new TypeReference<>() { };

    private final PendingSteps pending;
    private final Changes changes;
    private final Records records;

    Resuming(PendingSteps pending, Changes changes, Records records) {
        this.pending = pending;
        this.changes = changes;
        this.records = records;
    }

    /** One run for each of the given pending steps that is still to be done. */
    List<Run> runs(List<Long> ids) {
        Map<Long, List<PendingSteps.Due>> byRun = pending.due(ids).stream()
                .collect(Collectors.groupingBy(PendingSteps.Due::runId, LinkedHashMap::new, Collectors.toList()));
        Map<Long, Change> begun = changes.load(byRun.values().stream().map(due -> due.get(0).changeId()).distinct().toList()).stream()
                .collect(Collectors.toMap(Change::id, change -> change));
        List<Run> runs = byRun.values().stream().map(due -> run(due, begun)).toList();
        meetPresent(runs);
        return runs;
    }

    private static Run run(List<PendingSteps.Due> due, Map<Long, Change> begun) {
        PendingSteps.Due first = due.get(0);
        Automation automation = new Automation(first.automationId(), first.name(), "active", first.version(),
                Json.read(first.definition(), Definition.class));
        return new Run(first.runId(), automation, begun.get(first.changeId()), Json.read(first.steps(), OUTCOMES),
                new ArrayList<>(due.stream().map(PendingSteps.Due::step).toList()));
    }

    /** Gives each run its record as it is now; that of a lead that has become a contact is the contact. */
    void meetPresent(Collection<Run> runs) {
        meet(runs);
        List<Run> converted = runs.stream().filter(run -> run.change().record().get("converted") != null
                && run.change().object().equals(RecordType.LEAD.key()) && run.change().record().get("contact_id") instanceof Number).toList();
        converted.forEach(run -> run.meets(RecordType.CONTACT.key(), ((Number) run.change().record().get("contact_id")).longValue(),
                run.change().lane(), Map.of()));
        meet(converted);
    }

    private void meet(Collection<Run> runs) {
        runs.stream().collect(Collectors.groupingBy(run -> run.change().object())).forEach((object, some) -> {
            RecordType type = RecordType.of(object);
            Map<Long, Map<String, Object>> now = records.load(type, some.stream().map(run -> run.change().objectId()).distinct().toList());
            some.forEach(run -> {
                Map<String, Object> record = now.get(run.change().objectId());
                if (record != null) {
                    run.meets(object, run.change().objectId(), Records.lane(type, record), record);
                }
            });
        });
    }
}
