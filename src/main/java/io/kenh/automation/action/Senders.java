package io.kenh.automation.action;

import io.kenh.automation.Step;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** By which connection an action's message leaves: the one it names, or the first that can. */
@Component
class Senders {

    private final Connections connections;

    Senders(Connections connections) {
        this.connections = connections;
    }

    /** Empty when there is none; the step says so then. */
    Optional<Connection> of(Step step, String channel) {
        String name = step.action().text("connection");
        Optional<Connection> found = name == null ? connections.firstActive(channel + ".send") : connections.byName(name);
        if (found.isEmpty()) {
            step.failed(name == null ? "no active connection sends %s; add one under Connections".formatted(channel)
                    : "there is no connection '%s'".formatted(name));
        }
        return found;
    }
}
