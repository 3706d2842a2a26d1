package io.kenh.automation.action;

import io.kenh.automation.ActionKind;
import io.kenh.automation.Definition;
import io.kenh.automation.Setting;
import io.kenh.automation.Setting.Type;
import io.kenh.automation.Step;
import io.kenh.crm.RecordType;
import io.kenh.crm.Staff;
import io.kenh.sla.Policy;
import io.kenh.sla.SlaRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code create-ticket}: about the customer, for a member of a group; Customer Service when no other is named. */
@Component
public class CreateTicket implements ActionKind {

    private static final List<String> LINKS = List.of("contact_id", "lead_id", "account_id");

    private final Making making;
    private final Owners owners;
    private final Recipients recipients;
    private final Texts texts;
    private final Needs needs;
    private final SlaRules sla;

    CreateTicket(Making making, Owners owners, Recipients recipients, Texts texts, Needs needs, SlaRules sla) {
        this.making = making;
        this.owners = owners;
        this.recipients = recipients;
        this.texts = texts;
        this.needs = needs;
        this.sla = sla;
    }

    @Override
    public String key() {
        return "create-ticket";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.must("subject", Type.TEXT), Setting.choice("priority", "medium", "urgent", "high", "low"),
                Setting.may("group", Type.GROUP).preset(Staff.CUSTOMER_SERVICE), Setting.may("owner", Type.STAFF), Setting.may("sla", Type.SLA),
                Setting.may("summary", Type.LONG_TEXT));
    }

    @Override
    public List<String> faults(Definition.Action action, Definition definition) {
        return texts.mergeFaults(action, definition, "subject", "summary");
    }

    @Override
    public List<String> missing(Definition.Action action, Definition definition) {
        return Faults.of(needs.group("group", group(action)), needs.staff("owner", action.text("owner")), policy(action.text("sla")));
    }

    /** @param key null for whatever policy holds for the group */
    private List<String> policy(String key) {
        List<String> known = sla.now().book().policies().stream().map(Policy::key).toList();
        return key == null || known.contains(key) ? List.of() : List.of("sla: found '%s', wanted one of %s; see SLA".formatted(key, known));
    }

    private static Owners.Asked asked(Step step) {
        return new Owners.Asked(group(step.action()), step.action().text("owner"));
    }

    private static String group(Definition.Action action) {
        String usual = action.text("owner") == null ? Staff.CUSTOMER_SERVICE : null;
        return action.text("group") == null ? usual : action.text("group");
    }

    @Override
    public void run(List<Step> steps) {
        making.make(RecordType.TICKET, steps, this::tickets);
    }

    private Map<Step, Map<String, Object>> tickets(List<Step> steps) {
        Map<Step, Owners.Owner> takers = owners.of(steps, CreateTicket::asked);
        People people = recipients.of(steps);
        Map<Step, Map<String, Object>> tickets = new HashMap<>();
        steps.forEach(step -> tickets.put(step, ticket(step, takers.get(step), people, people.facts(step.change()))));
        return tickets;
    }

    private Map<String, Object> ticket(Step step, Owners.Owner taker, People people, Map<String, Object> facts) {
        Map<String, Object> ticket = Making.links(step, LINKS);
        ticket.put("subject", texts.line(step, "subject", facts));
        ticket.put("info", texts.text(step, "summary", facts));
        ticket.put("priority", step.action().text("priority") == null ? "medium" : step.action().text("priority"));
        ticket.put("sla", step.action().text("sla"));
        ticket.put("source", "Automation");
        ticket.put("group_id", taker.group());
        ticket.put("owner_id", taker.staff());
        // nobody wrote a mail that could be acknowledged
        ticket.put("may_acknowledge", false);
        ticket.put("answer_to", people.customer(step.change()).get("email"));
        return ticket;
    }
}
