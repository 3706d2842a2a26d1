package io.kenh.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far subscriptions are, what they have not got, and the ways to send that again. */
@Component
public class Deliveries {

    /** What the receiver said stands behind it, and differs from one change to the next. */
    private static final String REASON = "split_part(reason, ':', 1)";

    private final JdbcClient db;
    private final Clock clock;

    Deliveries(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** How far one is. */
    public Standing standing(Subscription subscription) {
        return db.sql("""
                select (select coalesce(max(id), 0) from change) - :position as behind,
                       (select at from change where id > :position order by id limit 1) as oldest,
                       count(*) filter (where not parked) as waiting, count(*) filter (where parked) as parked
                from subscription_item where subscription_id = :id""").param("position", subscription.position()).param("id", subscription.id())
                .query((rs, i) -> new Standing(Math.max(0, rs.getLong(1)), rs.getTimestamp(2) == null ? null : rs.getTimestamp(2).toInstant(),
                        rs.getLong(3), rs.getLong(4))).single();
    }

    /**
     * What one has not got, oldest first.
     *
     * @param after only changes with a larger id; 0 for the first page
     */
    public List<Undelivered> undelivered(long subscription, long after, int most) {
        return db.sql("""
                select i.*, c.object, c.object_id, c.kind from subscription_item i join change c on c.id = i.change_id
                where subscription_id = ? and change_id > ? order by change_id limit ?""").params(subscription, after, most)
                .query(Deliveries::row).list();
    }

    /** Why changes were given up, the most frequent reason first. */
    public List<GivenUp> reasons(long subscription) {
        return db.sql("select " + REASON + " as reason, count(*), min(since) from subscription_item where subscription_id = ? and parked group by 1 order by 2 desc, 1")
                .param(subscription).query((rs, i) -> new GivenUp(rs.getString(1), rs.getLong(2), rs.getTimestamp(3).toInstant())).list();
    }

    /** The days on which one got something or failed, oldest first; those before {@code from} are left out. */
    public List<DeliveredDay> days(long subscription, LocalDate from) {
        return db.sql("select day, delivered, failed from subscription_day where subscription_id = ? and day >= ? order by day")
                .params(subscription, from).query(DeliveredDay.class).list();
    }

    /** Sends one that was given up again, with fresh attempts; false when it is none of those. */
    public boolean redrive(long subscription, long change) {
        return back(subscription, "change_id = ?", change) > 0;
    }

    /**
     * Sends all that were given up again, in order; returns how many.
     *
     * @param reason only those of this {@link GivenUp#reason}; null for all
     */
    public int redrive(long subscription, String reason) {
        return back(subscription, "coalesce(?::text, " + REASON + ") = " + REASON, reason);
    }

    /** Forgets what was given up, for this reason or (null) for any; returns how many. */
    public int forget(long subscription, String reason) {
        return db.sql("delete from subscription_item where subscription_id = ? and parked and coalesce(?::text, " + REASON + ") = " + REASON)
                .params(subscription, reason).update();
    }

    private int back(long subscription, String which, Object what) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return db.sql("update subscription_item set parked = false, attempts = 0, due = ?, since = ? where subscription_id = ? and parked and " + which)
                .params(Arrays.asList(now, now, subscription, what)).update();
    }

    private static Undelivered row(ResultSet rs, int i) throws SQLException {
        return new Undelivered(rs.getLong("change_id"), rs.getString("object"), rs.getLong("object_id"), rs.getString("kind"),
                rs.getInt("attempts"), rs.getBoolean("parked"), rs.getString("reason"), rs.getTimestamp("due").toInstant(),
                rs.getTimestamp("since").toInstant());
    }
}
