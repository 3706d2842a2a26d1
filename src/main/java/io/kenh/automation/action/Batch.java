package io.kenh.automation.action;

import io.kenh.automation.Definition;
import io.kenh.automation.Setting;
import io.kenh.automation.Step;
import io.kenh.connector.Connection;
import io.kenh.delivery.Delivery;
import io.kenh.delivery.NewMessage;
import io.kenh.delivery.Purpose;
import io.kenh.event.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What all actions that send have in common: the messages of a batch of steps are queued together. */
@Component
class Batch {

    /** Advertising has to pass the rules of the gate. */
    static final Setting PURPOSE = Setting.choice("purpose", Purpose.TRANSACTIONAL.key(), Purpose.ADVERTISING.key());

    private static final int MOST_REASONS = 3;

    private final Recipients recipients;
    private final Senders senders;
    private final Delivery delivery;

    Batch(Recipients recipients, Senders senders, Delivery delivery) {
        this.recipients = recipients;
        this.senders = senders;
        this.delivery = delivery;
    }

    /** Writes to one recipient of a step. */
    @FunctionalInterface
    interface Writer {

        /**
         * @param by    which connection it leaves by
         * @param key   of the message
         * @param to    whom
         * @param first whether no other recipient of the step was written to before
         */
        Letter write(Step step, People people, Connection by, String key, People.Recipient to, boolean first);
    }

    private record Made(Step step, List<NewMessage> messages, List<String> reasons) { }

    /** @param channel {@code sms} or {@code mail} */
    void send(Collection<Step> steps, String channel, Writer writer) {
        People people = recipients.of(List.copyOf(steps), "to", "cc", "bcc");
        List<Made> all = new ArrayList<>();
        senders.of(steps, channel).forEach((step, by) -> all.add(write(step, people, by, channel, writer)));
        Map<String, Long> ids = delivery.enqueue(all.stream().flatMap(made -> made.messages().stream()).toList());
        all.forEach(made -> tell(made, ids));
    }

    private static Made write(Step step, People people, Connection by, String channel, Writer writer) {
        List<String> to = step.action().texts("to");
        People.Reach reach = people.reach(step, to.isEmpty() ? List.of("customer") : to, channel);
        Map<String, NewMessage> messages = new LinkedHashMap<>();
        List<String> reasons = new ArrayList<>(reach.reasons());
        for (People.Recipient recipient : reach.recipients()) {
            String key = step.key() + ":" + recipient.address();
            Letter letter = writer.write(step, people, by, key, recipient, messages.isEmpty());
            if (letter.refused() != null) {
                reasons.add(letter.refused());
            } else {
                messages.put(key, message(step, key, by, channel, recipient, letter));
            }
        }
        return new Made(step, List.copyOf(messages.values()), reasons);
    }

    private static NewMessage message(Step step, String key, Connection by, String channel, People.Recipient to, Letter letter) {
        Change change = step.change();
        Long contact = change.object().equals("contact") ? (Long) change.objectId() : Recipients.id(change, "contact_id");
        return new NewMessage(key, channel, by.id(), to.address(), to.name(), letter.subject(), letter.text(), letter.html(), letter.headers(),
                change.object(), change.objectId(), contact, "automation:" + step.run().automation().id(), change.lane(), null, letter.extras(),
                purpose(step.action()), step.action().with().get(SendMail.TRACK) instanceof Boolean track ? track : null);
    }

    /** What the action says it is for. */
    static Purpose purpose(Definition.Action action) {
        return Purpose.of(action.text(PURPOSE.name()));
    }

    private static void tell(Made made, Map<String, Long> ids) {
        String reasons = reasons(made.reasons());
        if (made.messages().isEmpty()) {
            made.step().skipped(reasons);
        } else {
            made.step().sent(made.messages().stream().map(message -> ids.get(message.key())).filter(Objects::nonNull).toList(), reasons);
        }
    }

    private static String reasons(List<String> all) {
        List<String> some = all.stream().distinct().limit(MOST_REASONS).toList();
        return all.isEmpty() ? null : String.join("; ", some) + (all.size() > some.size() ? " … (%d in all)".formatted(all.size()) : "");
    }
}
