package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.problem.Faults;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Shape;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connectors;
import io.kenh.crm.Addresses;
import io.kenh.delivery.NewMessage;
import io.kenh.delivery.Purpose;
import io.kenh.platform.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads a message that a program wants to send. */
@Component
class NewMessages {

    static final Shape SHAPE = Shape.of("NewMessage",
            Field.text("channel", "How it leaves: sms, mail, chat, zns, or another one that a connection can send by.").must().most(40).like("sms"),
            Field.text("to", "Phone number for sms and zns, mail address for mail, otherwise as the provider names people.").must().like("0912345678"),
            Field.text("text", "What it says.").must().most(50_000).like("Your ticket is #1042"),
            Field.text("subject", "Subject of a mail.").like("Your request"),
            Field.text("name", "Name of the recipient.").like("Nguyễn Thị Lan"),
            Field.text("connection", "Name of the connection; when left out, the oldest active one that can send by the channel.").like("esms"),
            Field.text("template", "Of a message made from a provider's template, such as ZNS: the template's id. The text is then what people read in the hub.")
                    .most(100).like("123"),
            Field.of(FieldType.OBJECT, "values", "Of such a message: the template's parameters.").like(Map.of("customer_name", "Lan", "otp", "482913")),
            Field.id("contactId", "The contact it goes to: it then keeps the order of that contact's other work.").like(77),
            Field.text("purpose", "What it is for; advertising leaves only with consent, in permitted hours and labelled. Transactional when left out.")
                    .oneOf("transactional", "advertising"),
            Field.time("at", "When to send; at once when left out."),
            Field.text("key", "Of your own making: a second message with it is not made, the first is answered again.").most(200).like("order-118-shipped"));

    private final Connections connections;
    private final Connectors connectors;
    private final References references;

    NewMessages(Connections connections, Connectors connectors, References references) {
        this.connections = connections;
        this.connectors = connectors;
        this.references = references;
    }

    /** @throws io.kenh.api.problem.Problem with everything that was refused */
    NewMessage of(Call call) {
        Faults faults = new Faults();
        String channel = call.text("channel");
        String address = address(channel, call.text("to"), faults);
        Connection connection = connection(channel, call.text("connection"), faults);
        Long contact = (Long) call.body().get("contactId");
        references.check("contactId", contact, faults);
        faults.raise();
        String key = "api:" + call.caller().name() + "/" + (call.text("key") == null ? UUID.randomUUID() : call.text("key"));
        return new NewMessage(key, channel, connection.id(), address, call.text("name"), call.text("subject"), call.text("text"), null, template(call),
                contact == null ? null : "contact", contact, contact, call.caller().cause().text(),
                contact == null ? channel + ":" + address : "contact:" + contact, (Instant) call.body().get("at")).by(Purpose.of(call.text("purpose")));
    }

    private static Map<String, String> template(Call call) {
        return call.text("template") == null ? Map.of() : Map.of("template", call.text("template"),
                "data", Json.write(call.body().get("values") == null ? Map.of() : call.body().get("values")));
    }

    private static String address(String channel, String to, Faults faults) {
        return switch (channel) {
            case "sms", "zns" -> (String) RecordValues.address("to", to, Addresses.phone(to), "a phone number that can exist", faults);
            case "mail" -> (String) RecordValues.address("to", to, Addresses.email(to), "a mail address", faults);
            default -> to;
        };
    }

    private Connection connection(String channel, String name, Faults faults) {
        String capability = channel + ".send";
        Optional<Connection> found = name == null ? connections.firstActive(capability)
                : connections.byName(name).filter(c -> connectors.byName(c.connector()).map(connector -> connector.can(capability)).orElse(false));
        if (found.isEmpty()) {
            faults.refused(name == null ? "channel" : "connection", name == null ? channel : name, "one that an active connection can send by: " + capability);
        }
        return found.orElse(null);
    }
}
