package io.kenh.livechat;

import io.kenh.connector.Connection;
import io.kenh.connector.Seals;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Visitors and their lines in the tables. */
@Component
class Visitors {

    private static final String PURPOSE = "chat visitor";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient db;
    private final Seals seals;
    private final Clock clock;

    Visitors(JdbcClient db, Seals seals, Clock clock) {
        this.db = db;
        this.seals = seals;
        this.clock = clock;
    }

    Visitor begin(Connection connection, Sight sight) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String id = "v" + HexFormat.of().formatHex(random);
        db.sql("""
                insert into chat_visitor (id, connection_id, page, title, referrer, language, first_seen, seen)
                values (:id, :connection, :page, :title, :referrer, :language, :now, :now)""")
                .param("id", id).param("connection", connection.id()).param("page", sight.page()).param("title", sight.title())
                .param("referrer", sight.referrer()).param("language", sight.language()).param("now", OffsetDateTime.now(clock)).update();
        return new Visitor(id, connection.id(), Person.UNKNOWN);
    }

    /** What the visitor's browser keeps. */
    String token(Visitor visitor) {
        return seals.seal(visitor.id(), PURPOSE);
    }

    /** Empty for a token that is not ours, or of another window. */
    Optional<Visitor> of(String token, Connection connection) {
        return token == null || token.length() > 400 ? Optional.empty() : seals.open(token, PURPOSE).flatMap(id -> db.sql("""
                select id, connection_id, name, email, phone from chat_visitor where id = ? and connection_id = ?""").params(id, connection.id())
                .query((rs, i) -> new Visitor(rs.getString(1), rs.getLong(2), new Person(rs.getString(3), rs.getString(4), rs.getString(5)))).optional());
    }

    void seen(Visitor visitor, Sight sight, Person person) {
        db.sql("update chat_visitor set seen = :now, page = :page, title = :title, language = :language, name = :name, email = :email, phone = :phone where id = :id")
                .param("now", OffsetDateTime.now(clock)).param("page", sight.page()).param("title", sight.title()).param("language", sight.language())
                .param("name", person.name()).param("email", person.email()).param("phone", person.phone()).param("id", visitor.id()).update();
    }

    /** False where the line is there already, or nobody has such a window any more. */
    boolean add(String visitor, String direction, String key, String text) {
        return db.sql("""
                insert into chat_line (visitor, direction, key, text, at) select id, ?, ?, ?, ? from chat_visitor where id = ?
                on conflict (visitor, key) do nothing""").params(direction, key, text, OffsetDateTime.now(clock), visitor).update() == 1;
    }

    /** A line of ours that the window has told nothing of yet, and the message it is; null for one that no message is any more. */
    record Untold(long id, Long message) { }

    /** @param seen whether it is about being looked at; else about having come */
    List<Untold> untold(String visitor, long upTo, boolean seen) {
        return db.sql("""
                select l.id, m.id as message from chat_line l left join message m on m.key = l.key
                where l.visitor = ? and l.id <= ? and l.direction = 'out' and %s is null order by l.id""".formatted(seen ? "l.seen" : "l.arrived"))
                .params(visitor, upTo).query(Untold.class).list();
    }

    void told(List<Untold> lines, boolean seen) {
        db.sql("update chat_line set arrived = coalesce(arrived, :now), seen = case when :seen then :now else seen end where id = any(:ids)")
                .param("now", OffsetDateTime.now(clock)).param("seen", seen).param("ids", lines.stream().map(Untold::id).toArray(Long[]::new)).update();
    }

    boolean exists(String visitor) {
        return db.sql("select count(*) from chat_visitor where id = ?").param(visitor).query(Long.class).single() == 1;
    }

    /** Lines with larger ids than each visitor has, oldest first. */
    List<Line> lines(Map<String, Long> after, int most) {
        return db.sql("""
                select l.id, l.visitor, l.direction, l.key, l.text, l.at from unnest(?::text[], ?::bigint[]) as w (visitor, after)
                join chat_line l on l.visitor = w.visitor and l.id > w.after order by l.id limit ?""")
                .params(after.keySet().toArray(String[]::new), after.values().toArray(Long[]::new), most).query(Line.class).list();
    }
}
