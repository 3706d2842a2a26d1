package io.kenh.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The running hubs on one database. Each start is a new node; a node that stopped its heartbeat
 * has lost whatever it had taken, and a node that finds itself declared lost registers anew.
 */
@Component
public class Nodes {

    /** Longer than any pause of a healthy process, short enough that a crash is mended within seconds. */
    static final Duration LOST_AFTER = Duration.ofSeconds(15);

    private final JdbcClient db;
    private final Clock clock;
    private final String name;
    private final AtomicLong self = new AtomicLong();

    Nodes(JdbcClient db, Clock clock, @Value("${kenh.node:${HOSTNAME:hub}}") String name) {
        this.db = db;
        this.clock = clock;
        this.name = name;
    }

    /** This process's id, new at every start. */
    public long self() {
        long id = self.get();
        return id != 0 ? id : register();
    }

    private synchronized long register() {
        if (self.get() == 0) {
            OffsetDateTime now = OffsetDateTime.now(clock);
            self.set(db.sql("insert into node (name, started, seen) values (?, ?, ?) returning id")
                    .params(name, now, now).query(Long.class).single());
        }
        return self.get();
    }

    /** Says "still here" and forgets the nodes that did not; what they had taken is free again. */
    void beat() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        int alive = db.sql("update node set seen = ? where id = ?").params(now, self()).update();
        if (alive == 0) {
            self.set(0);
            register();
        }
        db.sql("delete from node where seen < ?").param(now.minus(LOST_AFTER)).update();
    }

    /** A clean stop: others need not wait to take over. */
    void leave() {
        db.sql("delete from node where id = ?").param(self()).update();
    }
}
