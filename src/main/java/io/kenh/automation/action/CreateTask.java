package io.kenh.automation.action;

import io.kenh.automation.ActionKind;
import io.kenh.automation.Definition;
import io.kenh.automation.Setting;
import io.kenh.automation.Setting.Type;
import io.kenh.automation.Span;
import io.kenh.automation.Step;
import io.kenh.crm.RecordType;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code create-task}: for a member of a group, a person or the record's owner; the deadline counts from the moment it is made. */
@Component
public class CreateTask implements ActionKind {

    private static final List<String> LINKS = List.of("contact_id", "lead_id", "account_id", "opportunity_id", "ticket_id");

    private final Making making;
    private final Owners owners;
    private final Recipients recipients;
    private final Texts texts;
    private final Needs needs;
    private final Clock clock;

    CreateTask(Making making, Owners owners, Recipients recipients, Texts texts, Needs needs, Clock clock) {
        this.making = making;
        this.owners = owners;
        this.recipients = recipients;
        this.texts = texts;
        this.needs = needs;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "create-task";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.must("text", Type.LONG_TEXT), Setting.may("group", Type.GROUP), Setting.may("owner", Type.STAFF),
                Setting.choice("priority", "medium", "urgent", "high", "low"), Setting.may("due", Type.SPAN), Setting.may("category", Type.TEXT));
    }

    @Override
    public List<String> faults(Definition.Action action, Definition definition) {
        return texts.mergeFaults(action, definition, "text", "category");
    }

    @Override
    public List<String> missing(Definition.Action action, Definition definition) {
        return Faults.of(needs.group("group", action.text("group")), needs.staff("owner", action.text("owner")));
    }

    @Override
    public void run(List<Step> steps) {
        making.make(RecordType.TASK, steps, this::tasks);
    }

    private Map<Step, Map<String, Object>> tasks(List<Step> steps) {
        Map<Step, Owners.Owner> takers = owners.of(steps, step -> new Owners.Asked(step.action().text("group"), step.action().text("owner")));
        People people = recipients.of(steps);
        Map<Step, Map<String, Object>> tasks = new HashMap<>();
        steps.forEach(step -> tasks.put(step, task(step, takers.get(step), people.facts(step.change()))));
        return tasks;
    }

    private Map<String, Object> task(Step step, Owners.Owner taker, Map<String, Object> facts) {
        Map<String, Object> task = Making.links(step, LINKS);
        task.put("name", texts.line(step, "text", facts));
        task.put("info", texts.text(step, "text", facts));
        task.put("priority", step.action().text("priority") == null ? "medium" : step.action().text("priority"));
        task.put("category", texts.line(step, "category", facts));
        task.put("group_id", taker.group());
        task.put("owner_id", taker.staff() == null && taker.group() == null ? Recipients.id(step.change(), "owner_id") : taker.staff());
        if (step.action().text("due") != null) {
            task.put("due", Span.of(step.action().text("due")).after(clock.instant(), clock.getZone()).toString());
        }
        return task;
    }
}
