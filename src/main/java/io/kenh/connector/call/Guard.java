package io.kenh.connector.call;

import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Outcome;
import io.kenh.connector.Outgoing;
import io.kenh.connector.limit.Budget;
import io.kenh.connector.token.Refused;
import io.kenh.connector.token.TokenRules;
import io.kenh.connector.token.Tokens;
import io.kenh.platform.Rehearsal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that stands between the hub and a Kamelet: limits, breaker, token, and no secret in what comes back. */
public final class Guard {

    private static final Outgoing NO_MESSAGE = new Outgoing(0, "", "", "", null, null, "", null, null, "");

    private final Connections connections;
    private final Kamelets kamelets;
    private final Budget budget;
    private final Tokens tokens;
    private final Clock clock;
    private final Map<Long, Gate> gates = new ConcurrentHashMap<>();

    Guard(Connectors connectors, Connections connections, Kamelets kamelets, Budget budget, Tokens tokens, Clock clock) {
        this.connections = connections;
        this.kamelets = kamelets;
        this.budget = budget;
        this.tokens = tokens;
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
    Reply call(Connection connection, Connector connector, String kamelet, String section, Outgoing message,
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
        TokenRules rules = TokenRules.of(connector);
        if (rules != null && connection.active()) {
            Map<String, String> secrets = connections.secrets(connection.id());
            try {
                tokens.ahead(connection, secrets, rules, fetch(connector, rules, connection, secrets));
            } catch (Refused refused) {
                report(connection, refused.answer());
            }
        }
    }

    /** A token that is refused before its time is renewed once; a second refusal is for a person. */
    private Reply withToken(Connector connector, String kamelet, String section, Call call) {
        TokenRules rules = TokenRules.of(connector);
        if (rules == null) {
            return hidden(kamelets.run(connector, kamelet, section, call), call.secrets(), null);
        }
        Tokens.Fetch fetch = fetch(connector, rules, call.connection(), call.secrets());
        try {
            String token = tokens.of(call.connection(), call.secrets(), rules, fetch);
            Reply reply = hidden(kamelets.run(connector, kamelet, section, with(call, token)), call.secrets(), token);
            if (reply.answer().outcome() != Outcome.AUTH) {
                return reply;
            }
            String next = tokens.after(token, call.connection(), call.secrets(), rules, fetch);
            return hidden(kamelets.run(connector, kamelet, section, with(call, next)), call.secrets(), next);
        } catch (Refused refused) {
            return Reply.of(unsent(refused.answer()));
        }
    }

    /** Without a token nothing was sent, even where nobody knows what became of the question for it. */
    private static Answer unsent(Answer answer) {
        return answer.isUnknown() ? Answer.of(Outcome.RETRY, answer.code(), answer.text()) : answer;
    }

    private Tokens.Fetch fetch(Connector connector, TokenRules rules, Connection connection, Map<String, String> secrets) {
        return refreshToken -> {
            Map<String, String> present = refreshToken == null ? Map.of() : Map.of("refreshToken", refreshToken);
            Reply reply = kamelets.run(connector, rules.kamelet(), "token", new Call(connection, secrets, NO_MESSAGE, present));
            return new Tokens.Fetched(hidden(reply, secrets, refreshToken).answer(), reply.tree());
        };
    }

    private static Call with(Call call, String token) {
        Map<String, String> present = new HashMap<>(call.present());
        present.put("token", token);
        return new Call(call.connection(), call.secrets(), call.message(), present);
    }

    private static Reply hidden(Reply reply, Map<String, String> secrets, String token) {
        List<String> all = new ArrayList<>(secrets.values());
        if (token != null) {
            all.add(token);
        }
        return new Reply(Secrets.hide(reply.answer(), all), reply.tree(), reply.pause());
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
