package io.kenh.world.provider;

import io.kenh.connector.Fixture;
import io.kenh.connector.Placeholders;
import io.kenh.connector.Simulation;
import io.kenh.world.dials.Dial.Receipts;
import io.kenh.world.http.Reply;
import io.kenh.world.http.Request;
import java.util.Map;
import java.util.regex.Pattern;

/** One call of a provider: what it answers in each case and whom it calls back. */
final class Endpoint {

    private static final String USUAL_TYPE = "application/json";

    private final Simulation simulation;
    private final Map<String, Fixture> fixtures;
    private final Pattern path;

    Endpoint(Simulation simulation, Map<String, Fixture> fixtures) {
        this.simulation = simulation;
        this.fixtures = fixtures;
        path = pattern(simulation.path());
    }

    /** A {@code {segment}} of the path stands for anything; a slash at the end does not matter. */
    private static Pattern pattern(String path) {
        String quoted = Pattern.quote(path.replaceFirst("/+$", "")).replaceAll("\\{+[\\w.-]+}+", "\\\\E[^/]+\\\\Q");
        return Pattern.compile(quoted + "/*");
    }

    boolean takes(Request request) {
        return plays() != null ? request.path().startsWith(simulation.path()) : simulation.method().equalsIgnoreCase(request.method()) && path.matcher(request.path()).matches();
    }

    /** The CRM that answers instead of fixtures, or null. */
    String plays() {
        return simulation.plays();
    }

    /** Its part in giving and wanting tokens. */
    Simulation.Access access() {
        return simulation.access();
    }

    String contentType() {
        Fixture answer = fixtures.get(simulation.answer());
        return answer == null || answer.response() == null ? USUAL_TYPE
                : answer.response().headers().getOrDefault("Content-Type", USUAL_TYPE);
    }

    /** The idempotency key of this request; null when the call has none or the request leaves it out. */
    String key(Asked asked) {
        String key = Placeholders.fill(simulation.key(), asked);
        return key == null || key.isBlank() ? null : key;
    }

    /** Whether the provider refuses a key that it took before. */
    boolean refusesDuplicates() {
        return simulation.duplicate() != null;
    }

    Reply reply(Fate fate, Asked asked) {
        if (fate == Fate.OUTAGE) {
            return Reply.of(503, "text/html", "<html>Service Unavailable</html>");
        }
        Fixture fixture = fixtures.get(fixtureName(fate));
        if (fixture != null && fixture.response() != null) {
            return Filled.reply(fixture.response(), asked);
        }
        return switch (fate) {
            case RATE -> Reply.json(429, Map.of("error", "Too many requests"));
            case AUTH -> Reply.json(401, Map.of("error", "Unauthorized"));
            case ERROR, BLOCKED -> Reply.json(400, Map.of("error", "Refused"));
            default -> Reply.json(200, Map.of());
        };
    }

    private String fixtureName(Fate fate) {
        if (fate == Fate.DUPLICATE) {
            return simulation.duplicate();
        }
        if (fate.fault() == null) {
            return simulation.answer();
        }
        Map<String, String> faults = simulation.faults();
        return fate == Fate.BLOCKED && !faults.containsKey("blocked") ? faults.get("error") : faults.get(fate.fault());
    }

    /** What the provider calls back with; null when it does not, or not with this kind of receipt. */
    Fixture.Request receipt(Receipts kind) {
        if (simulation.callback() == null || kind == Receipts.none) {
            return null;
        }
        String name = simulation.callback().fixture();
        Fixture fixture = fixtures.get(kind == Receipts.failed ? name.replace("delivered", "failed") : name);
        return fixture == null ? null : fixture.request();
    }

    String callbackAddress(Asked asked) {
        return Placeholders.fill(simulation.callback().to(), asked);
    }

    long callbackMillis() {
        return simulation.callback().afterMillis();
    }
}
