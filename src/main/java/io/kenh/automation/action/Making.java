package io.kenh.automation.action;

import io.kenh.automation.Step;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Change;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes records for a batch of steps; each step makes its record once, however often it comes. */
@Component
class Making {

    private final JdbcClient db;
    private final Records records;

    Making(JdbcClient db, Records records) {
        this.db = db;
        this.records = records;
    }

    /** @param fields of the record a step makes; asked only for steps that have made none yet */
    void make(RecordType type, List<Step> steps, Function<List<Step>, Map<Step, Map<String, Object>>> fields) {
        Map<String, Long> known = known(steps);
        List<Step> fresh = steps.stream().filter(step -> !known.containsKey(step.key())).toList();
        if (!fresh.isEmpty()) {
            List<Long> ids = records.ids(type, fresh.size());
            Map<Step, Map<String, Object>> all = fields.apply(fresh);
            for (int i = 0; i < ids.size(); i++) {
                known.put(fresh.get(i).key(), ids.get(i));
            }
            remember(type, fresh, ids);
            records.create(fresh.stream().map(step -> new Records.New(type, known.get(step.key()), Change.CREATED, all.get(step), step.cause())).toList());
        }
        steps.forEach(step -> step.done(type.key(), known.get(step.key())));
    }

    /** What steps have made before, by their keys. */
    Map<String, Long> known(List<Step> steps) {
        Map<String, Long> known = new HashMap<>();
        db.sql("select key, object_id from made where key = any(?)").param(steps.stream().map(Step::key).toArray(String[]::new))
                .query((rs, i) -> known.put(rs.getString(1), rs.getLong(2))).list();
        return known;
    }

    /** Two who make the same at one time: the second fails here, is tried again, and finds what the first has made. */
    void remember(RecordType type, List<Step> steps, List<Long> ids) {
        db.sql("insert into made (key, object, object_id) select key, ?, id from unnest(?::text[], ?::bigint[]) as t (key, id)")
                .params(type.key(), steps.stream().map(Step::key).toArray(String[]::new), ids.toArray(Long[]::new)).update();
    }

    /** To whom a record made for this step belongs: the record that started it, and what that one belongs to. */
    static Map<String, Object> links(Step step, List<String> known) {
        Map<String, Object> links = new LinkedHashMap<>();
        Change change = step.change();
        known.forEach(link -> links.put(link, link.equals(change.object() + "_id") ? (Long) change.objectId() : Recipients.id(change, link)));
        return links.entrySet().stream().filter(link -> link.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }
}
