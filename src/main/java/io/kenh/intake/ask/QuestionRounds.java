package io.kenh.intake.ask;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Inbox;
import io.kenh.connector.Incoming;
import io.kenh.connector.Inquiries;
import io.kenh.connector.Inquiries.Repeated;
import io.kenh.connector.Inquiries.Told;
import io.kenh.platform.Backoff;
import io.kenh.platform.Json;
import io.kenh.platform.Leases;
import io.kenh.platform.Outage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Steps of {@code routes/inbound-questions.camel.yaml}: asks what is open. One node at a time asks at one connection; what is told
 * is taken in before the question ends, so a crash between asks once more and finds it there.
 */
@Component("questionRounds")
public class QuestionRounds {

    private static final Logger log = LoggerFactory.getLogger(QuestionRounds.class);
    private static final int MOST = 50;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofDays(1);
    /** Clocks differ, and a provider may show late what came early. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private record Question(long id, String question, String about, String extra, OffsetDateTime since, int attempts, Integer every) { }

    private final JdbcClient db;
    private final Connections connections;
    private final Inquiries inquiries;
    private final Inbox inbox;
    private final Leases leases;
    private final Backoff backoff;
    private final Clock clock;
    private final Map<Long, List<Repeated>> begun = new ConcurrentHashMap<>();

    QuestionRounds(JdbcClient db, Connections connections, Inquiries inquiries, Inbox inbox, Leases leases, Backoff backoff, Clock clock) {
        this.db = db;
        this.connections = connections;
        this.inquiries = inquiries;
        this.inbox = inbox;
        this.leases = leases;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** The connections at which something is to be asked now. */
    public List<Connection> due() {
        try {
            connections.all().stream().filter(Connection::active).forEach(this::begin);
            return db.sql("select distinct connection_id from question where due <= ?").param(now()).query(Long.class).list().stream()
                    .map(connections::byId).filter(Connection::active).toList();
        } catch (RuntimeException e) {
            if (Outage.is(e)) {
                return List.of();
            }
            throw e;
        }
    }

    /** What is asked again and again is asked from now on for what comes from now on. */
    private void begin(Connection connection) {
        List<Repeated> repeated = inquiries.repeated(connection);
        if (repeated.equals(begun.getOrDefault(connection.id(), List.of()))) {
            return;
        }
        repeated.forEach(one -> db.sql("""
                insert into question (connection_id, question, about, since, due, every) values (?, ?, ?, ?, ?, ?)
                on conflict (connection_id, question, about) do update set every = excluded.every, due = coalesce(question.due, excluded.due)""")
                .params(connection.id(), one.question(), one.about(), now(), now(), one.everySeconds()).update());
        begun.put(connection.id(), repeated);
    }

    /** Asks at one connection. Never throws: the next round asks again. */
    public void ask(Connection connection) {
        try {
            if (leases.take("questions:" + connection.id(), LEASE)) {
                open(connection).forEach(question -> ask(connection, question));
            }
        } catch (RuntimeException e) {
            if (!Outage.is(e)) {
                log.warn("Questions of {} could not be asked: {}", connection.name(), e.toString());
            }
        }
    }

    private List<Question> open(Connection connection) {
        return db.sql("select id, question, about, extra, since, attempts, every from question where connection_id = ? and due <= ? order by due, id limit ?")
                .params(connection.id(), now(), MOST).query(Question.class).list();
    }

    private void ask(Connection connection, Question question) {
        if (question.every() != null && inquiries.repeated(connection).stream().noneMatch(one -> one.question().equals(question.question()) && one.about().equals(question.about()))) {
            db.sql("delete from question where id = ?").param(question.id()).update();
            return;
        }
        Instant asked = clock.instant();
        Told told = inquiries.ask(connection, question.question(), question.about(), question.every() == null ? null : question.since().toInstant());
        if (told.answer().isAccepted()) {
            Map<String, String> extra = Json.read(question.extra(), new TypeReference<>() { });
            told.events().forEach(event -> extra.forEach((name, value) -> add(event, name, value)));
            inbox.accept(connection, told.events());
            settled(question, asked);
        } else {
            later(connection, question, told.answer());
        }
    }

    private void settled(Question question, Instant asked) {
        if (question.every() == null) {
            db.sql("delete from question where id = ?").param(question.id()).update();
            return;
        }
        db.sql("update question set since = greatest(since, ?), due = ?, attempts = 0, reason = null where id = ?")
                .params(asked.minus(OVERLAP).atOffset(ZoneOffset.UTC), asked.plusSeconds(question.every()).atOffset(ZoneOffset.UTC), question.id()).update();
    }

    private static void add(Incoming.Event event, String name, String value) {
        if (!event.payload().has(name)) {
            event.payload().put(name, value);
        }
    }

    /** What the provider will never tell ends at once; what it may tell later, after a day. A person sees which it was. */
    private void later(Connection connection, Question question, Answer answer) {
        boolean hopeless = !answer.isTransient() && !answer.isUnknown() && !answer.needsPerson();
        Instant next = answer.again() == null ? clock.instant().plus(backoff.after(question.attempts() + 1)) : answer.again();
        boolean end = question.every() == null && (hopeless || question.since().toInstant().plus(LONGEST).isBefore(clock.instant()));
        String reason = answer.code() + ": " + answer.text();
        db.sql("update question set attempts = attempts + 1, reason = ?, due = ? where id = ?")
                .params(reason, end ? null : next.atOffset(ZoneOffset.UTC), question.id()).update();
        if (end) {
            log.warn("{} was asked for {} {} in vain: {}", connection.name(), question.question(), question.about(), reason);
        } else if (question.every() != null && (hopeless || answer.needsPerson()) && !"failing".equals(connection.state())) {
            connections.report(connection.id(), reason);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
