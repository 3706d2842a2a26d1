package io.kenh.automation.action;

import io.kenh.automation.ActionKind;
import io.kenh.automation.Setting;
import io.kenh.automation.Setting.Type;
import io.kenh.automation.Step;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code update-record}: sets fields (also {@code custom.…}; {@code info} replaces the additional information), adds and removes tags. */
@Component
public class UpdateRecord implements ActionKind {

    private final Records records;

    UpdateRecord(Records records) {
        this.records = records;
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
    public void run(List<Step> steps) {
        records.update(steps.stream().map(UpdateRecord::update).toList());
        steps.forEach(step -> step.done());
    }

    private static Records.Update update(Step step) {
        Cause cause = Cause.run(step.run().automation().id(), step.change());
        return new Records.Update(RecordType.of(step.change().object()), step.change().objectId(), edit(step), cause);
    }

    @SuppressWarnings("unchecked")
    private static Edit edit(Step step) {
        Map<String, Object> with = step.action().with();
        return new Edit(new LinkedHashMap<>((Map<String, Object>) with.getOrDefault("set", Map.of())), texts(with.get("addTags")),
                texts(with.get("removeTags")), step.action().text("appendInfo"));
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : value == null ? List.of() : List.of(value.toString());
    }
}
