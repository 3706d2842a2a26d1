package io.kenh.intake;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How mail comes in by each connection, and whether it does. */
@Component
public class MailWays {

    /**
     * @param receives the hub's own address that mail is to be forwarded to; null for a mailbox that is read
     * @param state    null as long as nothing was read or brought
     * @param check    the last trial of the way here, or null
     * @param canTry   whether a trial makes sense
     */
    public record Way(String receives, MailboxStates.State state, ForwardingChecks.Check check, boolean canTry) { }

    private final Connections connections;
    private final Connectors connectors;
    private final ReceivingAddresses receiving;
    private final MailboxStates states;
    private final ForwardingChecks checks;

    MailWays(Connections connections, Connectors connectors, ReceivingAddresses receiving, MailboxStates states, ForwardingChecks checks) {
        this.connections = connections;
        this.connectors = connectors;
        this.receiving = receiving;
        this.states = states;
        this.checks = checks;
    }

    /** By the id of the connection; others than those that bring in mail are left out. */
    public Map<Long, Way> all() {
        Map<Long, MailboxStates.State> known = states.all();
        Map<Long, ForwardingChecks.Check> trials = checks.all();
        return connections.all().stream().filter(this::bringsMail).collect(Collectors.toMap(Connection::id, c -> new Way(
                receiving.of(c).orElse(null), known.get(c.id()), trials.get(c.id()), c.active() && ForwardingChecks.concerns(c))));
    }

    private boolean bringsMail(Connection connection) {
        return connectors.byName(connection.connector()).filter(MailWays::bringsMail).isPresent();
    }

    private static boolean bringsMail(Connector connector) {
        return "mail".equals(connector.category()) && !connector.kinds().isEmpty();
    }
}
