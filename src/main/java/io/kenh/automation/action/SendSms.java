package io.kenh.automation.action;

import io.kenh.automation.ActionKind;
import io.kenh.automation.Setting;
import io.kenh.automation.Setting.Type;
import io.kenh.automation.Step;
import io.kenh.connector.Connection;
import io.kenh.crm.Addresses;
import io.kenh.crm.Staff;
import io.kenh.delivery.NewMessage;
import io.kenh.event.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code send-sms}. */
@Component
public class SendSms implements ActionKind {

    private final Batch batch;
    private final Templates templates;
    private final Senders senders;

    SendSms(Batch batch, Templates templates, Senders senders) {
        this.batch = batch;
        this.templates = templates;
        this.senders = senders;
    }

    @Override
    public String key() {
        return "send-sms";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.of("connection", Type.CONNECTION, "sms"), Setting.may("to", Type.RECIPIENTS).preset("customer"),
                Setting.of("template", Type.TEMPLATE, "sms"), Setting.may("text", Type.LONG_TEXT));
    }

    @Override
    public void run(List<Step> steps) {
        batch.send(steps, this::message);
    }

    private Optional<NewMessage> message(Step step, Recipients.People people) {
        Optional<Connection> by = senders.of(step, "sms");
        Optional<String> phone = phone(step, people);
        if (by.isEmpty() || phone.isEmpty()) {
            return Optional.empty();
        }
        Change change = step.change();
        String text = templates.text(step.action().required("text"), people.facts(change));
        return Optional.of(new NewMessage(step.key() + ":" + phone.get(), "sms", by.get().id(), phone.get(), null, null, text, null,
                Map.of(), change.object(), change.objectId(), Recipients.id(change, "contact_id"), "automation:" + step.run().automation().id(),
                change.lane(), null));
    }

    private static Optional<String> phone(Step step, Recipients.People people) {
        boolean owner = "owner".equals(step.action().text("to"));
        Staff.Person person = people.owner(step.change());
        Object number = owner ? (person == null ? null : person.phone()) : people.customer(step.change()).get("phone");
        Optional<String> phone = number == null ? Optional.empty() : Addresses.stored(number.toString());
        if (phone.isEmpty()) {
            step.skipped(owner && person == null ? "nobody owns the record" : owner ? "the owner has no phone number" : "the customer has no phone number");
        }
        return phone;
    }
}
