package io.kenh.ticket;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connectors;
import io.kenh.crm.Staff;
import io.kenh.intake.MailContexts;
import io.kenh.intake.Reception;
import io.kenh.intake.Receptions;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * By which connection an answer leaves, and from whom it comes: the display name that was set for the address the customer wrote to, and
 * that address itself where the outgoing connection sends for its domain. A colleague's own mail stays his. Answers to the answer go to
 * the mailbox in any case.
 */
@Component
public class Letterhead {

    private static final String SENDS = "mail.send";

    private final Connections connections;
    private final Connectors connectors;
    private final Receptions receptions;
    private final ReplyAddresses addresses;

    Letterhead(Connections connections, Connectors connectors, Receptions receptions, ReplyAddresses addresses) {
        this.connections = connections;
        this.connectors = connectors;
        this.receptions = receptions;
        this.addresses = addresses;
    }

    /**
     * A colleague with mail of his own writes with that, all others with the company's, the nearest to where the customer wrote to.
     *
     * @param person who writes; null for nobody in particular
     * @throws IllegalStateException when none sends mail
     */
    Connection by(Map<String, Object> ticket, Staff.Person person) {
        return connections.ofPerson(SENDS, person == null ? null : person.email()).or(() -> nearest(ticket)).or(() -> connections.firstActive(SENDS))
                .orElseThrow(() -> new IllegalStateException("no connection sends mail; add one under Connections"));
    }

    /**
     * The connection the customer's mail came by if it sends as well, else one with the same address, else one of the same domain.
     *
     * @param ticket its columns; without a connection there is none
     */
    public Optional<Connection> nearest(Map<String, Object> ticket) {
        if (!(ticket.get("connection_id") instanceof Number id)) {
            return Optional.empty();
        }
        Connection arrivedBy = connections.byId(id.longValue());
        List<Connection> senders = connections.all().stream().filter(one -> one.active() && isOfCompany(one)
                && connectors.byName(one.connector()).filter(connector -> connector.can(SENDS)).isPresent()).toList();
        String mailbox = MailContexts.address(arrivedBy);
        return first(senders, one -> one.id() == arrivedBy.id()).or(() -> first(senders, one -> MailContexts.address(one).equalsIgnoreCase(mailbox)))
                .or(() -> first(senders, one -> domain(MailContexts.address(one)).equals(domain(mailbox)))).filter(one -> !mailbox.isBlank());
    }

    private static Optional<Connection> first(List<Connection> senders, Predicate<Connection> wanted) {
        return senders.stream().filter(wanted).min(Comparator.comparingLong(Connection::id));
    }

    private static boolean isOfCompany(Connection connection) {
        return connection.setting("person", "").isBlank();
    }

    /**
     * The headers From and Reply-To, as far as they differ from what the outgoing connection puts.
     *
     * @param ticket its columns
     * @param to     the customer's address
     */
    public Map<String, String> headers(Map<String, Object> ticket, String to, Connection by) {
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
        boolean company = reception.name() != null && isOfCompany(by);
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
