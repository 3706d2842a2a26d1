package io.kenh.intake;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the watch over each mailbox goes. Kept in memory and written seldom, however much mail comes: it is for people. */
@Component
public class MailboxStates {

    /**
     * @param way      {@code idle}: the server tells of new mail; {@code poll}: it is asked; {@code push}: mail is brought to us
     * @param looked   the last look that came to its end; null before the first, and for push
     * @param lastMail when the last mail was committed; null before the first
     * @param backlog  mails seen on the server and not yet taken
     */
    public record State(String way, Instant looked, Instant lastMail, long backlog) {

        private static final State NEW = new State(null, null, null, 0);
    }

    private record Noted(State state, State written, Instant at) { }

    private static final Duration SELDOM = Duration.ofSeconds(10);

    private final JdbcClient db;
    private final Clock clock;
    private final Map<Long, Noted> noted = new ConcurrentHashMap<>();

    MailboxStates(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The states by connection; one without a state was never watched. */
    public Map<Long, State> all() {
        return db.sql("select connection_id, way, looked, last_mail, backlog from mailbox_state").query((row, i) -> Map.entry(row.getLong(1),
                new State(row.getString(2), instant(row.getTimestamp(3)), instant(row.getTimestamp(4)), row.getLong(5)))).list()
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /** A look came to its end: nothing is left. */
    public void looked(long connection, boolean listens) {
        note(connection, s -> new State(listens ? "idle" : "poll", clock.instant(), s.lastMail(), 0));
    }

    /** So many mails wait on the server. */
    public void backlog(long connection, long mails) {
        note(connection, s -> new State(s.way(), s.looked(), s.lastMail(), mails));
    }

    /** Mail was committed. */
    public void taken(long connection) {
        note(connection, s -> new State(s.way(), s.looked(), clock.instant(), s.backlog()));
    }

    /** Mail that was brought to us was committed. */
    public void brought(long connection) {
        note(connection, s -> new State("push", null, clock.instant(), 0));
    }

    /** To be called now and then: writes what has changed. */
    public void write() {
        noted.keySet().forEach(connection -> noted.computeIfPresent(connection, (id, n) -> isDue(n) ? written(id, n.state()) : n));
    }

    private boolean isDue(Noted n) {
        return !n.state().equals(n.written()) && !n.at().plus(SELDOM).isAfter(clock.instant());
    }

    private void note(long connection, UnaryOperator<State> change) {
        noted.compute(connection, (id, n) -> {
            Noted before = n == null ? new Noted(State.NEW, null, Instant.EPOCH) : n;
            return new Noted(change.apply(before.state()), before.written(), before.at());
        });
    }

    private Noted written(long connection, State s) {
        db.sql("""
                insert into mailbox_state (connection_id, way, looked, last_mail, backlog) values (?, ?, ?, ?, ?)
                on conflict (connection_id) do update set way = coalesce(excluded.way, mailbox_state.way),
                  looked = coalesce(excluded.looked, mailbox_state.looked),
                  last_mail = coalesce(excluded.last_mail, mailbox_state.last_mail), backlog = excluded.backlog""")
                .params(connection, s.way(), at(s.looked()), at(s.lastMail()), s.backlog()).update();
        return new Noted(s, s, clock.instant());
    }

    private OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atZone(clock.getZone()).toOffsetDateTime();
    }
}
