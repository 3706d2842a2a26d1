package io.kenh.connector.call;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.kamelet.KameletComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running Kamelet per connection and capability. A change makes a new one under a new id, so that calls under
 * way finish on the old one; secrets reach it as route properties and never stand in an address.
 */
final class Instances {

    private static final Logger log = LoggerFactory.getLogger(Instances.class);
    private static final long DRAIN_SECONDS = 30;

    private record Key(long connection, String connector, String kamelet) {
    }

    private record Owner(long connection, Connector connector) {
    }

    private final CamelContext context;
    private final Connections connections;
    private final Executor background;
    private final Templates templates;
    private final Map<Key, Endpoint> running = new ConcurrentHashMap<>();
    private final Map<String, Owner> owners = new ConcurrentHashMap<>();
    private final AtomicLong counter = new AtomicLong();

    Instances(CamelContext context, Connections connections, Executor background) {
        this.context = context;
        this.connections = connections;
        this.background = background;
        this.templates = new Templates(context);
        context.getComponent("kamelet", KameletComponent.class).setRouteProperties(new RouteProperties());
    }

    /** The endpoint to send to; made on first use. */
    Endpoint of(Connection connection, Connector connector, String kamelet) throws Exception {
        Key key = new Key(connection.id(), connector.name(), kamelet);
        Endpoint present = running.get(key);
        return present != null ? present : create(key, connector);
    }

    private synchronized Endpoint create(Key key, Connector connector) throws Exception {
        Endpoint present = running.get(key);
        if (present != null) {
            return present;
        }
        templates.load(connector, key.kamelet());
        String id = key.kamelet() + "-" + key.connection() + "-" + counter.incrementAndGet();
        owners.put(id, new Owner(key.connection(), connector));
        Endpoint made = context.getEndpoint(
                "kamelet:" + key.kamelet() + "/" + id + "?noErrorHandler=true&block=false&failIfNoConsumers=true");
        running.put(key, made);
        return made;
    }

    void dropConnection(long id) {
        running.keySet().stream().filter(key -> key.connection() == id).forEach(this::drop);
    }

    void dropConnector(String name) {
        running.keySet().stream().filter(key -> key.connector().equals(name)).forEach(this::drop);
    }

    private void drop(Key key) {
        Endpoint endpoint = running.remove(key);
        if (endpoint != null) {
            background.execute(() -> dismantle(endpoint));
        }
    }

    private void dismantle(Endpoint endpoint) {
        String id = endpoint.getEndpointUri().replaceFirst(".*/([^?]+).*", "$1");
        try {
            context.getRouteController().stopRoute(id, DRAIN_SECONDS, TimeUnit.SECONDS, false);
            remove(id, endpoint);
        } catch (Exception e) {
            log.warn("The former route {} could not be removed: {}", id, e.toString());
        }
        owners.remove(id);
    }

    /** Camel reads its list of routes without a lock while it makes one, so nothing may be taken out meanwhile. */
    private synchronized void remove(String id, Endpoint endpoint) throws Exception {
        context.removeRoute(id);
        context.removeEndpoint(endpoint);
    }

    /** Looks up the values of one instance when Camel asks for them, and hands out no others. */
    private final class RouteProperties extends ConcurrentHashMap<String, Properties> {

        @Override
        public Properties get(Object instance) {
            Owner owner = owners.get(instance);
            if (owner == null) {
                return null;
            }
            Properties values = new Properties();
            owner.connector().parameters().forEach(parameter -> values.put(parameter.name(), ""));
            values.putAll(connections.byId(owner.connection()).settings());
            values.putAll(connections.secrets(owner.connection()));
            return values;
        }
    }
}
