package io.kenh.sync;

import io.kenh.crm.MovedWithContact;
import io.kenh.event.Cause;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The row of a contact in a CRM goes with it. Where the contact that stays has a row of its own there, the other row is left to
 * the contact that is gone: nobody hears of it until the two are parted again, or the first row is taken away.
 */
@Component
class LinksOfMerged implements MovedWithContact {

    private final JdbcClient db;
    private final Pushes pushes;

    LinksOfMerged(JdbcClient db, Pushes pushes) {
        this.db = db;
        this.pushes = pushes;
    }

    @Override
    public String name() {
        return "row";
    }

    @Override
    public long count(long contact) {
        return keys(contact).size();
    }

    private List<String> keys(long contact) {
        return db.sql("""
                select l.sync_id || ' ' || l.external_id from sync s join sync_link l on l.sync_id = s.id and l.record_id = ? and not l.gone
                where s.record = 'contact' order by 1""").param(contact).query(String.class).list();
    }

    @Override
    public List<String> move(long from, long to, Cause cause) {
        List<String> all = keys(from);
        tell(db.sql("""
                update sync_link l set record_id = :to, version = null from sync s
                where s.record = 'contact' and l.sync_id = s.id and l.record_id = :from and not l.gone
                  and not exists (select from sync_link k where k.sync_id = s.id and k.record_id = :to and not k.gone) returning l.sync_id""")
                .param("from", from).param("to", to).query(Long.class).list(), to);
        return all;
    }

    @Override
    public void back(List<String> moved, long from, long to, Cause cause) {
        List<String[]> keys = moved.stream().map(key -> key.split(" ", 2)).toList();
        tell(db.sql("""
                update sync_link l set record_id = ?, version = null from unnest(?::bigint[], ?::text[]) t (sync_id, external_id)
                where l.sync_id = t.sync_id and l.external_id = t.external_id and l.record_id in (?, ?) returning l.sync_id""")
                .params(to, keys.stream().map(key -> Long.valueOf(key[0])).toArray(Long[]::new), keys.stream().map(key -> key[1]).toArray(String[]::new), from, to)
                .query(Long.class).list(), to);
    }

    /** The row is read and merged anew: it agreed with another contact last, or nobody has looked at it meanwhile. */
    private void tell(List<Long> syncs, long contact) {
        Set<Long> sorted = syncs.stream().collect(Collectors.toCollection(TreeSet::new));
        sorted.forEach(sync -> pushes.changed(sync, List.of(contact)));
    }
}
