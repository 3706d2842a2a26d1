package io.kenh.connector.call;

import io.kenh.connector.Answer;
import io.kenh.connector.Caller;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Outcome;
import io.kenh.connector.Outgoing;
import io.kenh.platform.Rehearsal;
import java.util.Map;

/** Gives messages to providers through their Kamelets. */
public final class KameletCaller implements Caller {

    private final Connectors connectors;
    private final Connections connections;
    private final Guard guard;
    private final String publicUrl;

    /** @param publicUrl the hub's address as providers see it, without a trailing slash */
    public KameletCaller(Connectors connectors, Connections connections, Guard guard, String publicUrl) {
        this.connectors = connectors;
        this.connections = connections;
        this.guard = guard;
        this.publicUrl = publicUrl;
    }

    @Override
    public Answer call(Connection connection, Outgoing message) {
        Rehearsal.refuse("Calling " + connection.name());
        Connector connector = connectors.byName(connection.connector()).orElse(null);
        String kamelet = connector == null ? null : connector.capabilities().get(message.channel() + ".send");
        if (kamelet == null) {
            return Answer.of(Outcome.CONFIG, "kenh.connector", "Connection " + connection.name() + ": connector "
                    + connection.connector() + " is not there or cannot do " + message.channel() + ".send");
        }
        if (!connection.active()) {
            return Answer.of(Outcome.RETRY, "kenh.paused", "Connection " + connection.name() + " is paused");
        }
        return send(connection, connector, kamelet, message);
    }

    private Answer send(Connection connection, Connector connector, String kamelet, Outgoing message) {
        Wording wording = new Wording(connector.definition().path("text"));
        Outgoing worded = ready(connection, wording, message);
        Answer refusal = wording.refusal(worded);
        if (refusal != null) {
            return refusal;
        }
        try {
            return guard.call(connection, connector, kamelet, section(connector, message.channel()), worded, Map.of()).answer();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.of(Outcome.RETRY, "kenh.stopping", "The hub is stopping");
        }
    }

    /** Some work is answered by other tables than the rest. */
    private static String section(Connector connector, String channel) {
        return connector.definition().at("/sending/" + channel).isObject() ? "sending/" + channel : "";
    }

    private Outgoing ready(Connection connection, Wording wording, Outgoing m) {
        String callback = m.callbackUrl() != null ? m.callbackUrl()
                : publicUrl + connections.callbackPath(connection.id());
        return new Outgoing(m.messageId(), m.key(), m.channel(), m.address(), m.name(), m.subject(),
                wording.of(connection, m.text()), m.html(), m.headers(), callback, m.extras());
    }
}
