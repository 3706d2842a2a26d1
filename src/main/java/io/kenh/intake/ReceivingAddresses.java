package io.kenh.intake;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The addresses at which this hub itself receives mail: the name of a connection, at a domain of the hub's. */
@Component
public class ReceivingAddresses {

    /** Connector of such connections. */
    public static final String CONNECTOR = "mail-in";

    private static final String POSTMASTER = "postmaster";

    private final Connections connections;
    private final List<String> domains;

    ReceivingAddresses(Connections connections, @Value("${kenh.smtp.domains}") List<String> domains) {
        this.connections = connections;
        this.domains = domains.stream().map(domain -> domain.strip().toLowerCase(Locale.ROOT)).toList();
    }

    /** What companies forward their mail to; empty for a connection that receives in another way. */
    public Optional<String> of(Connection connection) {
        return connection.connector().equals(CONNECTOR) ? Optional.of(connection.name() + "@" + domains.get(0)) : Optional.empty();
    }

    /** Whether the hub receives for the domain of the address, known there or not. */
    public boolean isOurs(String address) {
        return address.equalsIgnoreCase(POSTMASTER) || domains.contains(address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * The connection an address of ours belongs to, paused or not. What stands behind a plus is the sender's to choose. Mail to
     * the postmaster goes to the oldest connection, and needs no domain (RFC 5321, section 4.5.1).
     */
    public Optional<Connection> find(String address) {
        String local = address.replaceFirst("@[^@]*$", "").toLowerCase(Locale.ROOT).replaceFirst("\\+.*", "");
        return !isOurs(address) ? Optional.empty() : local.equals(POSTMASTER) ? oldest()
                : connections.byName(local).filter(connection -> connection.connector().equals(CONNECTOR));
    }

    private Optional<Connection> oldest() {
        return connections.all().stream().filter(c -> c.connector().equals(CONNECTOR))
                .min(Comparator.comparingLong(Connection::id));
    }

    /** The domain at which new addresses are made. */
    public String domain() {
        return domains.get(0);
    }
}
