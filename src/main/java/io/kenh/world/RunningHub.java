package io.kenh.world;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.Webhooks;
import io.kenh.world.provider.Hub;
import java.net.URI;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The hub beside which the practice world runs. */
@Component
@Profile("!production")
class RunningHub implements Hub {

    private final ObjectProvider<Connections> connections;
    private final ObjectProvider<Webhooks> webhooks;
    private final Environment environment;

    RunningHub(ObjectProvider<Connections> connections, ObjectProvider<Webhooks> webhooks, Environment environment) {
        this.connections = connections;
        this.webhooks = webhooks;
        this.environment = environment;
    }

    @Override
    public Optional<String> callbackUrl(String connector) {
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return all().flatMap(found -> found.all().stream().filter(c -> c.connector().equals(connector)).max(Comparator.comparingLong(Connection::id))
                .map(connection -> "http://127.0.0.1:" + port + found.callbackPath(connection.id())));
    }

    @Override
    public Optional<String> sign(String address, HttpRequestParts request) {
        String[] path = URI.create(address).getPath().split("/");
        Optional<Connection> connection = path.length > 2 ? all().flatMap(found -> found.byName(path[2])) : Optional.empty();
        return connection.flatMap(found -> webhooks.getObject().sign(found, request));
    }

    private Optional<Connections> all() {
        return Optional.ofNullable(connections.getIfAvailable());
    }
}
