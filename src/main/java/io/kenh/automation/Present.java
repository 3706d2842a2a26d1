package io.kenh.automation;

import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gives changes that touched no field their record as it is now. */
@Component
class Present {

    private final Records records;

    Present(Records records) {
        this.records = records;
    }

    /** In the same order; those whose record is gone are left out. */
    List<Change> of(List<Change> changes) {
        if (changes.stream().noneMatch(change -> change.record().isEmpty())) {
            return changes;
        }
        Map<String, Map<Long, Map<String, Object>>> now = new HashMap<>();
        changes.stream().filter(change -> change.record().isEmpty()).collect(Collectors.groupingBy(Change::object)).forEach((object, some) ->
                now.put(object, records.load(RecordType.of(object), some.stream().map(Change::objectId).distinct().toList())));
        return changes.stream().map(change -> change.record().isEmpty()
                        ? change.with(now.get(change.object()).getOrDefault(change.objectId(), Map.of())) : change)
                .filter(change -> !change.record().isEmpty()).toList();
    }
}
