package io.kenh.crm;

import io.kenh.event.Cause;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of a table that name a contact and tell nobody when that changes. */
public final class MovedRows implements MovedWithContact {

    private final JdbcClient db;
    private final String name;
    private final String table;
    private final String key;
    private final String contact;
    private final String which;

    /**
     * @param key     expression that tells a row from others, as text
     * @param contact column with the contact's id
     * @param which   condition for the rows that are meant
     */
    public MovedRows(JdbcClient db, String name, String table, String key, String contact, String which) {
        this.db = db;
        this.name = name;
        this.table = table;
        this.key = key;
        this.contact = contact;
        this.which = which;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long count(long id) {
        return db.sql("select count(*) from %s where %s = ? and %s".formatted(table, contact, which)).param(id).query(Long.class).single();
    }

    @Override
    public List<String> move(long from, long to, Cause cause) {
        return db.sql("update %s set %s = ? where %2$s = ? and %s returning %s".formatted(table, contact, which, key)).params(to, from)
                .query(String.class).list();
    }

    @Override
    public void back(List<String> moved, long from, long to, Cause cause) {
        db.sql("update %s set %s = ? where %2$s = ? and %s and %s = any(?)".formatted(table, contact, which, key))
                .params(to, from, moved.toArray(String[]::new)).update();
    }
}
