package io.kenh.intake.smtp;

import io.kenh.connector.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was said about a mail before its content.
 *
 * @param client     address of who brings it
 * @param encrypted  whether it came over TLS
 * @param sender     empty for a mail that must not be answered
 * @param recipients in the order they came; the same one may come twice
 */
record Envelope(String client, boolean encrypted, String sender, List<Recipient> recipients) {

    /** An address as it was spelled, and the connection it belongs to. */
    record Recipient(String address, Connection connection) { }

    Envelope(String client, boolean encrypted, String sender) {
        this(client, encrypted, sender, new ArrayList<>());
    }

    /** Each connection once. */
    Collection<Connection> connections() {
        return recipients.stream().collect(Collectors.toMap(r -> r.connection().id(), Recipient::connection, (one, again) -> one)).values();
    }

    /** For the payload of the event at one connection. */
    Map<String, Object> notes(Connection at, long size) {
        List<String> to = recipients.stream().filter(r -> r.connection().id() == at.id()).map(Recipient::address).distinct().toList();
        return Map.of("size", size, "envelope", Map.of("from", sender, "to", to, "client", client, "tls", encrypted));
    }
}
