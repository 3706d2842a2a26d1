package io.kenh.console.contact;

import io.kenh.console.Missing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one contact. */
@Component
class ContactReader {

    record Contact(long id, String name, String email, String title, String company, String status, String tags, String info) { }

    private final JdbcClient db;

    ContactReader(JdbcClient db) {
        this.db = db;
    }

    Contact find(long id) {
        return db.sql("""
                select id, name, email, title, company, status, array_to_string(tags, chr(31)) as tags, info from contact where id = ?""")
                .param(id).query(Contact.class).optional().orElseThrow(() -> new Missing("contact", id));
    }
}
