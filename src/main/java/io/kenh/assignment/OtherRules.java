package io.kenh.assignment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Groups that do not share in turn: at random, or to who has the least open work. */
@Component
class OtherRules {

    private final JdbcClient db;

    OtherRules(JdbcClient db) {
        this.db = db;
    }

    private record Turn(long last, String mode) { }

    /** As {@link Assignment#next}. */
    List<Long> next(long groupId, int pieces) {
        Turn turn = turn(groupId).orElse(new Turn(0, ""));
        List<Long> members = members(groupId, turn.last());
        if (members.isEmpty() || pieces == 0) {
            return Collections.nCopies(pieces, null);
        }
        List<Long> owners = turn.mode().equals("load") ? byLoad(members, pieces) : random(members, pieces);
        db.sql("update assignment_cursor set last = ? where group_id = ?").params(owners.get(pieces - 1), groupId).update();
        return owners;
    }

    private Optional<Turn> turn(long groupId) {
        db.sql("insert into assignment_cursor (group_id) select id from staff_group where id = ? on conflict do nothing").param(groupId).update();
        return db.sql("select c.last, g.mode from assignment_cursor c join staff_group g on g.id = c.group_id where c.group_id = ? for update of c")
                .param(groupId).query(Turn.class).optional();
    }

    /** Active ones; who comes after the last turn stands first. */
    private List<Long> members(long groupId, long last) {
        return db.sql("""
                select s.id from staff_group_member m join staff s on s.id = m.staff_id
                where m.group_id = :group and s.active order by s.id <= :last, s.id""").param("group", groupId).param("last", last)
                .query(Long.class).list();
    }

    private static List<Long> random(List<Long> members, int pieces) {
        return ThreadLocalRandom.current().ints(pieces, 0, members.size()).mapToObj(members::get).toList();
    }

    /** Each piece to who has the least then; among equals to who comes next in turn. */
    private List<Long> byLoad(List<Long> members, int pieces) {
        Map<Long, Long> load = load(members);
        List<Long> owners = new ArrayList<>(pieces);
        for (int i = 0; i < pieces; i++) {
            Long least = Collections.min(members, (a, b) -> Long.compare(load.get(a), load.get(b)));
            load.merge(least, 1L, Long::sum);
            owners.add(least);
        }
        return owners;
    }

    /** Open tasks and tickets of each. */
    private Map<Long, Long> load(List<Long> members) {
        Map<Long, Long> load = new HashMap<>();
        members.forEach(member -> load.put(member, 0L));
        db.sql("""
                select owner_id, count(*) as work from (
                  select owner_id from ticket where status in ('open', 'pending') and owner_id = any(:members)
                  union all select owner_id from task where status = 'open' and owner_id = any(:members)) w group by owner_id""")
                .param("members", members.toArray(Long[]::new)).query((rs, i) -> load.put(rs.getLong(1), rs.getLong(2))).list();
        return load;
    }
}
