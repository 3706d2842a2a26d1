package io.kenh.connector.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Answer;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.mapping.Tree;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.kamelet.KameletConsumerNotAvailableException;

/** Runs Kamelets and reads what comes back; knows nothing of limits and tokens. */
final class Kamelets {

    private final ProducerTemplate template;
    private final Instances instances;
    private final Map<String, AnswerRules> rules = new ConcurrentHashMap<>();

    /** @param background takes down what is replaced */
    Kamelets(CamelContext context, Connections connections, Executor background) {
        this.template = context.createProducerTemplate();
        this.instances = new Instances(context, connections, background);
    }

    /**
     * Makes the call.
     *
     * @param section of {@code connector.yaml} whose {@code answer} reads what comes back; empty for the top
     */
    Reply run(Connector connector, String kamelet, String section, Call call) {
        Exchange exchange;
        try {
            exchange = send(instances.of(call.connection(), connector, kamelet), call);
            if (exchange.getException() instanceof KameletConsumerNotAvailableException) {
                // replaced between the two steps of this very call; its successor is there
                exchange = send(instances.of(call.connection(), connector, kamelet), call);
            }
        } catch (Exception e) {
            return Reply.of(Failures.notBuilt(e));
        }
        return exchange.getException() == null ? read(connector, section, exchange)
                : Reply.of(Failures.answer(exchange.getException()));
    }

    void connectionChanged(long id) {
        instances.dropConnection(id);
    }

    void connectorChanged(String name) {
        rules.keySet().removeIf(key -> key.startsWith(name + "/"));
        instances.dropConnector(name);
    }

    /** Failures of the call itself stay in the exchange. */
    private Exchange send(Endpoint endpoint, Call call) {
        return template.request(endpoint, call::on);
    }

    private Reply read(Connector connector, String section, Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof Answer answer) {
            return Reply.of(answer);
        }
        AnswerRules reader = rules.computeIfAbsent(connector.name() + "/" + section, key -> new AnswerRules(
                connector.definition().at((section.isEmpty() ? "" : "/" + section) + "/answer")));
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class);
        String body = exchange.getMessage().getBody(String.class);
        JsonNode tree = Tree.of(body == null ? "" : body);
        return new Reply(reader.read(status, tree), tree, pause(exchange), status);
    }

    private static Duration pause(Exchange exchange) {
        String after = exchange.getMessage().getHeader("Retry-After", String.class);
        return after != null && after.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(after)) : null;
    }
}
