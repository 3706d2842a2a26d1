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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.kamelet.KameletConsumerNotAvailableException;

/** Calls providers through their Kamelets. */
public final class KameletCaller implements Caller {

    private final Connectors connectors;
    private final Connections connections;
    private final ProducerTemplate template;
    private final Instances instances;
    private final String publicUrl;
    private final Map<Long, Gate> gates = new ConcurrentHashMap<>();
    private final Map<String, AnswerRules> rules = new ConcurrentHashMap<>();

    /**
     * @param context    prepared by {@link CamelKit#prepare}
     * @param publicUrl  the hub's address as providers see it, without a trailing slash
     * @param background takes down what is replaced
     */
    public KameletCaller(CamelContext context, Connectors connectors, Connections connections, String publicUrl,
            Executor background) {
        this.connectors = connectors;
        this.connections = connections;
        this.template = context.createProducerTemplate();
        this.instances = new Instances(context, connections, background);
        this.publicUrl = publicUrl;
        connections.onChange(this::connectionChanged);
        connectors.onChange(this::connectorChanged);
    }

    @Override
    public Answer call(Connection connection, Outgoing message) {
        Rehearsal.refuse("Calling " + connection.name());
        try {
            Connector connector = connectors.byName(connection.connector()).orElse(null);
            String kamelet = connector == null ? null : connector.capabilities().get(message.channel() + ".send");
            if (kamelet == null) {
                return Answer.of(Outcome.CONFIG, "kenh.connector", "Connection " + connection.name() + ": connector "
                        + connection.connector() + " is not there or cannot do " + message.channel() + ".send");
            }
            return connection.active() ? guarded(connection, connector, kamelet, message)
                    : Answer.of(Outcome.RETRY, "kenh.paused", "Connection " + connection.name() + " is paused");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.of(Outcome.RETRY, "kenh.stopping", "The hub is stopping");
        }
    }

    private Answer guarded(Connection connection, Connector connector, String kamelet, Outgoing message)
            throws InterruptedException {
        Gate gate = gates.computeIfAbsent(connection.id(),
                id -> new Gate(connection, connector.definition().path("limits")));
        Answer refused = gate.enter();
        if (refused != null) {
            return refused;
        }
        Map<String, String> secrets = connections.secrets(connection.id());
        Call call = new Call(connection, secrets, addressed(connection, message));
        Answer answer = Secrets.hide(send(connector, kamelet, call), secrets);
        gate.leave(answer);
        report(connection, answer);
        return answer;
    }

    private Answer send(Connector connector, String kamelet, Call call) {
        Exchange exchange;
        try {
            exchange = send(instances.of(call.connection(), connector, kamelet), call);
            if (exchange.getException() instanceof KameletConsumerNotAvailableException) {
                // replaced between the two steps of this very call; its successor is there
                exchange = send(instances.of(call.connection(), connector, kamelet), call);
            }
        } catch (Exception e) {
            return Failures.notBuilt(e);
        }
        return exchange.getException() == null ? read(connector, exchange)
                : Failures.answer(exchange.getException());
    }

    /** Failures of the call itself stay in the exchange. */
    private Exchange send(Endpoint endpoint, Call call) {
        return template.request(endpoint, call::on);
    }

    private Answer read(Connector connector, Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof Answer answer) {
            return answer;
        }
        AnswerRules reader = rules.computeIfAbsent(connector.name(),
                name -> new AnswerRules(connector.definition().path("answer")));
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class);
        String body = exchange.getMessage().getBody(String.class);
        return reader.read(status, body == null ? "" : body);
    }

    private Outgoing addressed(Connection connection, Outgoing m) {
        return m.callbackUrl() != null ? m : new Outgoing(m.messageId(), m.key(), m.channel(), m.address(), m.name(),
                m.subject(), m.text(), m.html(), m.headers(), publicUrl + connections.callbackPath(connection.id()), m.extras());
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
        instances.dropConnection(id);
    }

    private void connectorChanged(String name) {
        rules.remove(name);
        gates.clear();
        instances.dropConnector(name);
    }
}
