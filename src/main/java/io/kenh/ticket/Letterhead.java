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
 * From whom an answer comes: the display name that was set for the address the customer wrote to, and that address itself where the
 * outgoing connection sends for its domain. A colleague's own mail stays his. Answers to the answer go to the mailbox in any case.
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
        boolean company = reception.name() != null && by.setting("person", "").isBlank();
        String sender = company && domain(mailbox).equals(domain(outgoing)) ? mailbox : outgoing;
        if (company) {
            headers.put("From", written(sender, reception.name()));
        }
        Optional<String> signed = reception.signed() ? addresses.make(mailbox, ((Number) ticket.get("id")).longValue(), to) : Optional.empty();
        if (signed.isPresent() || !mailbox.equalsIgnoreCase(sender)) {
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
