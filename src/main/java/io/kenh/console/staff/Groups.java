package io.kenh.console.staff;

import io.kenh.crm.StaffGroups;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads groups of colleagues. */
@Component("consoleGroups")
class Groups {

    /**
     * @param members their names, separated by the unit separator; {@code ids} likewise
     * @param base    is always there and keeps its name
     */
    record Group(long id, String name, String mode, String members, List<Long> ids, boolean base) { }

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
                        List.of((Long[]) rs.getArray("ids").getArray()), StaffGroups.BASE.contains(rs.getString("name")))).list();
    }

    /** Puts somebody into groups. */
    void join(long staff, List<Long> groups) {
        db.sql("insert into staff_group_member (group_id, staff_id) select id, ? from staff_group where id = any(?) on conflict do nothing")
                .params(staff, groups.toArray(Long[]::new)).update();
    }
}
