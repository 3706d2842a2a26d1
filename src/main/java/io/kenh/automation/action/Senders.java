package io.kenh.automation.action;

import io.kenh.automation.Definition;
import io.kenh.automation.Step;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connectors;
import io.kenh.ticket.Letterhead;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** By which connection an action's message leaves: the one it names, for mail of a ticket the nearest to where its customer wrote, or the first that can. */
@Component
class Senders {

    private final Connections connections;
    private final Connectors connectors;
    private final Letterhead letterhead;

    Senders(Connections connections, Connectors connectors, Letterhead letterhead) {
        this.connections = connections;
        this.connectors = connectors;
        this.letterhead = letterhead;
    }

    /** Looked for once for each action; a step that has none is told so and left out. */
    Map<Step, Connection> of(Collection<Step> steps, String channel) {
        Map<Definition.Action, Optional<Connection>> known = new IdentityHashMap<>();
        Map<Step, Connection> senders = new LinkedHashMap<>();
        for (Step step : steps) {
            nearest(step, channel).or(() -> known.computeIfAbsent(step.action(), action -> find(action, channel)))
                    .ifPresentOrElse(by -> senders.put(step, by), () -> step.failed(missing(step.action(), channel).get(0)));
        }
        return senders;
    }

    private Optional<Connection> nearest(Step step, String channel) {
        boolean mine = channel.equals("mail") && step.change().object().equals("ticket") && step.action().text("connection") == null;
        return mine ? letterhead.nearest(step.change().record()) : Optional.empty();
    }

    private Optional<Connection> find(Definition.Action action, String channel) {
        String name = action.text("connection");
        return name == null ? connections.firstActive(channel + ".send") : connections.byName(name).filter(connection -> sends(connection, channel));
    }

    private boolean sends(Connection connection, String channel) {
        return connectors.byName(connection.connector()).filter(connector -> connector.capabilities().containsKey(channel + ".send")).isPresent();
    }

    /** Why an action of this channel could send nothing. */
    List<String> missing(Definition.Action action, String channel) {
        String name = action.text("connection");
        Optional<Connection> named = name == null ? Optional.empty() : connections.byName(name);
        if (find(action, channel).isPresent()) {
            return named.filter(connection -> !connection.active()).map(paused -> List.of(
                    "connection: found '%s', which is paused, wanted an active one; resume it under Connections".formatted(name))).orElse(List.of());
        }
        String what = channel.equals("sms") ? "SMS" : channel.equals("chat") ? "chat messages" : "mail by SMTP";
        return List.of(name == null ? "connection: found none that sends %s, wanted an active one; add it under Connections".formatted(what)
                : named.isEmpty() ? "connection: found '%s', which does not exist, wanted one that sends %s; see Connections".formatted(name, what)
                : "connection: found '%s', which sends no %s, wanted one that does; see Connections".formatted(name, what));
    }
}
