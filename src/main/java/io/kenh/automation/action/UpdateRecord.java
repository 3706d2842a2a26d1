package io.kenh.automation.action;

import io.kenh.automation.ActionKind;
import io.kenh.automation.Definition;
import io.kenh.automation.Setting;
import io.kenh.automation.Setting.Type;
import io.kenh.automation.Step;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * {@code update-record}: sets fields (also {@code custom.…}; {@code info} replaces the additional information), adds to the
 * information, adds and removes tags. The actions after this one meet the record as it is then.
 */
@Component
public class UpdateRecord implements ActionKind {

    private final Records records;
    private final NewValues values;
    private final Texts texts;
    private final Recipients recipients;

    UpdateRecord(Records records, NewValues values, Texts texts, Recipients recipients) {
        this.records = records;
        this.values = values;
        this.texts = texts;
        this.recipients = recipients;
    }

    @Override
    public String key() {
        return "update-record";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.may("set", Type.FIELDS), Setting.may("addTags", Type.TEXTS), Setting.may("removeTags", Type.TEXTS),
                Setting.may("appendInfo", Type.LONG_TEXT));
    }

    @Override
    public List<String> faults(Definition.Action action, Definition definition) {
        List<String> nothing = action.with().isEmpty() ? List.of("set: found nothing to change, wanted set, addTags, removeTags or appendInfo") : List.of();
        return Faults.of(nothing, values.faults(Subject.of(definition, action), set(action)), texts.mergeFaults(action, definition, "appendInfo"));
    }

    @Override
    public List<String> missing(Definition.Action action, Definition definition) {
        return values.missing(set(action));
    }

    @Override
    public void run(List<Step> steps) {
        People people = recipients.of(steps);
        Map<Step, Map<String, Object>> set = values.of(steps, people);
        List<Step> sound = steps.stream().filter(set::containsKey).toList();
        records.update(sound.stream().map(step -> update(step, set.get(step), people)).toList());
        sound.forEach(Step::done);
        meetPresent(sound);
    }

    private Records.Update update(Step step, Map<String, Object> set, People people) {
        String more = texts.text(step, "appendInfo", people.facts(step.change()));
        Edit edit = new Edit(set, step.action().texts("addTags"), step.action().texts("removeTags"), more);
        return new Records.Update(RecordType.of(step.change().object()), step.change().objectId(), edit, step.cause());
    }

    /** Only where there are actions to come. */
    private void meetPresent(List<Step> steps) {
        steps.stream().filter(step -> step.index() < step.run().automation().definition().actions().size() - 1)
                .collect(Collectors.groupingBy(step -> step.change().object())).forEach((object, some) -> {
                    RecordType type = RecordType.of(object);
                    Map<Long, Map<String, Object>> now = records.load(type, new ArrayList<>(some.stream().map(step -> step.change().objectId()).toList()));
                    some.forEach(step -> {
                        Map<String, Object> record = now.getOrDefault(step.change().objectId(), step.change().record());
                        step.run().meets(object, step.change().objectId(), Records.lane(type, record), record);
                    });
                });
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> set(Definition.Action action) {
        return new LinkedHashMap<>((Map<String, Object>) action.with().getOrDefault("set", Map.of()));
    }
}
