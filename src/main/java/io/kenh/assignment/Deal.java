package io.kenh.assignment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deals work out piece by piece, for all groups that do not simply go round among members who can take any number. */
@Component
class Deal {

    private record Turn(long last, String mode) { }

    private final JdbcClient db;
    private final Clock clock;

    Deal(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** As {@link Assignment#next}. */
    List<Long> next(long groupId, int pieces) {
        Optional<Turn> turn = turn(groupId);
        if (turn.isEmpty() || pieces == 0) {
            return Collections.nCopies(pieces, null);
        }
        List<Hand> hands = hands(groupId, turn.get().last());
        List<Long> owners = deal(Mode.of(turn.get().mode()), hands, pieces);
        save(groupId, owners, turn.get(), hands);
        return owners;
    }

    private static List<Long> deal(Mode mode, List<Hand> hands, int pieces) {
        List<Hand> order = new ArrayList<>(hands);
        List<Long> owners = new ArrayList<>(pieces);
        for (int i = 0; i < pieces; i++) {
            List<Hand> free = order.stream().filter(Hand::isFree).toList();
            if (free.isEmpty()) {
                owners.addAll(Collections.nCopies(pieces - i, null));
                return owners;
            }
            Hand next = mode.pick(free);
            next.take();
            if (mode == Mode.SEQUENTIAL) {
                Collections.rotate(order, -order.indexOf(next) - 1);
            }
            owners.add(next.id());
        }
        return owners;
    }

    /** The group's turn, held until the caller's transaction ends. */
    private Optional<Turn> turn(long groupId) {
        db.sql("insert into assignment_cursor (group_id) select id from staff_group where id = ? on conflict do nothing").param(groupId).update();
        return db.sql("select c.last, g.mode from assignment_cursor c join staff_group g on g.id = c.group_id where c.group_id = ? for update of c")
                .param(groupId).query(Turn.class).optional();
    }

    /** Those at work; who comes after the last turn stands first. */
    private List<Hand> hands(long groupId, long last) {
        return db.sql("""
                select s.id, m.weight, m.credit, s.capacity,
                       (select count(*) from ticket t where t.owner_id = s.id and t.status in ('open', 'pending'))
                       + (select count(*) from task k where k.owner_id = s.id and k.status = 'open') as load
                from staff_group_member m join staff s on s.id = m.staff_id
                where m.group_id = :group and s.active and m.working
                  and not exists (select from staff_absence a where a.staff_id = s.id and :now >= a.since and :now < a.until)
                order by s.id <= :last, s.id""").param("group", groupId).param("last", last).param("now", OffsetDateTime.now(clock))
                .query((rs, i) -> new Hand(rs.getLong("id"), rs.getInt("weight"), rs.getInt("credit"), rs.getLong("load"),
                        rs.getObject("capacity", Integer.class))).list();
    }

    private void save(long groupId, List<Long> owners, Turn turn, List<Hand> hands) {
        Long last = owners.stream().filter(owner -> owner != null).reduce((first, second) -> second).orElse(null);
        if (last == null) {
            return;
        }
        db.sql("update assignment_cursor set last = ? where group_id = ?").params(last, groupId).update();
        if (Mode.of(turn.mode()) == Mode.WEIGHTED) {
            db.sql("""
                    update staff_group_member m set credit = c.credit from unnest(?::bigint[], ?::int[]) as c (id, credit)
                    where m.group_id = ? and m.staff_id = c.id""")
                    .params(hands.stream().map(Hand::id).toArray(Long[]::new), hands.stream().map(Hand::credit).toArray(Integer[]::new), groupId).update();
        }
    }
}
