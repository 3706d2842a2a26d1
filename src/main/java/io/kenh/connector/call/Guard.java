package io.kenh.connector.call;

import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.NoAccess;
import io.kenh.connector.Outcome;
import io.kenh.connector.Outgoing;
import io.kenh.connector.limit.Budget;
import io.kenh.connector.token.TokenRules;
import io.kenh.platform.Rehearsal;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that stands between the hub and a Kamelet: limits, breaker, token, and no secret in what comes back. */
public final class Guard {

    private final Connections connections;
    private final Kamelets kamelets;
    private final Budget budget;
    private final Credentials credentials;
    private final Clock clock;
    private final Map<Long, Gate> gates = new ConcurrentHashMap<>();

    Guard(Connectors connectors, Connections connections, Kamelets kamelets, Budget budget, Credentials credentials, Clock clock) {
        this.connections = connections;
        this.kamelets = kamelets;
        this.budget = budget;
        this.credentials = credentials;
        this.clock = clock;
        connections.onChange(this::connectionChanged);
        connectors.onChange(this::connectorChanged);
    }

    /**
     * Makes one call and notes at the connection what it says about our credentials.
     *
     * @param section of {@code connector.yaml} whose {@code answer} reads what comes back; empty for the top
     * @param present values for this call alone
     */
    public Reply call(Connection connection, Connector connector, String kamelet, String section, Outgoing message,
            Map<String, String> present) throws InterruptedException {
        Rehearsal.refuse("Calling " + connection.name());
        Gate gate = gates.computeIfAbsent(connection.id(), id -> new Gate(connection,
                Limits.of(connection, connector.definition().path("limits"), budget, clock.getZone()), budget, clock));
        Answer refused = gate.enter();
        if (refused != null) {
            return Reply.of(refused);
        }
        Reply reply = withToken(connector, kamelet, section,
                new Call(connection, connections.secrets(connection.id()), message, present));
        gate.leave(reply);
        report(connection, reply.answer());
        return reply;
    }

    /** Renews a connection's token before it is needed. Nothing where it has none yet. */
    public void ahead(Connection connection, Connector connector) {
        if (connection.active()) {
            try {
                credentials.ahead(connection, connector);
            } catch (NoAccess refused) {
                report(connection, refused.answer());
            }
        }
    }

    /** The tokens that calls are made with. */
    public Credentials credentials() {
        return credentials;
    }

    /** A token that is refused before its time is renewed once; a second refusal is for a person. */
    private Reply withToken(Connector connector, String kamelet, String section, Call call) {
        TokenRules rules = TokenRules.of(connector);
        if (rules == null) {
            return hidden(kamelets.run(connector, kamelet, section, call), call.secrets(), null);
        }
        try {
            String token = credentials.of(call.connection(), connector, call.secrets());
            Reply reply = hidden(kamelets.run(connector, kamelet, section, call.with(token, rules.proofBy())), call.secrets(), token);
            if (reply.answer().outcome() != Outcome.AUTH) {
                return reply;
            }
            String next = credentials.after(token, call.connection(), connector, call.secrets());
            return hidden(kamelets.run(connector, kamelet, section, call.with(next, rules.proofBy())), call.secrets(), next);
        } catch (NoAccess refused) {
            return Reply.of(unsent(refused.answer()));
        }
    }

    /** Without a token nothing was sent, even where nobody knows what became of the question for it. */
    private static Answer unsent(Answer answer) {
        return answer.isUnknown() ? Answer.of(Outcome.RETRY, answer.code(), answer.text()) : answer;
    }

    private static Reply hidden(Reply reply, Map<String, String> secrets, String token) {
        return new Reply(Credentials.hidden(reply.answer(), secrets.values(), token), reply.tree(), reply.pause(), reply.status());
    }

    private void report(Connection connection, Answer answer) {
        boolean failing = "failing".equals(connection.state());
        if (answer.outcome() == Outcome.AUTH && !failing) {
            connections.report(connection.id(), answer.code() + ": " + answer.text());
        } else if (answer.isAccepted() && failing) {
            connections.report(connection.id(), null);
        }
    }

    private void connectionChanged(long id) {
        gates.remove(id);
        kamelets.connectionChanged(id);
    }

    private void connectorChanged(String name) {
        gates.clear();
        kamelets.connectorChanged(name);
    }
}
