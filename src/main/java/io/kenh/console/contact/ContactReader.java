package io.kenh.console.contact;

import io.kenh.console.Missing;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one contact with its addresses. */
@Component
class ContactReader {

    record Contact(long id, String name, String email, String title, String company, String status, String tags, String info) { }

    record Address(String kind, String value) { }

    private final JdbcClient db;

    ContactReader(JdbcClient db) {
        this.db = db;
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
