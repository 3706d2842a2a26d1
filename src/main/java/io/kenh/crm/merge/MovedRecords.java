package io.kenh.crm.merge;

import io.kenh.crm.Edit;
import io.kenh.crm.MovedWithContact;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records of one kind that belong to a contact; each is told as changed. */
final class MovedRecords implements MovedWithContact {

    private static final String CONTACT = "contact_id";

    private final JdbcClient db;
    private final Records records;
    private final RecordType type;

    MovedRecords(JdbcClient db, Records records, RecordType type) {
        this.db = db;
        this.records = records;
        this.type = type;
    }

    @Override
    public String name() {
        return type.key();
    }

    @Override
    public long count(long contact) {
        return db.sql("select count(*) from %s where contact_id = ?".formatted(type.key())).param(contact).query(Long.class).single();
    }

    @Override
    public List<String> move(long from, long to, Cause cause) {
        List<Long> ids = db.sql("select id from %s where contact_id = ? order by id".formatted(type.key())).param(from).query(Long.class).list();
        assign(ids, to, cause);
        return ids.stream().map(String::valueOf).toList();
    }

    @Override
    public void back(List<String> moved, long from, long to, Cause cause) {
        List<Long> ids = moved.stream().map(Long::valueOf).toList();
        List<Long> still = db.sql("select id from %s where contact_id = ? and id = any(?) order by id".formatted(type.key()))
                .params(from, ids.toArray(Long[]::new)).query(Long.class).list();
        assign(still, to, cause);
    }

    private void assign(List<Long> ids, long contact, Cause cause) {
        records.update(ids.stream().map(id -> new Records.Update(type, id, Edit.set(CONTACT, contact), cause)).toList());
    }
}
