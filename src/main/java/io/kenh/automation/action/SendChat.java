package io.kenh.automation.action;

import io.kenh.automation.ActionKind;
import io.kenh.automation.Definition;
import io.kenh.automation.Setting;
import io.kenh.automation.Setting.Type;
import io.kenh.automation.Step;
import io.kenh.crm.RecordType;
import io.kenh.ticket.Tickets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code send-chat}: in the customer's conversation on a chat such as Facebook or Zalo, as long as its provider takes answers. */
@Component
public class SendChat implements ActionKind {

    private static final String CHANNEL = "chat";
    private static final int LONGEST = 2_000;

    private final Senders senders;
    private final Recipients recipients;
    private final Texts texts;
    private final Tickets tickets;

    SendChat(Senders senders, Recipients recipients, Texts texts, Tickets tickets) {
        this.senders = senders;
        this.recipients = recipients;
        this.texts = texts;
        this.tickets = tickets;
    }

    @Override
    public String key() {
        return "send-chat";
    }

    @Override
    public Set<RecordType> objects() {
        return EnumSet.of(RecordType.LEAD, RecordType.CONTACT, RecordType.TICKET, RecordType.TASK, RecordType.OPPORTUNITY);
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.of("connection", Type.CONNECTION, CHANNEL), Setting.must("text", Type.LONG_TEXT));
    }

    @Override
    public List<String> faults(Definition.Action action, Definition definition) {
        return texts.mergeFaults(action, definition, "text");
    }

    @Override
    public List<String> missing(Definition.Action action, Definition definition) {
        return senders.missing(action, CHANNEL);
    }

    @Override
    public void run(List<Step> steps) {
        People people = recipients.of(steps);
        steps.forEach(step -> say(step, texts.text(step, "text", people.facts(step.change()))));
    }

    private void say(Step step, String text) {
        Optional<Long> ticket = conversation(step);
        if (text.isBlank() || text.length() > LONGEST) {
            step.skipped(text.isBlank() ? "the text is empty for this record" : "the text has %d characters for this record, a chat takes %d"
                    .formatted(text.length(), LONGEST));
        } else if (ticket.isEmpty()) {
            step.skipped("the customer has no conversation on a chat" + (step.action().text("connection") == null ? "" : " by this connection"));
        } else {
            say(step, ticket.get(), text);
        }
    }

    private void say(Step step, long ticket, String text) {
        try {
            step.sent(tickets.say(ticket, step.cause(), text, step.key() + ":chat").stream().toList(), null);
        } catch (IllegalStateException refused) {
            step.skipped(refused.getMessage());
        }
    }

    /** The ticket itself, else the newest one of the customer. */
    private Optional<Long> conversation(Step step) {
        String object = step.change().object();
        return tickets.chat(object.equals("ticket") ? (Long) step.change().objectId() : null,
                object.equals("contact") ? (Long) step.change().objectId() : Recipients.id(step.change(), "contact_id"),
                object.equals("lead") ? (Long) step.change().objectId() : Recipients.id(step.change(), "lead_id"), step.action().text("connection"));
    }
}
