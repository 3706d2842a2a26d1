package io.kenh.console.lead;

import io.kenh.console.Missing;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one lead with the contact it became. */
@Component
class LeadReader {

    /** {@code converted} is when it became the contact; null before. */
    record Lead(long id, String name, String phone, String email, String title, String company, String status, Long contactId, String contact, Instant converted,
                String tags, String info) { }

    private final JdbcClient db;

    LeadReader(JdbcClient db) {
        this.db = db;
    }

    Lead find(long id) {
        return db.sql("""
                select l.id, l.name, l.phone, l.email, l.title, l.company, l.status, l.contact_id, coalesce(c.name, c.email, c.phone) as contact, l.converted,
                       array_to_string(l.tags, chr(31)) as tags, l.info
                from lead l left join contact c on c.id = l.contact_id where l.id = ?""")
                .param(id).query(Lead.class).optional().orElseThrow(() -> new Missing("lead", id));
    }
}
