package io.kenh.event;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Nightly work of {@code routes/housekeeping.camel.yaml}. */
@Component("housekeeping")
public class Housekeeping {

    private final JdbcClient db;

    Housekeeping(JdbcClient db) {
        this.db = db;
    }

    /** Every start of a node leaves counters of its own; those of nodes that are gone become one. */
    @Transactional
    public void foldTallies() {
        db.sql("""
                with gone as (
                  delete from tally t where writer <> 'past'
                    and not exists (select 1 from node n where n.id::text = split_part(t.writer, '/', 1))
                  returning connection_id, received, duplicates, done)
                insert into tally (connection_id, writer, received, duplicates, done)
                select connection_id, 'past', sum(received), sum(duplicates), sum(done) from gone group by connection_id
                on conflict (connection_id, writer) do update set received = tally.received + excluded.received,
                  duplicates = tally.duplicates + excluded.duplicates, done = tally.done + excluded.done""").update();
    }
}
