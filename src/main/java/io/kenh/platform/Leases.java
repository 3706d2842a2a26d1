package io.kenh.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Work that only one node does at a time, without a transaction being held open meanwhile. */
@Component
public class Leases {

    private final JdbcClient db;
    private final Nodes nodes;
    private final Clock clock;

    Leases(JdbcClient db, Nodes nodes, Clock clock) {
        this.db = db;
        this.nodes = nodes;
        this.clock = clock;
    }

    /** Takes or prolongs the lease; false while another living node holds it. */
    public boolean take(String name, Duration length) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return db.sql("""
                insert into lease (name, node_id, until) values (:name, :node, :until)
                on conflict (name) do update set node_id = excluded.node_id, until = excluded.until
                where lease.node_id = excluded.node_id or lease.until < :now
                   or not exists (select 1 from node n where n.id = lease.node_id)""")
                .param("name", name).param("node", nodes.self()).param("until", now.plus(length)).param("now", now)
                .update() == 1;
    }
}
