package io.kenh.assignment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who takes this? A member of a group who is at work and has room, by the group's rule: in turn, at random, by weight or by load. */
@Component
public class Assignment {

    private final JdbcClient db;
    private final Deal deal;
    private final Clock clock;

    Assignment(JdbcClient db, Deal deal, Clock clock) {
        this.db = db;
        this.deal = deal;
        this.clock = clock;
    }

    /**
     * The next owners of a group's work, part of the caller's transaction: the group's turn is held
     * until it commits. Fair also when several workers and nodes ask at once.
     *
     * @return one staff id for each piece of work; null for each piece that nobody is free for
     */
    public List<Long> next(long groupId, int pieces) {
        return db.sql("""
                with members as (
                  select array_agg(s.id order by s.id) as ids, count(*)::int as n
                  from staff_group g join staff_group_member m on m.group_id = g.id join staff s on s.id = m.staff_id
                  where g.id = :group and g.mode = 'sequential' and s.active and m.working
                    and not exists (select from staff_absence a where a.staff_id = s.id and :now >= a.since and :now < a.until)
                  having bool_and(s.capacity is null))
                insert into assignment_cursor as c (group_id, last)
                select :group, ids[(:pieces - 1) % n + 1] from members where n > 0
                on conflict (group_id) do update set last = (
                  select ids[((select count(*)::int from unnest(ids) as t (id) where id <= c.last) + :pieces - 1) % n + 1] from members)
                returning last, (select ids from members)""")
                .param("group", groupId).param("pieces", pieces).param("now", OffsetDateTime.now(clock))
                .query((rs, i) -> turns((Long[]) rs.getArray(2).getArray(), rs.getLong(1), pieces)).optional()
                .orElseGet(() -> deal.next(groupId, pieces));
    }

    /** The turns that end with the last one taken. */
    private static List<Long> turns(Long[] members, long last, int pieces) {
        int end = Arrays.asList(members).indexOf(last);
        return IntStream.range(0, pieces).mapToObj(i -> members[Math.floorMod(end - (pieces - 1) + i, members.length)]).toList();
    }
}
