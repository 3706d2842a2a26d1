package io.kenh.livechat;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.crm.AddressOwners;
import io.kenh.crm.Visits;
import io.kenh.event.InboundEvent.Kind;
import io.kenh.intake.Intake;
import io.kenh.intake.Raw;
import io.kenh.platform.Json;
import io.kenh.platform.Throttle;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The door to the chat window. What a visitor says is an event like everything else, before the browser is told that it was sent. */
@Component("liveChat")
public class LiveChat {

    /** Name of the connector whose connections are such windows. */
    public static final String CONNECTOR = "live-chat";
    private static final int LONGEST = 4_000;
    private static final int LINES_A_MINUTE = 20;
    private static final int PER_ADDRESS = 120;
    private static final int NEW_PER_ADDRESS = 30;
    private static final int MOST_LINES = 200;

    private final Connections connections;
    private final Visitors visitors;
    private final Throttle throttle;
    private final AddressOwners owners;
    private final Visits visits;
    private final Intake intake;
    private final Clock clock;

    LiveChat(Connections connections, Visitors visitors, AddressOwners owners, Visits visits, Intake intake, Clock clock) {
        this.connections = connections;
        this.visitors = visitors;
        this.throttle = new Throttle(clock);
        this.owners = owners;
        this.visits = visits;
        this.intake = intake;
        this.clock = clock;
    }

    /** The connection of this name; empty when there is none, it is paused or no such window. */
    public Optional<Connection> window(String name) {
        return connections.byName(name).filter(c -> c.active() && c.connector().equals(CONNECTOR));
    }

    /** Whether somebody answers at once now. */
    public boolean isOpen(Connection window) {
        return Hours.of(window).hold(ZonedDateTime.now(clock));
    }

    /** The visitor of this token; empty for one that is not ours. */
    public Optional<Visitor> visitor(Connection window, String token) {
        return visitors.of(token, window);
    }

    /**
     * Somebody looks at a page. A visit is told once for each page and visitor in half an hour.
     *
     * @param token   what the browser kept, or null
     * @param address where the request comes from, for counting
     * @return the token to keep
     * @throws TooMuch when one address makes more visitors than people do
     */
    public String visit(Connection window, String token, Sight sight, String address) {
        pass(throttle.letsAddress("asks", address, PER_ADDRESS));
        Visitor visitor = visitors.of(token, window).orElseGet(() -> begin(window, sight, address));
        visitors.seen(visitor, sight, visitor.person());
        if (Boolean.parseBoolean(window.setting("visits", "true")) && sight.page() != null) {
            recognise(window, visitor);
            Map<String, String> payload = new LinkedHashMap<>(Map.of("url", sight.page(), "visitor", visitor.id()));
            if (sight.title() != null) {
                payload.put("title", sight.title());
            }
            String id = "visit:" + visitor.id() + ":" + clock.millis() / 1_800_000 + ":" + sight.page();
            intake.accept(new Raw(window.id(), id, Kind.VISIT, visitor.id(), Json.write(payload), null));
        }
        return visitors.token(visitor);
    }

    /**
     * A visitor says something. Returns after the commit; the same {@code key} again changes nothing.
     *
     * @param key     the browser's own id of the line
     * @param person  what the visitor says of themselves with it
     * @param address where the request comes from, for counting
     * @throws TooMuch                  when it is more than people write
     * @throws IllegalArgumentException for an empty or too long text
     */
    public void say(Connection window, Visitor visitor, String key, String text, Person person, Sight sight, String address) {
        if (text == null || text.isBlank() || text.length() > LONGEST || key == null || !key.matches("[\\w-]{8,64}")) {
            throw new IllegalArgumentException("found a text of %d characters and the key '%s'; wanted 1 to %d characters and a key of 8 to 64 letters and digits"
                    .formatted(text == null ? 0 : text.length(), key == null ? "" : key.substring(0, Math.min(64, key.length())), LONGEST));
        }
        pass(throttle.letsAddress("asks", address, PER_ADDRESS) && throttle.lets(visitor.id(), LINES_A_MINUTE));
        Person known = person.or(visitor.person());
        visitors.seen(visitor, sight, known);
        intake.accept(new Raw(window.id(), "chat:" + visitor.id() + ":" + key, Kind.MESSAGE, visitor.id(), Json.write(said(visitor, key, text, known, sight)), null));
        visitors.add(visitor.id(), "in", key, text.strip());
    }

    /**
     * The window has our lines up to this one, or somebody looks at them. Told again, it changes nothing.
     *
     * @param address where the request comes from, for counting
     * @throws TooMuch when it is more than windows tell
     */
    public void read(Connection window, Visitor visitor, long upTo, boolean seen, String address) {
        pass(throttle.letsAddress("asks", address, PER_ADDRESS));
        List<Visitors.Untold> lines = visitors.untold(visitor.id(), upTo, seen);
        String state = seen ? "opened" : "delivered";
        lines.stream().filter(line -> line.message() != null).forEach(line -> intake.accept(new Raw(window.id(), state + ":" + line.message(), Kind.RECEIPT,
                visitor.id(), Json.write(Map.of("messageId", String.valueOf(line.message()), "state", state)), null)));
        visitors.told(lines, seen);
    }

    /** What was said in the visitor's window after the line with this id, oldest first. */
    public List<Line> lines(Visitor visitor, long after) {
        return visitors.lines(Map.of(visitor.id(), after), MOST_LINES);
    }

    /** The same for several windows at once: visitor's id to the newest line that the window has. */
    public List<Line> lines(Map<String, Long> after) {
        return visitors.lines(after, MOST_LINES);
    }

    /** Step of the connector's Kamelet: what we answer stands in the visitor's window, also for one who has left and comes back. */
    public String deliver(String visitor, String key, String text) {
        boolean there = visitors.add(visitor, "out", key, text) || visitors.exists(visitor);
        return Json.write(there ? Map.of("code", "ok") : Map.of("code", "gone", "text", "there is no such visitor any more"));
    }

    /** Whoever has said something here is known by it; from then on the browser's visits are theirs. */
    private void recognise(Connection window, Visitor visitor) {
        owners.of(CONNECTOR, window.name() + ":" + visitor.id()).stream().findFirst()
                .ifPresent(owner -> visits.remember(visitor.id(), owner.type(), owner.id()));
    }

    private Visitor begin(Connection window, Sight sight, String address) {
        pass(throttle.letsAddress("begins", address, NEW_PER_ADDRESS));
        return visitors.begin(window, sight);
    }

    private static void pass(boolean may) {
        if (!may) {
            throw new TooMuch();
        }
    }

    private static Map<String, String> said(Visitor visitor, String key, String text, Person person, Sight sight) {
        Map<String, String> payload = new LinkedHashMap<>();
        payload.put("from", visitor.id());
        payload.put("id", key);
        payload.put("text", text.strip());
        payload.put("name", person.name() != null ? person.name() : ("en".equals(sight.language()) ? "Visitor " : "Khách web ") + visitor.id().substring(1, 5));
        put(payload, "email", person.email());
        put(payload, "phone", person.phone());
        put(payload, "context.page", sight.page());
        put(payload, "context.title", sight.title());
        put(payload, "context.referrer", sight.referrer());
        put(payload, "context.language", sight.language());
        return payload;
    }

    private static void put(Map<String, String> payload, String name, String value) {
        if (value != null) {
            payload.put(name, value);
        }
    }
}
