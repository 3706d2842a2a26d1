package io.kenh.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Crm;
import io.kenh.connector.CrmObject;
import io.kenh.crm.AddressClaims;
import io.kenh.crm.Records;
import io.kenh.platform.Nodes;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A sync with a CRM in memory, taken step by step by an engine that can be thrown away between any two calls. */
final class SyncStage implements AutoCloseable {

    private static final SyncSettings SETTINGS = new SyncSettings(Duration.ofSeconds(1), Duration.ofMillis(10), Duration.ofMillis(100), true);
    private static final int MOST_STEPS = 3_000;

    private final BeanFactory beans;
    private final JdbcClient db;
    private final Crm crm;
    final Ahead clock = new Ahead();
    final Connection connection;
    final CrmObject object;
    final SyncMapping mapping;
    final Sync sync;
    Checkpoints checkpoints;
    Pull pull;
    private Push push;

    SyncStage(BeanFactory beans, Crm crm, String yaml) {
        this.beans = beans;
        this.db = beans.getBean(JdbcClient.class);
        this.crm = crm;
        connection = beans.getBean(Connections.class).create("crm-" + UUID.randomUUID().toString().substring(0, 8), "CRM", "rest-crm",
                Map.of("baseUrl", "http://127.0.0.1:9", "accessToken", "t"));
        object = crm.object(connection, MappingReader.object(yaml)).orElseThrow();
        MappingReader reader = beans.getBean(MappingReader.class);
        mapping = reader.read(yaml, object);
        SyncStore store = new SyncStore(db, reader, beans.getBean(Nodes.class), clock);
        long id = beans.getBean(TransactionTemplate.class).execute(done -> store.create(connection.id(), mapping, yaml));
        sync = store.byId(id).orElseThrow();
        beans.getBean(SyncListener.class).look();
        restart(new Checkpoints(db, clock));
    }

    /** What a new process would be made of. */
    void restart(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
        Records records = beans.getBean(Records.class);
        Values values = beans.getBean(Values.class);
        Links links = beans.getBean(Links.class);
        Counterparts counterparts = beans.getBean(Counterparts.class);
        TransactionTemplate transactions = beans.getBean(TransactionTemplate.class);
        Pushes pushes = new Pushes(db, clock);
        Conflicts conflicts = new Conflicts(db, clock);
        Book book = new Book(records, links, pushes, conflicts, checkpoints, beans.getBean(AddressClaims.class));
        Inflow inflow = new Inflow(values, counterparts, book, checkpoints, conflicts, new Hints(db, clock), transactions);
        pull = new Pull(db, crm, new NextPage(Runnable::run), values, inflow, checkpoints, pushes, SETTINGS, clock);
        Told told = new Told(crm, values, pushes, pull, book, conflicts, checkpoints, transactions);
        push = new Push(records, links, pushes, checkpoints, new NewRow(crm, values, links, pushes, inflow, told, transactions),
                new ChangedRow(crm, records, values, links, counterparts, pushes, inflow, book, told, SETTINGS, transactions));
    }

    boolean page() {
        return pull.page(sync, mapping, connection, object);
    }

    /** Whatever is next; the process ends where the CRM lets it. @return whether there was anything to do */
    boolean step() {
        try {
            return pull.hints(sync, mapping, connection) || page() || push.one(sync, mapping, connection, object);
        } catch (FakeCrm.Crash crash) {
            restart(new Checkpoints(db, clock));
            return true;
        }
    }

    /** Time goes on until neither side has anything to say. */
    void settle() {
        for (int round = 0; round < 6; round++) {
            clock.pass(Duration.ofSeconds(3));
            for (int i = 0; i < MOST_STEPS && step(); i++) {
                assertThat(i).as("steps until all is quiet").isLessThan(MOST_STEPS - 1);
            }
        }
    }

    ShadowReport shadow() {
        return new Shadow(db, crm, beans.getBean(Values.class), beans.getBean(Counterparts.class), beans.getBean(Records.class)).of(sync, mapping, connection, Syncs.SHADOW_ROWS);
    }

    @Override
    public void close() {
        db.sql("delete from sync where id = ?").param(sync.id()).update();
        db.sql("delete from connection where id = ?").param(connection.id()).update();
        beans.getBean(SyncListener.class).look();
    }
}
