package io.kenh.connector;

import io.kenh.connector.call.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Tries connections when a person asks: within a limit of time, and with no secret in the answer. */
@Component
public class Probing {

    private static final int LIMIT_SECONDS = 15;
    private static final int LONGEST = 400;

    /** What a trial may find. */
    public enum Verdict { WORKS, FAILS, UNTESTED }

    /** @param text for a person; holds no secret */
    public record Finding(Verdict verdict, String text) { }

    private final List<Probe> probes;
    private final Connectors connectors;
    private final Connections connections;
    private final ExecutorService executor = Executors.newCachedThreadPool(Probing::daemon);

    Probing(List<Probe> probes, Connectors connectors, Connections connections) {
        this.probes = probes;
        this.connectors = connectors;
        this.connections = connections;
    }

    /** Tries it as it is set up now, paused or not; takes 15 seconds at most. */
    public Finding test(Connection connection) {
        Optional<Probe> probe = connectors.byName(connection.connector())
                .flatMap(connector -> probes.stream().filter(p -> p.tries(connector)).findFirst());
        return probe.map(p -> test(p, connection)).orElseGet(() -> new Finding(Verdict.UNTESTED,
                "connections of %s can only be tried by sending; send a message to yourself".formatted(connection.connector())));
    }

    private Finding test(Probe probe, Connection connection) {
        Map<String, String> secrets = connections.secrets(connection.id());
        Future<String> trial = executor.submit(() -> probe.attempt(connection, secrets));
        try {
            return finding(Verdict.WORKS, trial.get(LIMIT_SECONDS, TimeUnit.SECONDS), secrets);
        } catch (ExecutionException e) {
            return finding(Verdict.FAILS, reason(e.getCause()), secrets);
        } catch (TimeoutException e) {
            trial.cancel(true);
            return new Finding(Verdict.FAILS, "found no answer within %d seconds; look at host, port and firewall".formatted(LIMIT_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding(Verdict.UNTESTED, "the hub is stopping");
        }
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static Finding finding(Verdict verdict, String text, Map<String, String> secrets) {
        String hidden = Secrets.hidden(text, secrets.values()).strip();
        return new Finding(verdict, hidden.length() <= LONGEST ? hidden : hidden.substring(0, LONGEST) + "…");
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "probe");
        thread.setDaemon(true);
        return thread;
    }
}
