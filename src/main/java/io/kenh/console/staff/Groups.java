package io.kenh.console.staff;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Groups of colleagues, and how work is shared out among them. */
@Component("consoleGroups")
class Groups {

    /** @param members their names, separated by the unit separator; {@code ids} likewise */
    record Group(long id, String name, String mode, String members, List<Long> ids) { }

    static final List<String> MODES = List.of("sequential", "random", "load");

    private final JdbcClient db;

    Groups(JdbcClient db) {
        this.db = db;
    }

    List<Group> all() {
        return db.sql("""
                select g.id, g.name, g.mode, string_agg(s.name, chr(31) order by s.name) as members, array_remove(array_agg(s.id), null) as ids
                from staff_group g left join staff_group_member m on m.group_id = g.id left join staff s on s.id = m.staff_id and s.active
                group by g.id order by lower(g.name)""")
                .query((rs, i) -> new Group(rs.getLong("id"), rs.getString("name"), rs.getString("mode"), rs.getString("members"),
                        List.of((Long[]) rs.getArray("ids").getArray()))).list();
    }

    /** @param id null for a new group */
    @Transactional
    void save(Long id, String name, String mode, List<Long> members) {
        String how = MODES.contains(mode) ? mode : MODES.get(0);
        long group = id == null ? db.sql("insert into staff_group (name, mode) values (?, ?) returning id").params(name, how).query(Long.class).single() : id;
        db.sql("update staff_group set name = ?, mode = ? where id = ?").params(name, how, group).update();
        db.sql("delete from staff_group_member where group_id = ?").param(group).update();
        db.sql("insert into staff_group_member select ?, id from staff where id = any(?)").params(group, members.toArray(Long[]::new)).update();
    }
}
