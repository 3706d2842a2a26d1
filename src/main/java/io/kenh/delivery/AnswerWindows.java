package io.kenh.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connection;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long after a person's last word their provider lets us write, by the {@code answering} section of its connector. */
@Component
public class AnswerWindows {

    /** Header of a message that a colleague wrote by hand; never leaves the hub. */
    public static final String BY = "by";
    /** Value of {@link #BY}. */
    public static final String PERSON = "person";
    /** Header with the id of a comment that the message answers for all to read; such an answer is not bound to time. */
    public static final String COMMENT = "comment";
    /** Header with the id of a comment that the message answers privately. */
    public static final String PRIVATELY = "privately";

    /**
     * One stretch of time.
     *
     * @param until    when it ends
     * @param byPerson only for what a colleague writes by hand
     * @param header   set on the message in this stretch, with {@code value}; null for none
     * @param note     what people should know, or null
     */
    public record Stretch(Instant until, boolean byPerson, String header, String value, Text note) { }

    /**
     * Where a person stands.
     *
     * @param limited whether the provider limits answers at all
     * @param last    the person's last word; null where there was none
     * @param now     the present stretch; null where nothing may be written
     * @param closes  when nothing may be written any more; null where that is not limited or has come
     */
    public record Window(boolean limited, Instant last, Stretch now, Instant closes) {

        /** Whether this may be written. */
        public boolean lets(boolean person) {
            return !limited || now != null && (person || !now.byPerson());
        }
    }

    private static final Window UNLIMITED = new Window(false, null, null, null);

    private final JdbcClient db;
    private final Connectors connectors;
    private final Clock clock;

    AnswerWindows(JdbcClient db, Connectors connectors, Clock clock) {
        this.db = db;
        this.connectors = connectors;
        this.clock = clock;
    }

    /** A person has written; part of the caller's transaction. An older word changes nothing. */
    public void heard(long connectionId, String address, Instant at) {
        db.sql("""
                insert into last_word as l (connection_id, address, at) values (?, ?, ?)
                on conflict (connection_id, address) do update set at = excluded.at where excluded.at > l.at""")
                .params(connectionId, address, at.atOffset(ZoneOffset.UTC)).update();
    }

    /** Where a person stands now. */
    public Window of(Connection connection, String address) {
        List<JsonNode> declared = declared(connection);
        return declared.isEmpty() ? UNLIMITED : window(declared, lastWord(connection, address).orElse(null), clock.instant());
    }

    /** Of some messages of connections, those that may not leave now, by message id. */
    public Map<Long, Window> closed(List<Message> messages, LongFunction<Connection> connections) {
        List<Message> bound = messages.stream().filter(message -> isBound(message, connections.apply(message.connectionId()))).toList();
        Map<Long, Instant> words = bound.isEmpty() ? Map.of() : lastWords(bound);
        Map<Long, Window> closed = new HashMap<>();
        for (Message message : bound) {
            Window window = window(declared(connections.apply(message.connectionId())), words.get(message.id()), clock.instant());
            if (!window.lets(PERSON.equals(message.headers().get(BY)))) {
                closed.put(message.id(), window);
            }
        }
        return closed;
    }

    /** The message's headers with what the present stretch wants of them. */
    Map<String, String> headers(Message message, Connection connection) {
        if (!isBound(message, connection)) {
            return message.headers();
        }
        Stretch now = of(connection, message.address()).now();
        if (now == null || now.header() == null) {
            return message.headers();
        }
        Map<String, String> headers = new HashMap<>(message.headers());
        headers.put(now.header(), now.value());
        return headers;
    }

    private boolean isBound(Message message, Connection connection) {
        return !message.headers().containsKey(COMMENT) && !message.headers().containsKey(PRIVATELY) && !declared(connection).isEmpty();
    }

    private static Window window(List<JsonNode> declared, Instant last, Instant now) {
        if (last == null) {
            return new Window(true, null, null, null);
        }
        List<Stretch> stretches = declared.stream().map(one -> stretch(one, last)).toList();
        Instant end = stretches.get(stretches.size() - 1).until();
        return new Window(true, last, stretches.stream().filter(one -> now.isBefore(one.until())).findFirst().orElse(null),
                now.isBefore(end) ? end : null);
    }

    private static Stretch stretch(JsonNode declared, Instant last) {
        JsonNode note = declared.path("note");
        return new Stretch(last.plus(Duration.ofHours(declared.path("withinHours").asLong())), PERSON.equals(declared.path("by").asText()),
                declared.path("header").asText(null), declared.path("value").asText(null),
                note.isMissingNode() ? null : new Text(note.path("vi").asText(), note.path("en").asText()));
    }

    private Optional<Instant> lastWord(Connection connection, String address) {
        return db.sql("select at from last_word where connection_id = ? and address = ?").params(connection.id(), address)
                .query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    /** By message id. */
    private Map<Long, Instant> lastWords(List<Message> messages) {
        Map<Long, Instant> words = new HashMap<>();
        db.sql("""
                select m.id, w.at from unnest(?::bigint[], ?::bigint[], ?::text[]) as m (id, connection_id, address)
                  join last_word w using (connection_id, address)""")
                .params(messages.stream().map(Message::id).toArray(Long[]::new), messages.stream().map(Message::connectionId).toArray(Long[]::new),
                        messages.stream().map(Message::address).toArray(String[]::new))
                .query((rs, i) -> words.put(rs.getLong("id"), rs.getObject("at", OffsetDateTime.class).toInstant())).list();
        return words;
    }

    private List<JsonNode> declared(Connection connection) {
        return connectors.byName(connection.connector()).map(Connector::definition).map(definition -> definition.path("answering"))
                .map(list -> StreamSupport.stream(list.spliterator(), false).toList()).orElse(List.of());
    }
}
