package io.kenh.console.contact;

import io.kenh.console.Cursor;
import io.kenh.console.Missing;
import io.kenh.console.Page;
import io.kenh.console.Where;
import io.kenh.console.Words;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads contacts, the most recently touched first. */
@Component
class ContactList {

    record Row(long id, String name, String phone, String email, String company, String source, String tags, Instant updated) { }

    record Contact(long id, String name, String email, String title, String company, String status, String tags, String info) { }

    record Address(String kind, String value) { }

    private static final String WORDS = "coalesce(name, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(email, '') || ' ' || coalesce(company, '')";

    private final JdbcClient db;

    ContactList(JdbcClient db) {
        this.db = db;
    }

    Page<Row> find(String q, Cursor before) {
        Where where = new Where().after("updated, id", before)
                .and(Where.contains(WORDS), "words", Where.pattern(Words.asStored(q)));
        return Page.of(where.bind(db.sql("""
                select id, name, phone, email, company, source, array_to_string(tags, chr(31)) as tags, updated from contact"""
                + where + " order by updated desc, id desc limit " + Page.FETCH)).query(Row.class).list(), row -> new Cursor(row.updated(), row.id()));
    }

    Contact find(long id) {
        return db.sql("""
                select id, name, email, title, company, status, array_to_string(tags, chr(31)) as tags, info from contact where id = ?""")
                .param(id).query(Contact.class).optional().orElseThrow(() -> new Missing("contact", id));
    }

    /** Every address by which this person is recognised. */
    List<Address> addresses(long contact) {
        return db.sql("select kind, value from identity where object = 'contact' and object_id = ? order by kind, value limit 20")
                .param(contact).query(Address.class).list();
    }
}
