package io.kenh.automation.action;

import io.kenh.automation.ActionKind;
import io.kenh.automation.Setting;
import io.kenh.automation.Setting.Type;
import io.kenh.automation.Step;
import io.kenh.connector.Connection;
import io.kenh.crm.Addresses;
import io.kenh.crm.Staff;
import io.kenh.delivery.MailIds;
import io.kenh.delivery.NewMessage;
import io.kenh.event.Change;
import io.kenh.ticket.Tickets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code send-mail}. */
@Component
public class SendMail implements ActionKind {

    private final Batch batch;
    private final Templates templates;
    private final Senders senders;
    private final Tickets tickets;
    private final MailIds mailIds;

    SendMail(Batch batch, Templates templates, Senders senders, Tickets tickets, MailIds mailIds) {
        this.batch = batch;
        this.templates = templates;
        this.senders = senders;
        this.tickets = tickets;
        this.mailIds = mailIds;
    }

    @Override
    public String key() {
        return "send-mail";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.of("connection", Type.CONNECTION, "mail"), Setting.may("to", Type.RECIPIENTS).preset("customer"),
                Setting.may("cc", Type.ADDRESSES), Setting.may("bcc", Type.ADDRESSES), Setting.of("template", Type.TEMPLATE, "mail"),
                Setting.may("subject", Type.TEXT), Setting.may("text", Type.LONG_TEXT), Setting.may("html", Type.HTML),
                Setting.may("attachments", Type.FILES));
    }

    @Override
    public void run(List<Step> steps) {
        batch.send(steps, this::message);
    }

    private Optional<NewMessage> message(Step step, Recipients.People people) {
        Optional<Connection> by = senders.of(step, "mail");
        if (by.isEmpty() || mustNotAnswer(step)) {
            return Optional.empty();
        }
        return address(step, people).map(address -> mail(step, people, by.get(), address));
    }

    private NewMessage mail(Step step, Recipients.People people, Connection by, String address) {
        Change change = step.change();
        Map<String, Object> facts = people.facts(change);
        String key = step.key() + ":" + address;
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Message-ID", mailIds.header(key),
                "Auto-Submitted", "auto-generated", "X-Auto-Response-Suppress", "All"));
        String subject = templates.text(step.action().required("subject"), facts);
        if (toCustomer(step) && change.object().equals("ticket")) {
            Tickets.Thread thread = tickets.thread(change.objectId());
            headers.putAll(thread.headers());
            headers.put("Auto-Submitted", "auto-replied");
            subject = thread.subject();
        }
        return new NewMessage(key, "mail", by.id(), address, name(step, people), subject,
                templates.text(step.action().required("text"), facts), templates.html(step.action().text("html"), facts), headers,
                change.object(), change.objectId(), Recipients.id(change, "contact_id"), "automation:" + step.run().automation().id(),
                change.lane(), null);
    }

    /** Two machines that answer each other would never stop. */
    private static boolean mustNotAnswer(Step step) {
        boolean refused = toCustomer(step) && step.change().object().equals("ticket")
                && Boolean.FALSE.equals(step.change().record().get("may_acknowledge"));
        if (refused) {
            step.skipped("an automatic answer is not allowed: the mail came from a machine or a list, or its sender was answered within 24 hours");
        }
        return refused;
    }

    private static boolean toCustomer(Step step) {
        return !"owner".equals(step.action().text("to"));
    }

    private static Optional<String> address(Step step, Recipients.People people) {
        Change change = step.change();
        Staff.Person owner = people.owner(change);
        Object sent = toCustomer(step)
                ? (change.object().equals("ticket") && change.record().get("answer_to") != null ? change.record().get("answer_to") : people.customer(change).get("email"))
                : owner == null ? null : owner.email();
        Optional<String> address = sent == null ? Optional.empty() : Addresses.email(sent.toString());
        if (address.isEmpty()) {
            step.skipped(toCustomer(step) ? "the customer has no mail address" : owner == null ? "nobody owns the record" : "the owner has no mail address");
        }
        return address;
    }

    private static String name(Step step, Recipients.People people) {
        Object name = toCustomer(step) ? people.customer(step.change()).get("name") : people.owner(step.change()).name();
        return name == null ? null : name.toString();
    }
}
