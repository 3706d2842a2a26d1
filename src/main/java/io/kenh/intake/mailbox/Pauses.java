package io.kenh.intake.mailbox;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.NoAccess;
import jakarta.mail.AuthenticationFailedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * When a mailbox that failed is tried again. A refused log-in is tried seldom, for servers lock accounts that knock too often;
 * with other settings it is tried at once.
 */
@Component
class Pauses {

    private record Pause(int failures, Instant until) { }

    private static final int MOST_DOUBLINGS = 9;
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FIRST_REFUSED = Duration.ofMinutes(1);
    private static final Duration LONGEST_REFUSED = Duration.ofMinutes(30);

    private final Clock clock;
    private final Map<Long, Pause> pauses = new ConcurrentHashMap<>();

    Pauses(Connections connections, Clock clock) {
        this.clock = clock;
        connections.onChange(id -> changed(id, connections.all()));
    }

    /** Whoever sets a connection up anew, lets the hub in again or ends its pause leaves it without fault. */
    private void changed(long id, List<Connection> now) {
        if (now.stream().noneMatch(connection -> connection.id() == id && connection.state().equals("failing"))) {
            pauses.remove(id);
        }
    }

    boolean isOver(Connection connection) {
        Pause pause = pauses.get(connection.id());
        return pause == null || !pause.until().isAfter(clock.instant());
    }

    /** Answers for how long it is left alone. */
    Duration failed(Connection connection, Throwable failure) {
        int failures = pauses.containsKey(connection.id()) ? pauses.get(connection.id()).failures() + 1 : 1;
        boolean refused = isRefused(failure);
        Duration wanted = (refused ? FIRST_REFUSED : FIRST).multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration longest = refused ? LONGEST_REFUSED : LONGEST;
        Duration pause = wanted.compareTo(longest) > 0 ? longest : wanted;
        pauses.put(connection.id(), new Pause(failures, clock.instant().plus(pause)));
        return pause;
    }

    /** Whether the log-in was refused. A mailbox that somebody else has open at the moment is refused in the same way. */
    static boolean isRefused(Throwable failure) {
        return failure instanceof NoAccess none && none.answer().needsPerson() || failure instanceof AuthenticationFailedException
                && !String.valueOf(failure.getMessage()).matches("(?is).*(\\[IN-USE]|\\[SYS/TEMP]|\\[UNAVAILABLE]|\\[LOGIN-DELAY]|lock).*");
    }

    /** It works again. */
    void recovered(Connection connection) {
        pauses.remove(connection.id());
    }
}
