package io.kenh.automation.action;

import io.kenh.automation.ActionKind;
import io.kenh.automation.Setting;
import io.kenh.automation.Setting.Type;
import io.kenh.automation.Step;
import io.kenh.crm.LeadConversion;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code convert-lead}: the lead becomes a contact, and the actions after this one act on the contact. */
@Component
public class ConvertLead implements ActionKind {

    private final LeadConversion conversion;
    private final Records records;

    ConvertLead(LeadConversion conversion, Records records) {
        this.conversion = conversion;
        this.records = records;
    }

    @Override
    public String key() {
        return "convert-lead";
    }

    @Override
    public Set<RecordType> objects() {
        return Set.of(RecordType.LEAD);
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.may("account", Type.FLAG).preset(true));
    }

    @Override
    public void run(List<Step> steps) {
        Map<Step, Long> converted = new LinkedHashMap<>();
        for (Step step : steps) {
            if (step.change().object().equals(RecordType.LEAD.key())) {
                converted.put(step, conversion.convert(step.change().objectId(), step.action().flag("account", true), step.cause()));
            } else {
                step.skipped("the lead is a contact already");
            }
        }
        Map<Long, Map<String, Object>> contacts = records.load(RecordType.CONTACT, new ArrayList<>(converted.values()));
        converted.forEach((step, contact) -> {
            step.done(RecordType.CONTACT.key(), contact);
            Map<String, Object> record = contacts.get(contact);
            step.run().meets(RecordType.CONTACT.key(), contact, Records.lane(RecordType.CONTACT, record), record);
        });
    }
}
