package io.kenh.platform;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The running hubs on one database. Each start is a new node; a node that stopped its heartbeat
 * has lost whatever it had taken, and a node that finds itself declared lost registers anew.
 */
@Component
public class Nodes {

    private static final Logger log = LoggerFactory.getLogger(Nodes.class);

    /** Longer than any pause of a healthy process, short enough that a crash is mended within seconds. */
    static final Duration LOST_AFTER = Duration.ofSeconds(15);

    private final JdbcClient db;
    private final Clock clock;
    private final String name;
    private final TransactionTemplate apart;
    private final AtomicLong self = new AtomicLong();
    private volatile Instant lastBeat;

    Nodes(JdbcClient db, Clock clock, PlatformTransactionManager transactions,
          @Value("${kenh.node:${HOSTNAME:hub}}") String name) {
        this.db = db;
        this.clock = clock;
        this.name = name;
        // a registration must outlive the transaction that happened to ask first
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** This process's id, new at every start. */
    public long self() {
        long id = self.get();
        return id != 0 ? id : register();
    }

    private synchronized long register() {
        if (self.get() == 0) {
            OffsetDateTime now = OffsetDateTime.now(clock);
            self.set(apart.execute(tx -> db.sql("insert into node (name, started, seen) values (?, ?, ?) returning id")
                    .params(name, now, now).query(Long.class).single()));
        }
        return self.get();
    }

    /** Whether no other hub runs on this database. One that was killed counts until it is found lost. */
    public boolean isAlone() {
        return db.sql("select count(*) from node where id <> ?").param(self()).query(Long.class).single() == 0;
    }

    /** Says "still here" and forgets the nodes that did not; what they had taken is free again. */
    void beat() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        long id = self();
        if (db.sql("update node set seen = ? where id = ?").params(now, id).update() == 0) {
            self.compareAndSet(id, 0);
            register();
        }
        if (beatLately(now.toInstant())) {
            db.sql("delete from node where seen < ?").param(now.minus(LOST_AFTER)).update();
        }
        lastBeat = now.toInstant();
    }

    /** After a pause of our own, such as an outage of the database, the others get a turn before they are judged. */
    private boolean beatLately(Instant now) {
        return lastBeat != null && lastBeat.plus(LOST_AFTER.dividedBy(2)).isAfter(now);
    }

    /** A clean stop: others need not wait to take over. */
    @PreDestroy
    void leave() {
        try {
            db.sql("delete from node where id = ?").param(self.get()).update();
        } catch (DataAccessException e) {
            log.info("The database is away, so other nodes find out by themselves that this one stops");
        }
    }
}
