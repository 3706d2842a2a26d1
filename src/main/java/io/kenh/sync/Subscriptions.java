package io.kenh.sync;

import io.kenh.connector.Connections;
import io.kenh.connector.WebhookSignatures;
import io.kenh.crm.InvalidValue;
import io.kenh.crm.Wanted;
import io.kenh.sync.publish.Wishes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Programs that hear of every change: who they are and what they want. */
@Component
public class Subscriptions {

    private final JdbcClient db;
    private final Wishes wishes;
    private final Connections connections;
    private final SubscriptionSecrets secrets;
    private final Clock clock;

    Subscriptions(JdbcClient db, Wishes wishes, Connections connections, SubscriptionSecrets secrets, Clock clock) {
        this.db = db;
        this.wishes = wishes;
        this.connections = connections;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** By name. */
    public List<Subscription> all() {
        return db.sql("select * from subscription order by name").query(Subscriptions::row).list();
    }

    public Optional<Subscription> find(long id) {
        return db.sql("select * from subscription where id = ?").param(id).query(Subscriptions::row).optional();
    }

    /**
     * Makes one.
     *
     * @param fromBeginning whether it gets all that ever happened, or what happens from now on
     * @throws InvalidValue for a field that cannot be
     */
    public Subscription create(WantedSubscription wanted, boolean fromBeginning) {
        wishes.check(wanted);
        long id = unlessTaken(wanted, () -> db.sql("""
                insert into subscription (name, outlet, url, secret, connection_id, topic, objects, kinds, fields, position, created, updated)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, case when ? then 0 else (select coalesce(max(id), 0) from change) end, ?, ?) returning id""")
                .params(wanted.name(), wanted.outlet(), wanted.url(), secrets.sealed(wanted.secret()), connection(wanted), wanted.topic(),
                        texts(wanted.objects()), texts(wanted.kinds()), texts(wanted.fields()), fromBeginning, now(), now())
                .query(Long.class).single());
        return find(id).orElseThrow();
    }

    /**
     * Changes what is wanted; its position stays. A receiver that failed is tried at once. Another secret takes the place of the present
     * one as with {@link #newSecret}.
     *
     * @throws InvalidValue for a field that cannot be
     */
    public Subscription update(long id, WantedSubscription wanted) {
        wishes.check(wanted);
        unlessTaken(wanted, () -> db.sql("""
                update subscription set name = ?, outlet = ?, url = ?, connection_id = ?, topic = ?, objects = ?, kinds = ?, fields = ?,
                  retry_at = null, updated = ? where id = ?""")
                .params(wanted.name(), wanted.outlet(), wanted.url(), connection(wanted), wanted.topic(), texts(wanted.objects()),
                        texts(wanted.kinds()), texts(wanted.fields()), now(), id).update());
        if (wanted.secret() != null) {
            secrets.replace(id, wanted.secret());
        }
        return find(id).orElseThrow();
    }

    /** Delivers nothing until {@link #resume}; nothing is lost meanwhile. */
    public void pause(long id) {
        db.sql("update subscription set active = false, updated = ? where id = ?").params(now(), id).update();
    }

    /** Goes on after the last change it got, and tries a receiver that failed at once. */
    public void resume(long id) {
        db.sql("update subscription set active = true, retry_at = null, updated = ? where id = ?").params(now(), id).update();
    }

    /** Ends it; what it has not got is forgotten. */
    public void delete(long id) {
        db.sql("delete from subscription where id = ?").param(id).update();
    }

    /** What receivers verify posts with: for the one who sets them up, and never for a log. */
    public String secret(long id) {
        return secrets.present(id);
    }

    /** What posts are signed with: the present secret, then the former one as long as {@link Subscription#formerUntil} says. */
    public List<String> signing(long id) {
        return secrets.signing(id);
    }

    /** Puts a new secret in the place of the present one, which signs along for {@code kenh.webhooks.overlap}. */
    public String newSecret(long id) {
        secrets.replace(id, WebhookSignatures.newSecret());
        return secrets.present(id);
    }

    /** The former secret signs no longer, as when somebody else knows it. */
    public void endFormerSecret(long id) {
        secrets.endFormer(id);
    }

    private Long connection(WantedSubscription wanted) {
        return wanted.connection() == null ? null : connections.byName(wanted.connection()).orElseThrow().id();
    }

    private static <T> T unlessTaken(WantedSubscription wanted, java.util.function.Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw new InvalidValue("name", wanted.name(), Wanted.FREE, null);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static Subscription row(ResultSet rs, int i) throws SQLException {
        return new Subscription(rs.getLong("id"), rs.getString("name"), rs.getString("outlet"), rs.getString("url"),
                rs.getObject("connection_id", Long.class), rs.getString("topic"), list(rs, "objects"), list(rs, "kinds"), list(rs, "fields"),
                rs.getBoolean("active"), rs.getLong("position"), rs.getInt("failures"), instant(rs, "retry_at"), rs.getString("trouble"),
                instant(rs, "trouble_at"), rs.getLong("delivered"), instant(rs, "delivered_at"), instant(rs, "created"), instant(rs, "former_until"));
    }

    private static List<String> list(ResultSet rs, String column) throws SQLException {
        return List.of((String[]) rs.getArray(column).getArray());
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
