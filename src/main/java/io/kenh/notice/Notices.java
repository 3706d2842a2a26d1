package io.kenh.notice;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kenh.platform.Json;
import io.kenh.platform.Rehearsal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The door to what people are told on the screen. A notice is a row, so it waits for whoever is away; open
 * browsers show it at once on this node and within a second on others.
 */
@Component("notices")
public class Notices {

    /** There is something new for these people; sent on this node after the commit. */
    public record Told(Set<Long> staffIds) { }

    /** Unseen notices are counted no further. */
    public static final int MOST_COUNTED = 100;

    private static final Duration KEPT = Duration.ofDays(60);

    private final JdbcClient db;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Notices(JdbcClient db, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /** Tells one person, as part of the caller's transaction; see {@link News} for the parts. */
    public void tell(long staffId, String kind, String link, Object... args) {
        tell(List.of(News.to(staffId, kind, link, args)));
    }

    /** Tells several people, as part of the caller's transaction. */
    public void tell(List<News> news) {
        if (news.isEmpty()) {
            return;
        }
        db.sql("""
                insert into notice (staff_id, kind, link, args, at)
                select staff, kind, link, args::jsonb, ? from unnest(?::bigint[], ?::text[], ?::text[], ?::text[])
                  with ordinality as t (staff, kind, link, args, n) order by n""")
                .params(OffsetDateTime.now(clock), news.stream().map(News::staffId).toArray(Long[]::new), texts(news, News::kind),
                        texts(news, News::link), texts(news, n -> Json.write(n.args()))).update();
        afterCommit(news.stream().map(News::staffId).collect(Collectors.toSet()));
    }

    private void afterCommit(Set<Long> staff) {
        if (Rehearsal.isOn()) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            events.publishEvent(new Told(staff));
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.publishEvent(new Told(staff));
            }
        });
    }

    /** How many a person has not seen, counted up to {@link #MOST_COUNTED}. */
    public int unseen(long staffId) {
        return db.sql("select count(*) from (select from notice where staff_id = ? and seen is null limit ?) n").params(staffId, MOST_COUNTED)
                .query(Integer.class).single();
    }

    /** A person's notices with ids below {@code before}, newest first. */
    public List<Notice> latest(long staffId, long before, int most) {
        return db.sql("select * from notice where staff_id = ? and id < ? order by id desc limit ?").params(staffId, before, most)
                .query(Notices::row).list();
    }

    /** What active people among these have been told since a moment and not seen yet, oldest first, at most a thousand. */
    public List<Notice> since(Collection<Long> staffIds, Instant moment) {
        return db.sql("""
                select n.* from notice n join staff s on s.id = n.staff_id and s.active
                where n.staff_id = any(?) and n.seen is null and n.at >= ? order by n.id limit 1000""")
                .params(staffIds.toArray(Long[]::new), OffsetDateTime.ofInstant(moment, clock.getZone())).query(Notices::row).list();
    }

    /** A person has looked at one of his notices; answers it, or nothing when it is not his. */
    public Optional<Notice> see(long staffId, long id) {
        return db.sql("update notice set seen = coalesce(seen, ?) where id = ? and staff_id = ? returning *")
                .params(OffsetDateTime.now(clock), id, staffId).query(Notices::row).optional();
    }

    /** A person has looked at all of them. */
    public void seeAll(long staffId) {
        db.sql("update notice set seen = ? where staff_id = ? and seen is null").params(OffsetDateTime.now(clock), staffId).update();
    }

    /** Nightly: what is older than sixty days goes, seen or not. */
    public void forgetOld() {
        db.sql("delete from notice where at < ?").param(OffsetDateTime.now(clock).minus(KEPT)).update();
    }

    private static String[] texts(List<News> news, Function<News, String> of) {
        return news.stream().map(of).toArray(String[]::new);
    }

    private static Notice row(ResultSet rs, int i) throws SQLException {
        OffsetDateTime seen = rs.getObject("seen", OffsetDateTime.class);
        return new Notice(rs.getLong("id"), rs.getLong("staff_id"), rs.getString("kind"), rs.getString("link"),
                Json.read(rs.getString("args"), new TypeReference<List<String>>() { }), rs.getObject("at", OffsetDateTime.class).toInstant(),
                seen == null ? null : seen.toInstant());
    }
}
