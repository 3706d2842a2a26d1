package io.kenh.automation.action;

import io.kenh.automation.Step;
import io.kenh.delivery.Delivery;
import io.kenh.delivery.NewMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** What all actions that send have in common: the messages of a batch of steps are queued together. */
@Component
class Batch {

    private final Recipients recipients;
    private final Delivery delivery;

    Batch(Recipients recipients, Delivery delivery) {
        this.recipients = recipients;
        this.delivery = delivery;
    }

    /** @param message makes a step's message, or says on the step why there is none */
    void send(List<Step> steps, BiFunction<Step, Recipients.People, Optional<NewMessage>> message) {
        Recipients.People people = recipients.of(steps);
        Map<Step, NewMessage> messages = new LinkedHashMap<>();
        steps.forEach(step -> message.apply(step, people).ifPresent(made -> messages.put(step, made)));
        Map<String, Long> made = delivery.enqueue(List.copyOf(messages.values()));
        messages.forEach((step, sent) -> step.sent(Optional.ofNullable(made.get(sent.key())).map(List::of).orElse(List.of()), null));
    }
}
