package io.kenh.sync.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.kenh.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who reads the log up to the horizon leaves nothing out, however transactions overlap. */
class ChangeHorizonTest {

    private static final String APPEND = """
            insert into change (object, object_id, kind, lane, record, cause, at)
            select 'lead', 1, 'updated', 'x', '{}', 'test', now() where pg_current_xact_id() is not null returning id""";

    private static HikariDataSource database;
    private static JdbcClient db;
    private static TransactionTemplate transactions;

    @BeforeAll
    static void open() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(TestDatabase.migrated());
        config.setMaximumPoolSize(12);
        database = new HikariDataSource(config);
        db = JdbcClient.create(database);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aChangeThatIsCommittedAfterYoungerOnesHoldsTheHorizonBack() {
        ChangeHorizon horizon = new ChangeHorizon(db, transactions);
        long older = transactions.execute(tx -> {
            long id = append();
            CompletableFuture.runAsync(() -> transactions.executeWithoutResult(other -> append())).join();
            for (int i = 0; i < 5; i++) {
                assertThat(CompletableFuture.supplyAsync(horizon::now).join()).isLessThan(id);
            }
            return id;
        });
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(horizon.now()).isGreaterThan(older));
    }

    @Test
    void nothingIsLeftOutWhileManyWrite() {
        ChangeHorizon horizon = new ChangeHorizon(db, transactions);
        ConcurrentSkipListSet<Long> written = new ConcurrentSkipListSet<>();
        ExecutorService writers = Executors.newFixedThreadPool(8);
        List<CompletableFuture<Void>> work = new ArrayList<>();
        for (int w = 0; w < 8; w++) {
            int seed = w;
            work.add(CompletableFuture.runAsync(() -> write(new Random(seed), written), writers));
        }
        List<Long> read = new ArrayList<>();
        long position = horizon.now();
        long start = position;
        boolean over = false;
        while (!over || position < written.last()) {
            over = work.stream().allMatch(CompletableFuture::isDone);
            long to = horizon.now();
            read.addAll(db.sql("select id from change where id > ? and id <= ? order by id").params(position, to).query(Long.class).list());
            position = to;
        }
        writers.shutdown();
        assertThat(read).isSorted().containsExactlyElementsOf(written.tailSet(start, false));
    }

    /** Some commit late, some roll back, some take several ids. */
    private static void write(Random random, ConcurrentSkipListSet<Long> written) {
        for (int i = 0; i < 40; i++) {
            List<Long> ids = new ArrayList<>();
            boolean undone = Boolean.TRUE.equals(transactions.execute(tx -> {
                for (int n = random.nextInt(3); n >= 0; n--) {
                    ids.add(append());
                }
                if (random.nextInt(4) == 0) {
                    db.sql("select pg_sleep(0.02)").query((rs, row) -> 1).list();
                }
                if (random.nextInt(6) == 0) {
                    tx.setRollbackOnly();
                    return true;
                }
                return false;
            }));
            if (!undone) {
                written.addAll(ids);
            }
        }
    }

    private static long append() {
        return db.sql(APPEND).query(Long.class).single();
    }
}
