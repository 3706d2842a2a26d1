package io.kenh.assignment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who takes this? The members of a group in turn; fair also when several workers ask at once. */
@Component
public class Assignment {

    private final JdbcClient db;

    Assignment(JdbcClient db) {
        this.db = db;
    }

    /**
     * The next owners of a group's work, part of the caller's transaction: the group's turn is held
     * until it commits.
     *
     * @return one staff id for each piece of work; nulls when the group has no active member
     */
    public List<Long> next(long groupId, int pieces) {
        db.sql("insert into assignment_cursor (group_id) values (?) on conflict do nothing").param(groupId).update();
        long last = db.sql("select last from assignment_cursor where group_id = ? for update").param(groupId)
                .query(Long.class).single();
        List<Long> members = members(groupId);
        if (members.isEmpty()) {
            return Collections.nCopies(pieces, null);
        }
        List<Long> turns = turns(members, last, pieces);
        db.sql("update assignment_cursor set last = ? where group_id = ?").params(turns.get(pieces - 1), groupId).update();
        return turns;
    }

    private List<Long> members(long groupId) {
        return db.sql("""
                select s.id from staff_group_member m join staff s on s.id = m.staff_id
                where m.group_id = ? and s.active order by s.id""").param(groupId).query(Long.class).list();
    }

    private static List<Long> turns(List<Long> members, long last, int pieces) {
        int next = 0;
        while (next < members.size() && members.get(next) <= last) {
            next++;
        }
        List<Long> turns = new ArrayList<>(pieces);
        for (int i = 0; i < pieces; i++) {
            turns.add(members.get((next + i) % members.size()));
        }
        return turns;
    }
}
