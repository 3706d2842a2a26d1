package io.kenh.promise;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Parameter;
import io.kenh.connector.call.Credentials;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Every connector that sends messages, connected to its own simulator as somebody would who tries it. */
final class Fleet {

    private static final List<String> CHANNELS = List.of("sms", "chat", "zns");

    /** One way of one connector. */
    record Way(Connection connection, String channel) {

        boolean isChat() {
            return channel.equals("chat");
        }
    }

    @Autowired
    private Connectors connectors;
    @Autowired
    private Connections connections;
    @Autowired
    private Credentials credentials;
    @Autowired
    private TransactionTemplate transactions;
    @Autowired
    private Clock clock;

    /**
     * @param world    address of the practice world
     * @param smppPort of its message centre
     */
    List<Way> connect(String world, String smppPort) {
        return connectors.all().stream().flatMap(connector -> CHANNELS.stream().filter(channel -> connector.can(channel + ".send"))
                .filter(channel -> connector.name().equals("smpp") || !connector.simulations().isEmpty())
                .map(channel -> new Way(connect(connector, channel, world, smppPort), channel))).toList();
    }

    /** Nobody else shall send by them. */
    void leave(List<Way> ways) {
        ways.forEach(way -> connections.pause(way.connection().id()));
    }

    private Connection connect(Connector connector, String channel, String world, String smppPort) {
        Map<String, String> values = new HashMap<>();
        for (Parameter parameter : connector.parameters()) {
            String example = parameter.example() == null ? parameter.defaultValue() : parameter.example();
            values.put(parameter.name(), parameter.name().endsWith("Url") ? world + "/" + connector.name() : example);
        }
        values.computeIfPresent("port", (name, usual) -> smppPort);
        // a telephone that sends two hundred messages a day lets the others expire, as it should, and says nothing about faults
        values.replaceAll((name, usual) -> name.matches("per(Second|Minute|Hour|Day|Month)") ? "100000" : usual);
        Connection made = connections.create("fleet-%s-%s-%d".formatted(connector.name(), channel, System.nanoTime()), connector.name(), connector.name(), values);
        letIn(made);
        return made;
    }

    /** A person lets the hub in, where the provider asks for that. */
    void letIn(Connection connection) {
        if (connectors.byName(connection.connector()).orElseThrow().definition().has("grant")) {
            transactions.executeWithoutResult(tx -> credentials.keep(connection, credentials.chosen("token-" + clock.millis() + "000", Duration.ofDays(90).toSeconds())));
        }
    }
}
