package io.kenh.connector.contract;

import io.kenh.connector.Caller;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Crm;
import io.kenh.connector.Incoming;
import io.kenh.connector.Inquiries;
import io.kenh.connector.Parameter;
import io.kenh.connector.Webhooks;
import io.kenh.connector.call.CamelKit;
import io.kenh.connector.call.Credentials;
import io.kenh.connector.call.Guard;
import io.kenh.connector.call.KameletCaller;
import io.kenh.connector.call.Kit;
import io.kenh.connector.call.Questions;
import io.kenh.connector.crm.DeclaredCrm;
import io.kenh.connector.limit.MemoryBudget;
import io.kenh.connector.secret.SecretBox;
import io.kenh.connector.secret.SecretKey;
import io.kenh.connector.smpp.OneBind;
import io.kenh.connector.smpp.SmppStep;
import io.kenh.connector.store.StoredConnections;
import io.kenh.connector.token.MemoryTokens;
import io.kenh.connector.webhook.DeclaredWebhooks;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** The kit on a bare Camel context: everything a connector needs, no database, no hub. */
public final class Workbench implements AutoCloseable {

    static final String PUBLIC_URL = "https://hub.example";
    private static final long LIFE_SECONDS = 3_600;

    private final Connectors connectors;
    private final CamelContext context = new DefaultCamelContext();
    private final Connections connections;
    private final Clock clock = Clock.systemUTC();
    private final List<Incoming.Event> received = new CopyOnWriteArrayList<>();
    private final SmppStep smpp = new SmppStep(() -> (connection, events) -> received.addAll(events), new OneBind(name -> true));
    private final Caller caller;
    private final Inquiries inquiries;
    private final Crm crm;
    private final Credentials credentials;
    private final Webhooks webhooks;
    private final AtomicInteger counter = new AtomicInteger();

    /** Starts on the connectors of a catalogue. */
    public Workbench(Connectors connectors) {
        this.connectors = connectors;
        this.connections = StoredConnections.inMemory(connectors,
                new SecretBox(List.of(SecretKey.of(UUID.randomUUID().toString()))));
        CamelKit.prepare(context, clock, smpp);
        context.start();
        Guard guard = Kit.guard(context, connectors, connections, new MemoryBudget(), new MemoryTokens(), clock, Runnable::run);
        this.credentials = guard.credentials();
        this.caller = new KameletCaller(connectors, connections, guard, PUBLIC_URL);
        this.crm = new DeclaredCrm(connectors, connections, guard);
        this.inquiries = new Questions(connectors, guard, clock);
        this.webhooks = new DeclaredWebhooks(connectors, connections, PUBLIC_URL, clock);
    }

    /**
     * A new connection with every parameter's example, then its default, unless {@code values} says otherwise.
     *
     * Where a person would have to let the hub in, somebody has: the token is {@code token-demo}.
     *
     * @param baseUrl value of every parameter whose name ends like this one's, where the connector has any
     */
    public Connection connect(Connector connector, String baseUrl, Map<String, String> values) {
        Map<String, String> given = new HashMap<>();
        for (Parameter parameter : connector.parameters()) {
            String value = parameter.example() != null ? parameter.example() : parameter.defaultValue();
            given.put(parameter.name(), parameter.name().endsWith("Url") ? baseUrl : value);
        }
        given.putAll(values);
        Connection made = connections.create(connector.name() + "-" + counter.incrementAndGet(), connector.title().en(),
                connector.name(), given);
        if (connector.definition().has("grant")) {
            credentials.keep(made, credentials.chosen("token-demo", LIFE_SECONDS));
        }
        return made;
    }

    /** The catalogue it works on. */
    public Connectors connectors() {
        return connectors;
    }

    /** Connections that live as long as the bench. */
    public Connections connections() {
        return connections;
    }

    /** The real caller. */
    public Caller caller() {
        return caller;
    }

    /** The real questions. */
    public Inquiries inquiries() {
        return inquiries;
    }

    /** The real CRMs. */
    public Crm crm() {
        return crm;
    }

    /** The real tokens. */
    public Credentials credentials() {
        return credentials;
    }

    /** The real webhooks. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /** What came in by another way than a request, oldest first. */
    public List<Incoming.Event> received() {
        return received;
    }

    /** The bare context. */
    public CamelContext context() {
        return context;
    }

    @Override
    public void close() {
        smpp.close();
        context.stop();
    }
}
