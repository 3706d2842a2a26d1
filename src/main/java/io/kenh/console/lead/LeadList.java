package io.kenh.console.lead;

import io.kenh.console.Cursor;
import io.kenh.console.Missing;
import io.kenh.console.Page;
import io.kenh.console.Where;
import io.kenh.console.Words;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads leads, the most recently touched first. */
@Component
class LeadList {

    record Row(long id, String name, String phone, String email, String company, String source, String status, int score,
               String owner, String tags, String info, Instant updated) { }

    /** {@code converted} is when it became the contact; null before. */
    record Lead(long id, String name, String phone, String email, String title, String company, String status, Long contactId, String contact, Instant converted,
                String tags, String info) { }

    private static final String WORDS = "coalesce(l.name, '') || ' ' || coalesce(l.phone, '') || ' ' || coalesce(l.email, '') || ' ' || coalesce(l.company, '')";

    private final JdbcClient db;

    LeadList(JdbcClient db) {
        this.db = db;
    }

    Page<Row> find(String q, String status, Cursor before) {
        Where where = new Where().after("l.updated, l.id", before)
                .and("l.status = :status", "status", status).and(Where.contains(WORDS), "words", Where.pattern(Words.asStored(q)));
        return Page.of(where.bind(db.sql("""
                select l.id, l.name, l.phone, l.email, l.company, l.source, l.status, l.score, s.name as owner,
                       array_to_string(l.tags, chr(31)) as tags, l.info, l.updated
                from lead l left join staff s on s.id = l.owner_id""" + where + " order by l.updated desc, l.id desc limit " + Page.FETCH))
                .query(Row.class).list(), row -> new Cursor(row.updated(), row.id()));
    }

    /** Words used as status lately, for the filter. */
    List<String> statuses() {
        return db.sql("select distinct status from (select status from lead order by updated desc, id desc limit 2000) l order by 1")
                .query(String.class).list();
    }

    Lead find(long id) {
        return db.sql("""
                select l.id, l.name, l.phone, l.email, l.title, l.company, l.status, l.contact_id, coalesce(c.name, c.email, c.phone) as contact, l.converted,
                       array_to_string(l.tags, chr(31)) as tags, l.info
                from lead l left join contact c on c.id = l.contact_id where l.id = ?""")
                .param(id).query(Lead.class).optional().orElseThrow(() -> new Missing("lead", id));
    }
}
