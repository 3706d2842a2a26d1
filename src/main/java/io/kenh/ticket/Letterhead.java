package io.kenh.ticket;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.intake.MailContexts;
import io.kenh.intake.Reception;
import io.kenh.intake.Receptions;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * From whom an answer comes: the display name of the address the customer wrote to, and that address itself where the
 * outgoing server may send for its domain; otherwise answers to the answer go there.
 */
@Component
class Letterhead {

    private final Connections connections;
    private final Receptions receptions;
    private final ReplyAddresses addresses;

    Letterhead(Connections connections, Receptions receptions, ReplyAddresses addresses) {
        this.connections = connections;
        this.receptions = receptions;
        this.addresses = addresses;
    }

    /** The headers From and Reply-To, as far as they differ from what the outgoing connection puts. */
    Map<String, String> headers(Map<String, Object> ticket, String to, Connection by) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!(ticket.get("connection_id") instanceof Number id)) {
            return headers;
        }
        Connection arrivedBy = connections.byId(id.longValue());
        String mailbox = MailContexts.address(arrivedBy);
        Reception reception = receptions.of(id.longValue());
        if (mailbox.isBlank()) {
            return headers;
        }
        String outgoing = MailContexts.address(by);
        boolean same = domain(mailbox).equals(domain(outgoing));
        if (reception.name() != null || same && !mailbox.equalsIgnoreCase(outgoing)) {
            headers.put("From", written(same ? mailbox : outgoing, reception.name() == null ? by.setting("fromName", "") : reception.name()));
        }
        Optional<String> signed = reception.signed() ? addresses.make(mailbox, ((Number) ticket.get("id")).longValue(), to) : Optional.empty();
        if (signed.isPresent() || !same) {
            headers.put("Reply-To", signed.orElse(mailbox));
        }
        return headers;
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static String written(String address, String name) {
        try {
            return new InternetAddress(address, name.isBlank() ? null : name, StandardCharsets.UTF_8.name()).toString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
    }
}
