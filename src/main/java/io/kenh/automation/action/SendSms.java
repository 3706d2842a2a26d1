package io.kenh.automation.action;

import io.kenh.automation.ActionKind;
import io.kenh.automation.Definition;
import io.kenh.automation.Setting;
import io.kenh.automation.Setting.Type;
import io.kenh.automation.Step;
import io.kenh.delivery.MailExtras;
import io.kenh.template.Content;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code send-sms}: to the customer, the owner, members of staff, groups or a number. */
@Component
public class SendSms implements ActionKind {

    private static final String CHANNEL = "sms";

    private final Batch batch;
    private final Texts texts;
    private final Senders senders;
    private final Needs needs;

    SendSms(Batch batch, Texts texts, Senders senders, Needs needs) {
        this.batch = batch;
        this.texts = texts;
        this.senders = senders;
        this.needs = needs;
    }

    @Override
    public String key() {
        return "send-sms";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.of("connection", Type.CONNECTION, CHANNEL), Setting.may("to", Type.RECIPIENTS).preset("customer"), Batch.PURPOSE,
                Setting.of("template", Type.TEMPLATE, CHANNEL), Setting.may("text", Type.LONG_TEXT));
    }

    @Override
    public List<String> faults(Definition.Action action, Definition definition) {
        return Faults.of(Needs.addresses(action, CHANNEL, "to"), texts.faults(action, definition, CHANNEL));
    }

    @Override
    public List<String> missing(Definition.Action action, Definition definition) {
        return Faults.of(senders.missing(action, CHANNEL), needs.recipients(action, "to"), texts.missing(action, CHANNEL));
    }

    @Override
    public void run(List<Step> steps) {
        Map<Step, Content> contents = texts.contents(steps, CHANNEL);
        batch.send(contents.keySet(), CHANNEL, (step, people, by, key, to, first) -> letter(contents.get(step), people.facts(step.change())));
    }

    private Letter letter(Content content, Map<String, Object> facts) {
        String text = texts.render(content, facts).text();
        String unfit = Texts.unfit(text);
        return unfit != null ? Letter.no(unfit) : new Letter(null, text, null, Map.of(), MailExtras.NONE, null);
    }
}
